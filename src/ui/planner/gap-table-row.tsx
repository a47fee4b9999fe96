import { Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { peopleText, shownPeople } from '../../state/people.ts'
import { useSession } from '../../state/session.ts'
import { usePlanner } from './create-planner.ts'
import type { GapRow } from './gap-rows.ts'
import { walkLength, walkText } from './walk-length.ts'

interface GapTableRowProps {
  readonly row: GapRow
  /** Position in the list as it is sorted. */
  readonly index: number
  readonly isTabStop: boolean
  readonly measure: (element: HTMLTableRowElement) => void
  readonly onFocus: () => void
}

/** One community of the list: a click opens its sheet, the pointer over it lights it up on the map. */
export function GapTableRow(props: GapTableRowProps): JSX.Element {
  const i18n = useI18n()
  const { t, number } = i18n
  const session = useSession()
  const planner = usePlanner()
  const words = () => t().planner.list
  const community = () => props.row.community
  const residents = () => {
    const { residents: people } = props.row
    if (people === null) return words().unknownResidents
    const source = session.city()?.communities[community()]?.residentsSource ?? 'none'
    // where all are estimates the heading of the column says so
    if (planner.residentsOrigin() !== 'floor-area') return peopleText(people, source, i18n)
    const shown = shownPeople(people, source)
    return shown === null ? t().shell.people.underTen : number(shown)
  }
  const measureInTable = (element: HTMLTableRowElement) => {
    // eslint-disable-next-line solid/reactivity -- once, as soon as the row stands in the table
    queueMicrotask(() => props.measure(element))
  }
  const open = () => planner.open(community())
  const leave = () => {
    if (session.hovered() === community()) session.hover(null)
  }
  return (
    <tr
      ref={measureInTable}
      data-index={props.index}
      data-hovered={session.hovered() === community() ? '' : undefined}
      data-last={planner.lastSelected() === community() ? '' : undefined}
      aria-rowindex={props.index + 2}
      onClick={open}
      onPointerEnter={() => session.hover(community())}
      onPointerLeave={leave}
    >
      <th scope="row">
        <button
          type="button"
          tabIndex={props.isTabStop ? 0 : -1}
          onFocus={() => {
            props.onFocus()
            session.hover(community())
          }}
          onBlur={leave}
          onClick={(event) => {
            event.stopPropagation()
            open()
          }}
        >
          {props.row.name}
        </button>
      </th>
      <td data-column="missing" data-grade={props.row.grade}>
        <Show when={props.row.undecided > 0} fallback={number(props.row.missing)}>
          <span aria-hidden="true">{words().atLeast(number(props.row.missing))}</span>
          <span class="visually-hidden">{words().atLeastLong(number(props.row.missing))}</span>
        </Show>
      </td>
      <td data-column="farthest">
        <Farthest row={props.row} />
      </td>
      <td data-column="residents">{residents()}</td>
    </tr>
  )
}

function Farthest(props: { readonly row: GapRow }): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const found = () => {
    const { farthest } = props.row
    const rule = farthest === null ? undefined : session.judgement()?.standard.rules[farthest.rule]
    return farthest === null || rule === undefined ? null : { rule, primary: farthest.primary }
  }
  const length = (primary: number, ruler: 'minutes' | 'metres') =>
    walkText(walkLength(primary, ruler), t().planner.walk, number)
  return (
    <>
      <Show when={found()} fallback={planner.mapRule() === null ? '' : t().planner.list.nothing}>
        {(walk) => (
          <span class="planner-farthest">
            <Show when={planner.mapRule() === null}>
              <span>{planner.ruleName(walk().rule)}</span>
            </Show>
            <b>{length(walk().primary, walk().rule.ruler)}</b>
          </span>
        )}
      </Show>
      <Show when={props.row.undecided > 0 && planner.mapRule() === null}>
        <small>{t().planner.list.undecided(number(props.row.undecided))}</small>
      </Show>
    </>
  )
}
