import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { peopleText } from '../../../state/people.ts'
import { useSession } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'
import type { NeedOfService, NeedsView } from '../provide/create-needs-view.ts'
import type { NeedAtPlace } from '../provide/needs-ranking.ts'

const MOST_ROWS = 40

/** What was asked for beside what is out of reach: by service, and where. */
export function ReportNeeds(props: { readonly needs: NeedsView }): JSX.Element {
  const { number } = useI18n()
  const words = usePlanningWords()
  const report = () => words().report.needs
  return (
    <Show when={props.needs.services().length > 0}>
      <section>
        <h2>{report().heading}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{report().services}</th>
              <th scope="col" data-number>
                {report().count}
              </th>
              <th scope="col" data-number>
                {report().outside}
              </th>
              <th scope="col" data-number>
                {report().lacking}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.needs.services()}>{(row) => <ServiceLine row={row} />}</For>
          </tbody>
        </table>
        <Show when={props.needs.places().length > 0}>
          <table>
            <caption>
              {report().caption}
              <Show when={props.needs.places().length > MOST_ROWS}>
                {' '}
                {report().first(number(MOST_ROWS), number(props.needs.places().length))}
              </Show>
            </caption>
            <thead>
              <tr>
                <th scope="col">{report().community}</th>
                <th scope="col">{report().service}</th>
                <th scope="col">{report().verdict}</th>
                <th scope="col" data-number>
                  {report().count}
                </th>
                <th scope="col" data-number>
                  {report().residents}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={props.needs.places().slice(0, MOST_ROWS)}>{(row) => <PlaceLine row={row} />}</For>
            </tbody>
          </table>
        </Show>
      </section>
    </Show>
  )
}

function ServiceLine(props: { readonly row: NeedOfService }): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const isAskedFor = () =>
    session.judgement()?.standard.rules.some(({ services }) => services.includes(props.row.service)) ?? false
  const lacking = () => {
    const { lacking: people } = props.row
    if (!isAskedFor()) return words().report.needs.notAsked
    if (people === null) return i18n.t().planner.list.unknownResidents
    return peopleText(people, planner.residentsOrigin(), i18n)
  }
  return (
    <tr>
      <th scope="row">{planner.serviceName(props.row.service)}</th>
      <td>{i18n.number(props.row.total)}</td>
      <td>{i18n.number(props.row.outside)}</td>
      <td>{lacking()}</td>
    </tr>
  )
}

function PlaceLine(props: { readonly row: NeedAtPlace }): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const residents = () => {
    const { residents: people, community } = props.row
    const source = session.city()?.communities[community]?.residentsSource ?? 'none'
    return people === null ? i18n.t().planner.list.unknownResidents : peopleText(people, source, i18n)
  }
  return (
    <tr>
      <th scope="row">{planner.communityName(props.row.community)}</th>
      <td data-text>{planner.serviceName(props.row.service)}</td>
      <td data-text>{words().provide.needs.verdicts[props.row.verdict]}</td>
      <td>{i18n.number(props.row.count)}</td>
      <td>{residents()}</td>
    </tr>
  )
}
