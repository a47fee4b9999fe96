import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createSignal, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import type { ChecklistItem } from '../../../state/checklists.ts'
import { usePlanner } from '../create-planner.ts'
import type { ChecklistView } from './create-checklist-view.ts'

/** In how many communities every worded item is present; counted while it is open. */
export function Spread(props: { readonly view: ChecklistView }): JSX.Element {
  const { t, number } = useI18n()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().checklist.spread
  const [isOpen, setOpen] = createSignal(false)
  const unit = () => t().planner.units[planner.unit() ?? 'community'].count(number(props.view.all().length))
  return (
    <details class="kit-disclosure checklist-spread" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="planner-inset">
        <span>{words().heading}</span>
        <ChevronDown size={18} aria-hidden="true" />
      </summary>
      <Show when={isOpen()}>
        <p class="planner-inset planner-note">
          {words().note(unit())}
          <Show when={props.view.elsewhere() > 0}> {words().elsewhere(number(props.view.elsewhere()))}</Show>
        </p>
        <table class="planner-table" aria-label={words().caption}>
          <thead>
            <tr>
              <th scope="col">{words().item}</th>
              <th scope="col" class="planner-number">
                {words().present}
              </th>
              <th scope="col" class="planner-number">
                {words().absent}
              </th>
              <th scope="col" class="planner-number">
                {words().unchecked}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.view.named()}>{(item) => <Row view={props.view} item={item} />}</For>
          </tbody>
        </table>
      </Show>
    </details>
  )
}

function Row(props: { readonly view: ChecklistView; readonly item: ChecklistItem }): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().checklist.spread
  const counts = () => props.view.spread(props.item, props.view.all())
  return (
    <tr>
      <th scope="row">{props.item.name}</th>
      <td class="planner-number">{words().of(number(counts().present), number(props.view.all().length))}</td>
      <td class="planner-number">{number(counts().absent)}</td>
      <td class="planner-number">{number(counts().unchecked)}</td>
    </tr>
  )
}
