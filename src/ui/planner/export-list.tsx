import Download from 'lucide-solid/icons/download'
import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { createGapTemplate } from '../../state/gap-template.ts'
import { useSession } from '../../state/session.ts'
import { usePlanner } from './create-planner.ts'
import {
  communitiesLeft,
  filtersText,
  gapFileRequest,
  isStandardOnlyNamed,
  type ExportScope,
} from './export-choice.ts'
import { ExportTemplate } from './export-template.tsx'
import './export-list.css'

const FORMS = [
  { name: 'xlsx', form: 'xlsx', list: 'problems' },
  { name: 'csv', form: 'csv', list: 'problems' },
  { name: 'csvToCheck', form: 'csv', list: 'toCheck' },
  { name: 'geojson', form: 'geojson', list: 'problems' },
] as const

const CHECKUP_FORMATS = ['csv', 'geojson', 'json'] as const

/** The list of gaps as a file: all of it or as it is filtered, by the planner's own columns; and every verdict there is. */
export function ExportList(): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const [scope, setScope] = createSignal<ExportScope>('list')
  const [busy, setBusy] = createSignal(false)
  const template = createGapTemplate(
    () => words().listing.file.columns,
    () => words().listing.template.file,
  )
  const during = async (work: () => Promise<void>) => {
    if (busy()) return
    setBusy(true)
    try {
      await work()
    } finally {
      setBusy(false)
    }
  }
  const request = ({ form, list }: (typeof FORMS)[number]) => {
    const address = location.href.replace(/#.*$/, '')
    const asked = { form, list, scope: scope(), template: template.template(), address }
    return gapFileRequest({ session, planner, i18n, words: words() }, asked)
  }
  const save = (file: (typeof FORMS)[number]) => {
    const asked = request(file)
    return asked === null ? undefined : during(() => session.downloadGaps(asked))
  }
  const listing = () => words().listing
  const checkup = () => i18n.t().planner.export
  return (
    <div class="planner-inset">
      <details class="planner-export">
        <summary>
          <Download size={18} aria-hidden="true" />
          {checkup().button}
        </summary>
        <Scope chosen={scope()} onChoose={setScope} />
        <Show when={isStandardOnlyNamed(session)}>
          <p class="planner-note" role="note">
            {listing().file.notes.linksNameOnly(i18n.name(session.terms()?.standard.names ?? {}))}
          </p>
        </Show>
        <ul class="planner-export-formats">
          <For each={FORMS}>
            {(one) => (
              <li>
                <FormatButton
                  name={listing().forms[one.name]}
                  note={listing().forms[`${one.name}Note`]}
                  isBusy={busy()}
                  onClick={() => void save(one)}
                />
              </li>
            )}
          </For>
        </ul>
        <ExportTemplate kept={template} />
        <h3 class="planner-export-heading">{listing().checkup.heading}</h3>
        <p class="planner-note">{listing().checkup.note}</p>
        <ul class="planner-export-formats">
          <For each={CHECKUP_FORMATS}>
            {(format) => (
              <li>
                <FormatButton
                  name={checkup()[format]}
                  note={checkup()[`${format}Note`]}
                  isBusy={busy()}
                  onClick={() => void during(() => session.download(format))}
                />
              </li>
            )}
          </For>
        </ul>
      </details>
      <p class="planner-note" aria-live="polite">
        <Show when={busy()}>{checkup().busy}</Show>
      </p>
    </div>
  )
}

interface FormatButtonProps {
  readonly name: string
  readonly note: string
  readonly isBusy: boolean
  readonly onClick: () => void
}

function FormatButton(props: FormatButtonProps): JSX.Element {
  return (
    <button type="button" aria-disabled={props.isBusy ? true : undefined} onClick={() => props.onClick()}>
      <b>{props.name}</b>
      <span>{props.note}</span>
    </button>
  )
}

interface ScopeProps {
  readonly chosen: ExportScope
  readonly onChoose: (scope: ExportScope) => void
}

/** Everything, or what the filters leave; which those are is said in words. */
function Scope(props: ScopeProps): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const name = createUniqueId()
  const scope = () => words().listing.scope
  const label = (one: ExportScope) => {
    if (one === 'whole') return scope().whole
    const { gaps, toCheck } = communitiesLeft(planner)
    return scope().list(i18n.number(gaps.length), i18n.number(toCheck.length))
  }
  const told = () =>
    props.chosen === 'whole'
      ? scope().wholeIs
      : scope().now(filtersText({ session, planner, i18n, words: words() }))
  return (
    <fieldset class="planner-export-scope">
      <legend>{scope().legend}</legend>
      <For each={['list', 'whole'] as const}>
        {(one) => (
          <label>
            <input
              type="radio"
              name={name}
              value={one}
              checked={props.chosen === one}
              onChange={() => props.onChoose(one)}
            />
            {label(one)}
          </label>
        )}
      </For>
      <p class="planner-note">{told()}</p>
    </fieldset>
  )
}
