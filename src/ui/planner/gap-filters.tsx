import Search from 'lucide-solid/icons/search'
import X from 'lucide-solid/icons/x'
import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { usePlanner } from './create-planner.ts'
import { GRADE_FILTERS, type GradeFilter } from './gap-order.ts'

/** What the list is narrowed down to: a grade, the service the map is painted by, part of a name. */
export function GapFilters(): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = () => t().planner.list
  const label = (filter: GradeFilter) => {
    if (filter === 'gaps') return words().allGaps
    return filter === 'undetermined' ? words().toCheck : t().shell.grades[filter]
  }
  const isOffered = (filter: GradeFilter) =>
    filter === 'gaps' || filter === planner.grade() || planner.rows().some(({ grade }) => grade === filter)
  const rule = () => {
    const at = planner.mapRule()
    return at === null ? undefined : session.judgement()?.standard.rules[at]
  }
  return (
    <div class="planner-inset planner-filters">
      <label class="planner-search">
        <Search size={18} aria-hidden="true" />
        <span class="visually-hidden">{words().search}</span>
        <input
          type="search"
          autocomplete="off"
          placeholder={words().searchHint}
          value={planner.text()}
          onInput={(event) => planner.setText(event.currentTarget.value)}
        />
      </label>
      <div class="planner-chips" role="group" aria-label={words().filterByGrade}>
        <For each={GRADE_FILTERS.filter(isOffered)}>
          {(filter) => (
            <button
              type="button"
              class="planner-chip"
              aria-pressed={planner.grade() === filter}
              onClick={() => planner.setGrade(filter)}
            >
              {label(filter)} <b>{number(planner.counts()[filter])}</b>
            </button>
          )}
        </For>
      </div>
      <Show when={rule()}>
        {(found) => (
          <button
            type="button"
            class="planner-chip planner-chip-rule"
            aria-label={words().clearRule(planner.ruleName(found()))}
            onClick={() => session.setMapRule(null)}
          >
            {words().lacking(planner.ruleName(found()))}
            <X size={16} aria-hidden="true" />
          </button>
        )}
      </Show>
    </div>
  )
}
