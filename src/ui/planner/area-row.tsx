import { Show, type JSX } from 'solid-js'
import type { AreaName } from '../../coverage/areas.ts'
import type { FiguresRow } from '../../coverage/summary.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { peopleText } from '../../state/people.ts'
import { useSession } from '../../state/session.ts'
import { usePlanner } from './create-planner.ts'

const WORST = 2

interface AreaRowProps {
  readonly row: FiguresRow
  /** What its name is the name of. */
  readonly kind: 'district' | 'street' | 'type'
  /** What pressing it shows alone; null: nothing. */
  readonly area: AreaName | null
}

/** Figures of one area or type: how many there are and are decided, how many meet, residents, what is lacked most. */
export function AreaRow(props: AreaRowProps): JSX.Element {
  const i18n = useI18n()
  const { number, percent } = i18n
  const session = useSession()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().areas.table
  const figures = () => props.row.figures
  const name = () => {
    const found = props.row[props.kind]
    const known: Readonly<Record<string, string>> = props.kind === 'type' ? i18n.t().planner.sheet.types : {}
    return found === null ? words().unnamed[props.kind] : (known[found] ?? found)
  }
  const decided = () => figures().communities - figures().bands.undetermined
  const residents = () => {
    const { inside, outside, unknown } = figures().residents
    return inside + outside + unknown
  }
  const worst = () => {
    const { rules, rankedBy } = figures()
    const standard = session.judgement()?.standard.rules ?? []
    const names = rules
      .filter((rule) => rule.required && rule[rankedBy].outside > 0)
      .slice(0, WORST)
      .flatMap(({ rule }) => standard.find(({ id }) => id === rule) ?? [])
      .map((rule) => planner.ruleName(rule))
    return names.length === 0 ? words().nothingLacks : words().worst(names.join(words().separator))
  }
  return (
    <tr>
      <th scope="row">
        <Show when={props.area} fallback={name()}>
          {(area) => (
            <button type="button" class="planner-area-open" onClick={() => session.setArea(area())}>
              {name()}
            </button>
          )}
        </Show>
        <small>{worst()}</small>
      </th>
      <td class="planner-number">
        <b>{number(figures().communities)}</b>
        <small>{words().decided(number(decided()))}</small>
      </td>
      <td class="planner-number">
        <Show when={figures().strict} fallback={<small>{words().noRate}</small>}>
          {(strict) => (
            <>
              <b>{percent(strict().rate ?? 0)}</b>
              <small>{words().meetsOf(number(strict().count), number(strict().of))}</small>
            </>
          )}
        </Show>
      </td>
      <td class="planner-number">
        <Show when={residents() > 0} fallback={i18n.t().planner.list.unknownResidents}>
          <b>{peopleText(residents(), planner.residentsOrigin(), i18n)}</b>
          <Show when={figures().residentsRate}>
            {(rate) => <small>{words().reach(percent(rate().rate ?? 0))}</small>}
          </Show>
        </Show>
      </td>
    </tr>
  )
}
