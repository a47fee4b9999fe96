import { createMemo, For, type JSX } from 'solid-js'
import type { StandardRule } from '../../../services/standard.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { peopleText } from '../../../state/people.ts'
import { useSession } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'

/** Every service of the standard that is on the map, by who lacks it. */
export function ReportRanking(): JSX.Element {
  const i18n = useI18n()
  const { t, number } = i18n
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const report = () => words().report.ranking
  const rows = createMemo(() => {
    const judgement = session.judgement()
    const aside = new Set(judgement?.summary.gaps.rulesSetAside)
    const rules = new Map(judgement?.standard.rules.map((rule) => [rule.id, rule]))
    return (planner.figures()?.rules ?? []).flatMap((found) => {
      const rule = rules.get(found.rule)
      return rule === undefined || aside.has(rule.id) ? [] : [{ rule, found }]
    })
  })
  const unit = () => t().planner.units[planner.figures()?.unit ?? 'community'].one
  const limit = ({ ruler, threshold }: StandardRule) => t().planner.walk[ruler](number(threshold))
  return (
    <section>
      <h2>{report().heading}</h2>
      <table>
        <caption>{report().caption(unit())}</caption>
        <thead>
          <tr>
            <th scope="col">{report().service}</th>
            <th scope="col">{report().demand}</th>
            <th scope="col" data-number>
              {report().units}
            </th>
            <th scope="col" data-number>
              {report().residents}
            </th>
            <th scope="col" data-number>
              {report().unknown}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {({ rule, found }) => (
              <tr>
                <th scope="row">{planner.ruleName(rule)}</th>
                <td data-text>
                  {limit(rule)} · {rule.required ? report().required : report().optional}
                </td>
                <td>{number(found.communities.outside)}</td>
                <td>{peopleText(found.residents.outside, planner.residentsOrigin(), i18n)}</td>
                <td>{number(found.communities.unknown)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}
