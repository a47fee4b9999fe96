import { For, type JSX } from 'solid-js'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import type { Kind } from './ranking.ts'
import './kind-filter.css'

interface KindFilterProps {
  /** Kinds that the standard asks for. */
  readonly kinds: readonly Kind[]
  /** Null: all of them. */
  readonly chosen: Kind | null
  readonly onChange: (kind: Kind | null) => void
}

/** The four kinds of service, of which one can be looked at alone. */
export function KindFilter(props: KindFilterProps): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().areas.kinds
  return (
    <div class="planner-inset planner-chips planner-kinds" role="group" aria-label={words().label}>
      <For each={[null, ...props.kinds]}>
        {(kind) => (
          <button
            type="button"
            class="planner-chip"
            aria-pressed={props.chosen === kind}
            onClick={() => props.onChange(kind)}
          >
            {words()[kind ?? 'all']}
          </button>
        )}
      </For>
    </div>
  )
}
