import { For, Show, type JSX } from 'solid-js'
import type { Declared } from '../../services/declared.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { useSession } from '../../state/session.ts'
import { usePlanner } from './create-planner.ts'
import { DeclaredChart } from './declared-chart.tsx'
import { chartsOf } from './declared-charts.ts'
import { DeclaredTable } from './declared-table.tsx'
import './declared.css'

/** What the city's government declared, beside what is measured here; nothing for a city of which nothing is known. */
export function DeclaredPanel(): JSX.Element {
  const planning = usePlanningWords()
  const planner = usePlanner()
  return (
    <>
      <Show when={planner.failed()}>
        <p class="planner-inset planner-note" role="status">
          {planning().areas.declared.failed}
        </p>
      </Show>
      <Show when={planner.declared()}>{(declared) => <Figures declared={declared()} />}</Show>
    </>
  )
}

function Figures(props: { readonly declared: Declared }): JSX.Element {
  const { name } = useI18n()
  const session = useSession()
  const planning = usePlanningWords()
  const words = () => planning().areas.declared
  const city = () => {
    const names = session.city()?.manifest?.names
    return names === undefined ? '' : name(names)
  }
  return (
    <section class="planner-declared" aria-labelledby="planner-declared-heading">
      <div class="planner-inset">
        <h3 id="planner-declared-heading">{words().heading}</h3>
        <p class="planner-note">{words().lead(city())}</p>
      </div>
      <p class="planner-inset planner-declared-caption">{name(props.declared.caption)}</p>
      <Measured />
      <For each={chartsOf(props.declared)}>
        {(chart) => <DeclaredChart chart={chart} programmes={props.declared.programmes} />}
      </For>
      <DeclaredTable declared={props.declared} />
    </section>
  )
}

/** The measured strict rate of the unit that is looked at, of the whole city. */
function Measured(): JSX.Element {
  const { t, number, percent } = useI18n()
  const session = useSession()
  const planning = usePlanningWords()
  const planner = usePlanner()
  const words = () => planning().areas.declared
  const strict = () => session.judgement()?.summary.units.find(({ unit }) => unit === planner.unit())?.strict
  const said = () => {
    const { rate = null, count = 0, of = 0 } = strict() ?? {}
    return rate === null
      ? words().measuredNone
      : words().measuredRate(percent(rate), number(count), number(of))
  }
  return (
    <p class="planner-inset planner-declared-measured">
      <span>{words().measured(t().planner.units[planner.unit() ?? 'community'].one)}</span> <b>{said()}</b>
    </p>
  )
}
