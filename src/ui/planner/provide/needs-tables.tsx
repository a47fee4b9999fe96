import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { peopleText } from '../../../state/people.ts'
import type { NeedCount } from '../../../state/needs.ts'
import { useSession } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'
import type { NeedOfService, NeedsView } from './create-needs-view.ts'
import type { NeedAtPlace } from './needs-ranking.ts'

const MOST_ROWS = 100

interface TableProps {
  readonly view: NeedsView
}

/** Services by what is needed where it is out of reach, with the residents who lack them. */
export function NeedsByService(props: TableProps): JSX.Element {
  const { t } = useI18n()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().provide.needs.services
  return (
    <div class="provide-part">
      <div class="planner-inset">
        <h4 id="provide-by-service">{words().heading}</h4>
        <p class="planner-note">{words().note(t().planner.units[planner.unit() ?? 'community'].one)}</p>
      </div>
      <table class="planner-table" aria-labelledby="provide-by-service">
        <Head columns={[words().service, words().needs, words().lacking]} />
        <tbody>
          <For each={props.view.services()}>{(row) => <ServiceRow row={row} />}</For>
        </tbody>
      </table>
    </div>
  )
}

function ServiceRow(props: { readonly row: NeedOfService }): JSX.Element {
  const i18n = useI18n()
  const { number } = i18n
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().provide.needs.services
  const lacking = () => {
    const { lacking: people } = props.row
    return people === null
      ? i18n.t().planner.list.unknownResidents
      : peopleText(people, planner.residentsOrigin(), i18n)
  }
  return (
    <tr>
      <th scope="row">
        {planner.serviceName(props.row.service)}
        <Show when={props.row.byStreet > 0}>
          <small>{words().streets(number(props.row.byStreet))}</small>
        </Show>
        <Show when={props.row.inCity > 0}>
          <small>{words().city(number(props.row.inCity))}</small>
        </Show>
      </th>
      <td class="planner-number">
        <b>{number(props.row.total)}</b>
        <small>{words().outside(number(props.row.outside))}</small>
      </td>
      <td class="planner-number">{lacking()}</td>
    </tr>
  )
}

/** Communities and services, where it is out of reach first; each leads to its community. */
export function NeedsByPlace(props: TableProps): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().provide.needs.places
  return (
    <div class="provide-part">
      <div class="planner-inset">
        <h4 id="provide-by-place">{words().heading}</h4>
        <p class="planner-note">
          {props.view.places().length === 0 ? words().none : words().note}
          <Show when={props.view.places().length > MOST_ROWS}>
            {' '}
            {words().first(number(MOST_ROWS), number(props.view.places().length))}
          </Show>
        </p>
      </div>
      <Show when={props.view.places().length > 0}>
        <table class="planner-table" aria-labelledby="provide-by-place">
          <Head columns={[words().community, words().needs, words().residents]} />
          <tbody>
            <For each={props.view.places().slice(0, MOST_ROWS)}>{(row) => <PlaceRow row={row} />}</For>
          </tbody>
        </table>
      </Show>
    </div>
  )
}

function PlaceRow(props: { readonly row: NeedAtPlace }): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const verdicts = () => planning().provide.needs.verdicts
  const residents = () => {
    const source = session.city()?.communities[props.row.community]?.residentsSource ?? 'none'
    const { residents: people } = props.row
    return people === null ? i18n.t().planner.list.unknownResidents : peopleText(people, source, i18n)
  }
  return (
    <tr>
      <th scope="row">
        <button type="button" class="planner-area-open" onClick={() => planner.open(props.row.community)}>
          {planner.communityName(props.row.community)}
        </button>
        <small>
          {planner.serviceName(props.row.service)} · {verdicts()[props.row.verdict]}
        </small>
      </th>
      <td class="planner-number">
        <b>{i18n.number(props.row.count)}</b>
      </td>
      <td class="planner-number">{residents()}</td>
    </tr>
  )
}

/** Counts that are known by street only, beside how many of its communities lack the service. */
export function NeedsByStreet(props: TableProps): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().provide.needs.streets
  return (
    <div class="provide-part">
      <div class="planner-inset">
        <h4 id="provide-by-street">{words().heading}</h4>
        <p class="planner-note">{words().note}</p>
      </div>
      <table class="planner-table" aria-labelledby="provide-by-street">
        <Head columns={[words().street, words().needs, words().gap]} />
        <tbody>
          <For each={props.view.streets().slice(0, MOST_ROWS)}>
            {(row) => <StreetRow row={row} view={props.view} />}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function StreetRow(props: { readonly row: NeedCount; readonly view: NeedsView }): JSX.Element {
  const { t, number } = useI18n()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().provide.needs
  const gap = () => {
    const { district, street, service } = props.row
    const found = props.view.gapOfStreet(district, street, service)
    if (found.of === 0) return words().streets.unknown
    if (!found.isAsked) return words().services.noRule
    const unit = t().planner.units[planner.unit() ?? 'community'].one
    return words().streets.of(number(found.lacking), number(found.of), unit)
  }
  return (
    <tr>
      <th scope="row">
        {[props.row.district, props.row.street].filter(Boolean).join(' · ')}
        <small>{planner.serviceName(props.row.service)}</small>
      </th>
      <td class="planner-number">
        <b>{number(props.row.count)}</b>
      </td>
      <td>{gap()}</td>
    </tr>
  )
}

/** The first column names, the others count. */
function Head(props: { readonly columns: readonly string[] }): JSX.Element {
  return (
    <thead>
      <tr>
        <For each={props.columns}>
          {(column, i) => (
            <th scope="col" class={i() === 0 ? undefined : 'planner-number'}>
              {column}
            </th>
          )}
        </For>
      </tr>
    </thead>
  )
}
