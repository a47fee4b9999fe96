import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { useSession } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'
import type { DrawnMap, ReportMaterial } from './prepare-report.ts'

/** The maps that were chosen, each with what it shows; says so where there are none to be had. */
export function ReportMaps(props: { readonly material: ReportMaterial }): JSX.Element {
  const words = usePlanningWords()
  const maps = () => words().report.maps
  return (
    <Show when={props.material.hasMap} fallback={<p class="planner-paper-note">{maps().noMap}</p>}>
      <Show when={props.material.maps.length > 0}>
        <section>
          <h2>{maps().heading}</h2>
          <For each={props.material.maps}>{(map, i) => <Picture map={map} at={i() + 1} />}</For>
        </section>
      </Show>
    </Show>
  )
}

function Picture(props: { readonly map: DrawnMap; readonly at: number }): JSX.Element {
  const { number } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const maps = () => words().report.maps
  const name = () => {
    const rule = session.judgement()?.standard.rules.find(({ id }) => id === props.map.rule)
    return rule === undefined
      ? words().report.mapNames[props.map.choice]
      : maps().minutes(planner.ruleName(rule))
  }
  const notes = () => {
    const { choice, withSteps } = props.map
    const of =
      choice === 'flips' ? 'flips' : choice.toLowerCase().includes('grades') ? 'communities' : 'streets'
    return [maps().notes[of], ...(withSteps ? [maps().notes.steps] : [])].join(' ')
  }
  return (
    <Show when={props.map.url} fallback={<p class="planner-paper-note">{maps().notDrawn(name())}</p>}>
      {(url) => (
        <figure>
          <figcaption>
            <b>{maps().caption(number(props.at), name())}</b>
            <span class="planner-paper-note">{notes()}</span>
          </figcaption>
          <img src={url()} alt={name()} />
        </figure>
      )}
    </Show>
  )
}
