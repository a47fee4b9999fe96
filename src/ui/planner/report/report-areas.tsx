import { For, Show, type JSX } from 'solid-js'
import type { FiguresRow } from '../../../coverage/summary.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { peopleText } from '../../../state/people.ts'
import { useSession } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'

type Kind = 'district' | 'street' | 'type'

const WORST = 2

/** The next smaller areas and the types, each with its figures, of the unit that is looked at. */
export function ReportAreas(): JSX.Element {
  const planner = usePlanner()
  const ofUnit = (rows: readonly FiguresRow[] | undefined) =>
    (rows ?? []).filter(({ figures }) => figures.unit === planner.unit())
  const figures = () => planner.areas.figures()
  const level = (): Kind => (figures()?.level === 'district' ? 'district' : 'street')
  return (
    <>
      <Table kind={level()} rows={ofUnit(figures()?.rows)} />
      <Table kind="type" rows={ofUnit(figures()?.types)} />
    </>
  )
}

function Table(props: { readonly kind: Kind; readonly rows: readonly FiguresRow[] }): JSX.Element {
  const { t } = useI18n()
  const planner = usePlanner()
  const words = usePlanningWords()
  const report = () => words().report.areas
  const unit = () => t().planner.units[planner.unit() ?? 'community'].one
  return (
    <Show when={props.rows.length > 0}>
      <section>
        <h2>{report().heading[props.kind]}</h2>
        <table>
          <caption>{report().caption(unit())}</caption>
          <thead>
            <tr>
              <th scope="col">{report().name}</th>
              <For each={['count', 'undetermined', 'meets', 'rate', 'residents'] as const}>
                {(column) => (
                  <th scope="col" data-number>
                    {report()[column]}
                  </th>
                )}
              </For>
              <th scope="col">{report().lacked}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>{(row) => <AreaLine row={row} kind={props.kind} />}</For>
          </tbody>
        </table>
      </section>
    </Show>
  )
}

function AreaLine(props: { readonly row: FiguresRow; readonly kind: Kind }): JSX.Element {
  const i18n = useI18n()
  const { t, number, percent } = i18n
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const figures = () => props.row.figures
  const name = () => {
    const found = props.row[props.kind]
    const types: Readonly<Record<string, string>> = props.kind === 'type' ? t().planner.sheet.types : {}
    return found === null ? words().areas.table.unnamed[props.kind] : (types[found] ?? found)
  }
  const rate = () => {
    const share = figures().strict?.rate
    return share == null ? words().report.grades.none : percent(share)
  }
  const residents = () => {
    const { inside, outside, unknown } = figures().residents
    const all = inside + outside + unknown
    return all === 0 ? t().planner.list.unknownResidents : peopleText(all, planner.residentsOrigin(), i18n)
  }
  const lacked = () => {
    const { rules, rankedBy } = figures()
    const standard = session.judgement()?.standard.rules ?? []
    return rules
      .filter((rule) => rule.required && rule[rankedBy].outside > 0)
      .slice(0, WORST)
      .flatMap(({ rule }) => standard.find(({ id }) => id === rule) ?? [])
      .map((rule) => planner.ruleName(rule))
      .join(words().areas.table.separator)
  }
  return (
    <tr>
      <th scope="row">{name()}</th>
      <td>{number(figures().communities)}</td>
      <td>{number(figures().bands.undetermined)}</td>
      <td>{number(figures().bands.all)}</td>
      <td>{rate()}</td>
      <td>{residents()}</td>
      <td data-text>{lacked()}</td>
    </tr>
  )
}
