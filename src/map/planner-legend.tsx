import { createMemo, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../i18n/i18n.ts'
import type { PlanningWords } from '../i18n/planning-words.ts'
import { createMapSubject } from '../state/area-members.ts'
import { useSession } from '../state/session.ts'
import { createFlips } from './flips-layer.tsx'
import { HistogramChart } from './histogram-chart.tsx'
import { histogramOf } from './histogram.ts'
import { legendClasses, type LegendClass } from './legend-classes.ts'
import { modeOf, shownRule } from './map-modes.ts'
import { ModeControl } from './mode-control.tsx'
import { hasStreets } from './planner-streets.tsx'
import { ruleName } from '../i18n/planner-names.ts'
import './planner-legend.css'

/** The planner's legend: what the map shows and how many are in each class, to be changed in place; one line of signs. */
export function PlannerLegend(props: { readonly date: JSX.Element }): JSX.Element {
  const { planning } = useI18n()
  return (
    <Show when={planning()}>
      {(words) => (
        <div class="map-modes">
          <ModeControl words={words().modes} />
          <Explained words={words().modes} date={props.date} />
        </div>
      )}
    </Show>
  )
}

interface ExplainedProps {
  readonly words: PlanningWords['modes']
  readonly date: JSX.Element
}

function Explained(props: ExplainedProps): JSX.Element {
  const session = useSession()
  const { t, name, number } = useI18n()
  const rule = createMemo(() => shownRule(session))
  const mode = createMemo(() => modeOf(session.mapMode(), rule()))
  const classes = createMemo(() =>
    legendClasses({
      rule: rule(),
      mode: mode(),
      appearance: session.appearance(),
      words: props.words,
      grades: t().shell.grades,
      number,
    }),
  )
  const { members, unit } = createMapSubject(session)
  const histogram = createMemo(() => {
    const [city, shown] = [session.city(), session.shown()]
    return city === undefined || shown === undefined
      ? undefined
      : histogramOf(city.communities, shown, {
          rule: rule(),
          mode: mode(),
          members: members(),
          unit: unit(),
        })
  })
  const head = (): string => {
    const of = rule()
    if (of === undefined) return props.words.heads.grade
    const service = ruleName(of, session.reference()?.services ?? [], name)
    return mode() === 'verdict' ? props.words.heads.rule(service) : props.words.heads[of.ruler](service)
  }
  return (
    <div class="map-modes-explained">
      <Show when={histogram()}>
        {(found) => (
          <HistogramChart
            histogram={found()}
            members={members()}
            classes={classes()}
            head={head()}
            words={props.words}
          />
        )}
      </Show>
      <div>
        <p class="map-modes-head">{head()}</p>
        <ul class="map-legend-list map-modes-list">
          <For each={classes()}>{(one) => <ClassEntry entry={one} />}</For>
          <Show when={rule() === undefined && session.tolerance() > 0}>
            <li class="map-legend-entry">
              <svg class="map-legend-sign" data-sign="disc" viewBox="0 0 14 14" aria-hidden="true">
                <circle cx="7" cy="7" r="6" />
              </svg>
              {t().map.legend.meetsWith(number(session.tolerance()))}
            </li>
          </Show>
          <FlipEntries words={props.words} byRule={rule() !== undefined} />
          <Show when={members()}>
            <li class="map-legend-entry map-modes-outside">
              <svg class="map-modes-sign" viewBox="0 0 22 14" aria-hidden="true">
                <circle cx="11" cy="7" r="3" fill="var(--grey)" />
              </svg>
              {props.words.outside}
            </li>
          </Show>
          {props.date}
        </ul>
      </div>
    </div>
  )
}

/** The sign of communities, and the colour of streets; by bands they are the same. */
function ClassEntry(props: { readonly entry: LegendClass }): JSX.Element {
  const session = useSession()
  const withStreets = (): boolean =>
    session.areStreetsShown() && hasStreets(session.city()) && props.entry.onStreets
  return (
    <li class="map-legend-entry">
      <svg class="map-modes-sign" viewBox="0 0 22 14" aria-hidden="true">
        <Show when={withStreets()}>
          <path d="M0 7H22" stroke={props.entry.colour} stroke-width="4" />
        </Show>
        <circle
          cx="11"
          cy="7"
          r={props.entry.sign === 'disc' ? 6 : 5}
          fill={props.entry.sign === 'disc' ? props.entry.colour : 'var(--panel)'}
          stroke={props.entry.sign === 'disc' ? 'var(--panel)' : props.entry.colour}
          stroke-width={props.entry.sign === 'disc' ? 1 : 2.2}
          stroke-dasharray={props.entry.sign === 'dashed' ? '2.3 1.62' : undefined}
        />
      </svg>
      {props.entry.text}
    </li>
  )
}

/** What a plan changes; nothing while it changes nothing. */
function FlipEntries(props: {
  readonly words: PlanningWords['modes']
  readonly byRule: boolean
}): JSX.Element {
  const { number } = useI18n()
  const flips = createFlips()
  const by = (): 'rule' | 'grade' => (props.byRule ? 'rule' : 'grade')
  return (
    <>
      <Show when={flips().gained.length > 0}>
        <li class="map-legend-entry">
          <FlipSign dashed={false} />
          {props.words.gained[by()]} {number(flips().gained.length)}
        </li>
      </Show>
      <Show when={flips().lost.length > 0}>
        <li class="map-legend-entry">
          <FlipSign dashed={true} />
          {props.words.lost[by()]} {number(flips().lost.length)}
        </li>
      </Show>
    </>
  )
}

function FlipSign(props: { readonly dashed: boolean }): JSX.Element {
  return (
    <svg class="map-modes-flip" viewBox="0 0 20 18" aria-hidden="true">
      <circle cx="8" cy="10" r="6.5" stroke-dasharray={props.dashed ? '3 2.1' : undefined} />
      <circle class="map-modes-flip-badge" cx="14" cy="5" r="5" />
      <path d={props.dashed ? 'M11.5 5h5' : 'M11.5 5h5M14 2.5v5'} />
    </svg>
  )
}
