import { createMemo, For, Show, type JSX } from 'solid-js'
import type { PlanGains } from '../../../city/plan/plan-gains.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { peopleText } from '../../../state/people.ts'
import { useSession } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'
import { flipsOf } from '../plan/flips.ts'
import { MOST_FLIPS } from './prepare-report.ts'

/** Communities that the plan changes the verdict of, by the numbers of their map. */
export function ReportFlips(props: { readonly gains: PlanGains }): JSX.Element {
  const i18n = useI18n()
  const { t, number } = i18n
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const report = () => words().report.flips
  const all = createMemo(() => {
    const { gained, lost } = flipsOf(props.gains)
    const isIn = (c: number) => planner.isInArea(c)
    return [
      ...gained.filter(isIn).map((community) => ({ community, isGain: true })),
      ...lost.filter(isIn).map((community) => ({ community, isGain: false })),
    ]
  })
  const residents = (c: number) => {
    const community = session.city()?.communities[c]
    return community?.residents == null
      ? t().planner.list.unknownResidents
      : peopleText(community.residents, community.residentsSource, i18n)
  }
  return (
    <section>
      <h2>{report().heading}</h2>
      <Show when={all().length > 0} fallback={<p>{report().none}</p>}>
        <table>
          <caption>
            {report().caption}
            <Show when={all().length > MOST_FLIPS}>
              {' '}
              {report().first(number(MOST_FLIPS), number(all().length))}
            </Show>
          </caption>
          <thead>
            <tr>
              <th scope="col">{report().number}</th>
              <th scope="col">{report().name}</th>
              <th scope="col">{report().change}</th>
              <th scope="col" data-number>
                {report().residents}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={all().slice(0, MOST_FLIPS)}>
              {({ community, isGain }, i) => (
                <tr>
                  <td data-text>{number(i() + 1)}</td>
                  <th scope="row">{planner.communityName(community)}</th>
                  <td data-text>{isGain ? report().gained : report().lost}</td>
                  <td>{residents(community)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </section>
  )
}
