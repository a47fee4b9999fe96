import { Match, Show, Switch, type JSX } from 'solid-js'
import type { FirmOpen, OpenCounts } from '../../../city/firm-open.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../kit/button.tsx'
import { Disclosure } from '../../kit/disclosure.tsx'
import { ProgressLine } from '../../kit/progress-line.tsx'
import { SelectChip } from '../../kit/select-chip.tsx'
import { CountsTable } from './counts-table.tsx'
import { useFirm } from './firm-context.ts'
import { OpenTable } from './open-table.tsx'

/** How much of the coverage is left on one day at one hour, as far as hours are known. */
export function OpenAt(): JSX.Element {
  const { firm, words } = useFirm()
  const answer = () => firm.open.answer()
  return (
    <section class="firm-part planner-inset">
      <h4>{words().open.heading}</h4>
      <p class="planner-note">{words().open.lead}</p>
      <MomentChips />
      <div role="status">
        <Switch>
          <Match when={firm.open.progress()}>
            {(progress) => <ProgressLine label={words().open.working} progress={progress()} />}
          </Match>
          <Match when={firm.open.error()}>
            <p>{words().failed}</p>
            <Button kind="quiet" onClick={() => firm.again()}>
              {words().again}
            </Button>
          </Match>
        </Switch>
      </div>
      <Show when={answer()}>{(found) => <OpenFiguresOf open={found()} />}</Show>
    </section>
  )
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const HOURS = Array.from({ length: 24 }, (_, hour) => hour * 60)

function MomentChips(): JSX.Element {
  const { weekday, time } = useI18n()
  const session = useSession()
  const { firm, words } = useFirm()
  const at = () => {
    const when = firm.when()
    return when === 'now' ? null : when
  }
  const hours = () => [...new Set([...HOURS, at()?.minute ?? 0])].sort((a, b) => a - b)
  return (
    <div class="firm-chips">
      <SelectChip
        label={words().open.day}
        value={String(at()?.weekday ?? 'now')}
        options={[
          { value: 'now', label: words().open.now },
          ...WEEKDAYS.map((day) => ({ value: String(day), label: weekday(day, 'long') })),
        ]}
        onChange={(value) =>
          session.setWhen(
            value === 'now' ? 'now' : { weekday: Number(value), minute: at()?.minute ?? 20 * 60 },
          )
        }
      />
      <Show when={at()}>
        {(moment) => (
          <SelectChip
            label={words().open.time}
            value={String(moment().minute)}
            options={hours().map((minute) => ({ value: String(minute), label: time(minute) }))}
            onChange={(minute) => session.setWhen({ ...moment(), minute: Number(minute) })}
          />
        )}
      </Show>
    </div>
  )
}

/** Below this share of known hours the lower bound says next to nothing. */
const FEW = 0.5

function OpenFiguresOf(props: { readonly open: FirmOpen }): JSX.Element {
  const { number, percent } = useI18n()
  const { words, ofUnit } = useFirm()
  const of = () => totalFacilities(props.open.facilities)
  const known = () => props.open.facilities.open + props.open.facilities.closed
  const knownShare = () => (of() === 0 ? 0 : known() / of())
  return (
    <>
      <p>
        {words().open.known(number(known()), number(of()), percent(knownShare()))}{' '}
        {knownShare() < FEW ? words().open.few : ''}
      </p>
      <ul class="firm-facts">
        <li>
          {words().open.states(
            number(props.open.facilities.open),
            number(props.open.facilities.closed),
            number(of() - known()),
          )}
        </li>
        <li>
          {known() === 0
            ? words().open.noRate
            : words().open.rate(
                percent(props.open.facilities.open / known()),
                number(props.open.facilities.open),
                number(known()),
              )}
        </li>
      </ul>
      <h5>{words().open.coverage}</h5>
      <CountsTable
        heads={[words().open.count, words().open.communities, words().open.residents]}
        rows={[
          { label: words().open.always, counts: ofUnit(props.open.always) },
          { label: words().open.notClosed, counts: ofUnit(props.open.notClosed) },
          { label: words().open.knownOpen, counts: ofUnit(props.open.knownOpen) },
        ]}
      />
      <Disclosure summary={words().open.byService}>
        <OpenTable open={props.open} />
      </Disclosure>
    </>
  )
}

const totalFacilities = ({ open, closed, unsure, noHours }: OpenCounts): number =>
  open + closed + unsure + noHours
