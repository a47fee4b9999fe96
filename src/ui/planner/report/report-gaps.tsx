import { createMemo, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { peopleText } from '../../../state/people.ts'
import { useSession, type Session } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'
import { filterGaps, FIRST_SORT, sortGaps } from '../gap-order.ts'
import type { GapRow } from '../gap-rows.ts'
import { walkLength, walkText } from '../walk-length.ts'

/** So many fit two pages; all of them are in the exported list. */
const MOST_ROWS = 40

/** Communities with gaps, those that lack most first. */
export function mostLacking(rows: readonly GapRow[], session: Session): readonly GapRow[] {
  const { shown } = filterGaps(rows, { grade: 'gaps', rule: null, text: '' })
  return sortGaps(shown, FIRST_SORT, {
    nameRank: () => 0,
    rules: session.judgement()?.standard.rules ?? [],
    paceMps: session.terms()?.walker.paceMps ?? 1,
  })
}

/** The communities that lack most. */
export function ReportGaps(): JSX.Element {
  const planner = usePlanner()
  const session = useSession()
  const words = usePlanningWords()
  const rows = createMemo(() => mostLacking(planner.rows(), session))
  return (
    <section>
      <h2>{words().report.list.heading}</h2>
      <GapTable rows={rows()} most={MOST_ROWS} />
    </section>
  )
}

/** The first of the communities with gaps, in the order given. */
export function GapTable(props: { readonly rows: readonly GapRow[]; readonly most: number }): JSX.Element {
  const { number } = useI18n()
  const words = usePlanningWords()
  const report = () => words().report.list
  const rows = () => props.rows.slice(0, props.most)
  return (
    <Show when={props.rows.length > 0} fallback={<p>{report().none}</p>}>
      <table>
        <caption>{report().caption(number(rows().length), number(props.rows.length))}</caption>
        <thead>
          <tr>
            <th scope="col">{report().name}</th>
            <th scope="col" data-number>
              {report().missing}
            </th>
            <th scope="col">{report().what}</th>
            <th scope="col" data-number>
              {report().farthest}
            </th>
            <th scope="col" data-number>
              {report().residents}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>{(row) => <GapLine row={row} />}</For>
        </tbody>
      </table>
    </Show>
  )
}

function GapLine(props: { readonly row: GapRow }): JSX.Element {
  const i18n = useI18n()
  const { t, number } = i18n
  const session = useSession()
  const planner = usePlanner()
  const rules = () => session.judgement()?.standard.rules ?? []
  const community = () => session.city()?.communities[props.row.community]
  const area = () => [community()?.district, community()?.street].filter(Boolean).join(' / ')
  const what = () =>
    props.row.outside
      .flatMap((r) => rules()[r] ?? [])
      .filter(({ required }) => required)
      .map((rule) => planner.ruleName(rule))
      .join(t().planner.gaps.separator)
  const farthest = () => {
    const { farthest: walk } = props.row
    const rule = walk === null ? undefined : rules()[walk.rule]
    if (walk === null || rule === undefined) return ''
    return walkText(walkLength(walk.primary, rule.ruler), t().planner.walk, number)
  }
  const residents = () => {
    const { residents: people } = props.row
    if (people === null) return t().planner.list.unknownResidents
    return peopleText(people, community()?.residentsSource ?? 'none', i18n)
  }
  return (
    <tr>
      <th scope="row">
        {props.row.name}
        <Show when={area()}>{(text) => <small>{text()}</small>}</Show>
      </th>
      <td>{number(props.row.missing)}</td>
      <td data-text>{what()}</td>
      <td>{farthest()}</td>
      <td>{residents()}</td>
    </tr>
  )
}
