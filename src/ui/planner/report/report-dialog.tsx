import { createUniqueId, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { ProgressLine } from '../../kit/progress-line.tsx'
import { SelectChip } from '../../kit/select-chip.tsx'
import { areaText } from '../area-words.ts'
import { usePlanner } from '../create-planner.ts'
import { createReportChoice, type KeptChoice } from './create-report-choice.ts'
import type { PrepareStep } from './prepare-report.ts'
import {
  MAP_CHOICES,
  PART_CHOICES,
  whyNotMap,
  whyNotPart,
  type ReportChoice,
  type SheetOption,
  type WhyNot,
} from './report-choice.ts'
import './report-dialog.css'

export interface ReportDialogProps {
  readonly hasNeeds: boolean
  /** What is under way; null: nothing. */
  readonly step: PrepareStep | null
  readonly hasFailed: boolean
  readonly onPrint: (choice: ReportChoice) => void
  readonly onStop: () => void
  readonly onClose: () => void
  readonly control: (close: () => void) => void
}

/** Which maps and parts the report has; what cannot be had says why. */
export function ReportDialog(props: ReportDialogProps): JSX.Element {
  const words = usePlanningWords()
  const kept = createReportChoice(() => props.hasNeeds)
  const dialog = () => words().report.dialog
  return (
    <Dialog
      heading={dialog().heading}
      closeLabel={dialog().close}
      onClose={() => props.onClose()}
      control={(close) => props.control(close)}
    >
      <div class="planner-report-choice">
        <fieldset disabled={props.step !== null}>
          <legend>{dialog().maps}</legend>
          <ul>
            <For each={MAP_CHOICES}>
              {(map) => (
                <li>
                  <Box
                    text={words().report.mapNames[map]}
                    why={whyNotMap(map, kept.facts())}
                    isChosen={kept.hasMap(map)}
                    onChoose={(isChosen) => kept.setMap(map, isChosen)}
                  />
                  <Show when={map === 'minutes' && kept.hasMap(map)}>
                    <Service kept={kept} />
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </fieldset>
        <fieldset disabled={props.step !== null}>
          <legend>{dialog().parts}</legend>
          <ul>
            <For each={PART_CHOICES}>
              {(part) => (
                <li>
                  <Box
                    text={words().report.partNames[part]}
                    why={whyNotPart(part, kept.facts())}
                    isChosen={kept.hasPart(part)}
                    onChoose={(isChosen) => kept.setPart(part, isChosen)}
                  />
                </li>
              )}
            </For>
          </ul>
          <p class="planner-note">{dialog().always}</p>
        </fieldset>
        <fieldset disabled={props.step !== null}>
          <legend>{dialog().sheets}</legend>
          <Sheets kept={kept} />
        </fieldset>
        <Show
          when={props.step}
          fallback={
            <div class="planner-report-actions">
              <Button kind="primary" onClick={() => props.onPrint(kept.choice())}>
                {dialog().print}
              </Button>
            </div>
          }
        >
          {(step) => <Working step={step()} onStop={props.onStop} />}
        </Show>
        <Show when={props.hasFailed}>
          <p role="alert">{dialog().failed}</p>
        </Show>
      </div>
    </Dialog>
  )
}

interface BoxProps {
  readonly text: string
  readonly why: WhyNot | null
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

function Box(props: BoxProps): JSX.Element {
  const words = usePlanningWords()
  const id = createUniqueId()
  return (
    <label>
      <input
        type="checkbox"
        checked={props.isChosen}
        disabled={props.why !== null}
        aria-describedby={props.why === null ? undefined : id}
        onChange={(event) => props.onChoose(event.currentTarget.checked)}
      />
      <span>
        {props.text}
        <Show when={props.why}>{(why) => <small id={id}>{words().report.dialog.not[why()]}</small>}</Show>
      </span>
    </label>
  )
}

function Service(props: { readonly kept: KeptChoice }): JSX.Element {
  const planner = usePlanner()
  const words = usePlanningWords()
  return (
    <SelectChip
      label={words().report.dialog.service}
      value={props.kept.rule() ?? ''}
      options={props.kept.rules().map((rule) => ({ value: rule.id, label: planner.ruleName(rule) }))}
      onChange={props.kept.setRule}
    />
  )
}

function Sheets(props: { readonly kept: KeptChoice }): JSX.Element {
  const { number } = useI18n()
  const words = usePlanningWords()
  const dialog = () => words().report.dialog
  const label = (option: SheetOption) => {
    const [only] = option.areas
    if (option.areas.length === 1 && only !== undefined)
      return dialog().oneSheet(areaText(only, words().areas))
    const n = number(option.areas.length)
    return option.of?.district == null
      ? dialog().allSheets(n)
      : dialog().district(areaText(option.of, words().areas), n)
  }
  return (
    <Show
      when={props.kept.sheetOptions().length > 0}
      fallback={<p class="planner-note">{dialog().not['no-areas']}</p>}
    >
      <SelectChip
        label={dialog().sheetsLabel}
        value={props.kept.sheet()}
        options={[
          { value: '', label: dialog().noSheets },
          ...props.kept.sheetOptions().map((option) => ({ value: option.value, label: label(option) })),
        ]}
        onChange={props.kept.setSheet}
      />
    </Show>
  )
}

interface WorkingProps {
  readonly step: PrepareStep
  readonly onStop: () => void
}

function Working(props: WorkingProps): JSX.Element {
  const { number } = useI18n()
  const session = useSession()
  const words = usePlanningWords()
  const report = () => words().report
  const what = () => {
    const { what: of } = props.step
    if (of === 'gains') return report().dialog.gains
    if (typeof of === 'string') return report().mapNames[of]
    return report().dialog.sheetOf(areaText(of, words().areas))
  }
  const progress = () => {
    const { at, of, share } = props.step
    return { loadedBytes: 0, totalBytes: 0, doneShare: of === 0 ? 0 : (at - 1 + (share ?? 0)) / of }
  }
  return (
    <div role="status" aria-busy="true" lang={session.language()}>
      <ProgressLine
        label={report().dialog.working(what(), number(props.step.at), number(props.step.of))}
        progress={progress()}
      />
      <Button kind="quiet" onClick={() => props.onStop()}>
        {report().dialog.stop}
      </Button>
    </div>
  )
}
