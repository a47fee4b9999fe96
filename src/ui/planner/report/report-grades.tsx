import { For, Show, type JSX } from 'solid-js'
import type { Figures } from '../../../coverage/figures.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { peopleText, residentsOrigin } from '../../../state/people.ts'
import { useSession } from '../../../state/session.ts'
import { GRADES } from '../../../theme.ts'
import { usePlanner } from '../create-planner.ts'

/** Every unit by grade, and below it its residents. */
export function ReportGrades(): JSX.Element {
  const words = usePlanningWords()
  const planner = usePlanner()
  return (
    <section>
      <h2>{words().report.grades.heading}</h2>
      <GradesTable units={planner.units()} />
    </section>
  )
}

/** Figures by grade, one unit under the other. */
export function GradesTable(props: { readonly units: readonly Figures[] }): JSX.Element {
  const { t } = useI18n()
  const words = usePlanningWords()
  const report = () => words().report.grades
  return (
    <table>
      <caption>{report().caption}</caption>
      <thead>
        <tr>
          <th scope="col">{report().unit}</th>
          <th scope="col" data-number>
            {report().count}
          </th>
          <For each={GRADES}>
            {(grade) => (
              <th scope="col" data-number>
                {t().shell.grades[grade]}
              </th>
            )}
          </For>
          <th scope="col" data-number>
            {report().strict}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.units}>{(figures) => <UnitRows figures={figures} />}</For>
      </tbody>
    </table>
  )
}

function UnitRows(props: { readonly figures: Figures }): JSX.Element {
  const i18n = useI18n()
  const { t, number, percent } = i18n
  const session = useSession()
  const words = usePlanningWords()
  const unit = () => t().planner.units[props.figures.unit].one
  const origin = () => residentsOrigin(session.city()?.communities ?? [], props.figures.unit)
  const people = () => {
    const { inside, outside, unknown } = props.figures.residents
    return inside + outside + unknown
  }
  const rate = (share: number | null | undefined) =>
    share == null ? words().report.grades.none : percent(share)
  return (
    <>
      <tr>
        <th scope="row">{unit()}</th>
        <td>{number(props.figures.communities)}</td>
        <For each={GRADES}>{(grade) => <td>{number(props.figures.bands[grade])}</td>}</For>
        <td>{rate(props.figures.strict?.rate)}</td>
      </tr>
      <Show when={people() > 0}>
        <tr>
          <th scope="row">{words().report.grades.residents(unit())}</th>
          <td>{peopleText(people(), origin(), i18n)}</td>
          <For each={GRADES}>
            {(grade) => <td>{peopleText(props.figures.residentBands[grade], origin(), i18n)}</td>}
          </For>
          <td>{rate(props.figures.residentsRate?.rate)}</td>
        </tr>
      </Show>
    </>
  )
}
