import { createSignal, For, lazy, Match, Show, Switch, type JSX } from 'solid-js'
import type { PlaceAnswer } from '../city/place-answer.ts'
import { useI18n } from '../i18n/i18n.ts'
import { useSession } from '../state/session.ts'
import './legend.css'

const PlannerLegend = lazy(async () => ({
  default: (await import('./planner-legend.tsx')).PlannerLegend,
}))

/** What the marks and bands of the map mean, in one line with the date of the data. On a phone behind a button. */
export function Legend(): JSX.Element {
  const session = useSession()
  const { t, planning } = useI18n()
  const [open, setOpen] = createSignal(false)
  const words = () => t().map.legend
  const answer = () => (session.place() === null ? undefined : session.answer())
  const isResident = (): boolean => session.door() === 'services'
  const isPlanner = (): boolean => session.door() === 'gaps'
  const isJudged = (): boolean => session.judgement() !== undefined
  // what explains what is not painted yet would only grow under the eye
  const isEmpty = (): boolean =>
    (isResident() && session.place() !== null && answer() === undefined) ||
    (isPlanner() && (!isJudged() || planning() === undefined))
  return (
    <Show when={session.city() !== undefined && !isEmpty()}>
      <section class="map-legend" data-open={open()} aria-label={words().title}>
        <button
          type="button"
          class="map-legend-toggle"
          aria-expanded={open()}
          onClick={() => setOpen((before) => !before)}
        >
          {words().title}
        </button>
        <Show when={!isPlanner()} fallback={<PlannerLegend date={<DataDate />} />}>
          <ul class="map-legend-list">
            <Switch fallback={<Entry sign="dot">{words().notJudged}</Entry>}>
              <Match when={isResident() && answer()}>
                {(found) => (
                  <>
                    <BandEntries answer={found()} />
                    <Show when={session.comparison()}>{(other) => <OtherEntry answer={other()} />}</Show>
                    <FacilityEntries />
                  </>
                )}
              </Match>
              <Match when={isJudged()}>
                <MarkEntries />
              </Match>
            </Switch>
            <Show when={answer()}>{(found) => <EdgeEntries answer={found()} />}</Show>
            <DataDate />
          </ul>
        </Show>
      </section>
    </Show>
  )
}

function DataDate(): JSX.Element {
  const session = useSession()
  const { t } = useI18n()
  const month = (): string | undefined =>
    session
      .city()
      ?.manifest?.sources.find(({ id }) => id === 'osm')
      ?.date?.slice(0, 'yyyy-mm'.length)
  return (
    <Show when={month()}>{(found) => <li class="map-legend-date">{t().map.legend.date(found())}</li>}</Show>
  )
}

interface OfAnswer {
  readonly answer: PlaceAnswer
}

function BandEntries(props: OfAnswer): JSX.Element {
  const session = useSession()
  const { t, name, number } = useI18n()
  /** Beside a second circle the first is named, too. */
  const outermost = (limit: string): string => {
    const walker = session.comparison() === undefined ? undefined : session.terms()?.walker
    return walker === undefined
      ? t().map.legend.bands(limit)
      : t().map.legend.walker(inShort(name(walker.names)), limit)
  }
  const minutes = (): readonly number[] =>
    props.answer.polygons.map(({ properties }) => properties.minutes).toSorted((a, b) => a - b)
  const isEstimate = (): boolean => props.answer.method !== 'network'
  return (
    <>
      <For each={minutes()}>
        {(limit, i) => (
          <li class="map-legend-entry">
            <span class="map-legend-band" data-depth={minutes().length - i()} data-estimate={isEstimate()} />
            {i() === minutes().length - 1 ? outermost(number(limit)) : number(limit)}
          </li>
        )}
      </For>
      <Show when={isEstimate()}>
        <li class="map-legend-entry">{t().map.legend.estimate}</li>
      </Show>
    </>
  )
}

/** The name of a walker without what it means, which stands in brackets. */
const inShort = (name: string): string => (name.split(/[（(]/)[0] ?? name).trim()

/** The circle of the second walker. */
function OtherEntry(props: OfAnswer): JSX.Element {
  const session = useSession()
  const { t, name, number } = useI18n()
  const walker = () => session.reference()?.walkers.find(({ id }) => id === session.otherWalker())
  return (
    <li class="map-legend-entry">
      <span class="map-legend-band" data-other="true" />
      {t().map.legend.walker(inShort(name(walker()?.names ?? {})), number(props.answer.minutes))}
    </li>
  )
}

/** What is drawn of a circle as a line alone. */
function EdgeEntries(props: OfAnswer): JSX.Element {
  const session = useSession()
  const { t, number } = useI18n()
  const isEdgeAlone = (): boolean => session.door() !== 'services' && props.answer.polygons.length > 0
  return (
    <>
      <Show when={isEdgeAlone()}>
        <li class="map-legend-entry">
          <span class="map-legend-line" data-estimate={props.answer.method !== 'network'} />
          {t().map.legend.edge(number(props.answer.minutes))}
        </li>
      </Show>
      <Show when={session.isStraightShown()}>
        <li class="map-legend-entry">
          <span class="map-legend-line" data-straight="true" />
          {t().map.legend.straight}
        </li>
      </Show>
    </>
  )
}

function FacilityEntries(): JSX.Element {
  const { t } = useI18n()
  return (
    <>
      <Entry sign="disc">{t().map.withinReach}</Entry>
      <Entry sign="ring">{t().map.legend.tooFar}</Entry>
      <Entry sign="dashed">{t().map.cannotTell}</Entry>
    </>
  )
}

function MarkEntries(): JSX.Element {
  const session = useSession()
  const { t, number } = useI18n()
  const words = () => t().map.legend
  const rule = () => (session.door() === 'services' ? null : session.mapRule())
  const meets = (): string =>
    session.tolerance() === 0 ? words().meets : words().meetsWith(number(session.tolerance()))
  const ruler = () => session.judgement()?.standard.rules.find(({ id }) => id === rule())?.ruler
  return (
    <Show
      when={ruler()}
      fallback={
        <>
          <Entry sign="disc">{meets()}</Entry>
          <Entry sign="grades">{words().gaps}</Entry>
          <Entry sign="dashed">{t().shell.grades.undetermined}</Entry>
        </>
      }
    >
      {(found) => (
        <>
          <Entry sign="disc">{t().map.withinReach}</Entry>
          <Entry sign="ring">
            {found() === 'minutes' ? words().tooFarMinutes : words().tooFarKilometres}
          </Entry>
          <Entry sign="dashed">{t().map.cannotTell}</Entry>
        </>
      )}
    </Show>
  )
}

type Sign = 'disc' | 'ring' | 'grades' | 'dashed' | 'dot'

function Entry(props: { readonly sign: Sign; readonly children: JSX.Element }): JSX.Element {
  return (
    <li class="map-legend-entry">
      <svg class="map-legend-sign" data-sign={props.sign} viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r={props.sign === 'dot' ? 3.5 : props.sign === 'disc' ? 6 : 5.5} />
      </svg>
      <Show when={props.sign === 'grades'}>
        <For each={['35', '6']}>
          {(grade) => (
            <svg
              class="map-legend-sign"
              data-sign="grades"
              data-grade={grade}
              viewBox="0 0 14 14"
              aria-hidden="true"
            >
              <circle cx="7" cy="7" r="5.5" />
            </svg>
          )}
        </For>
      </Show>
      {props.children}
    </li>
  )
}
