import { For, Show, type JSX } from 'solid-js'
import type { Checklist } from '../../../services/checklist.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { MOST_ITEM_LETTERS, type Slot } from '../../../state/checklists.ts'
import { useSession } from '../../../state/session.ts'
import { Disclosure } from '../../kit/disclosure.tsx'
import { usePlanner } from '../create-planner.ts'
import type { ChecklistView } from './create-checklist-view.ts'

interface NamingProps {
  readonly view: ChecklistView
  readonly list: Checklist
}

/** The planner's own wording of every item, and which service of ours measures the same. */
export function Naming(props: NamingProps): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().checklist.naming
  return (
    <div class="planner-inset">
      <Disclosure summary={words().heading}>
        <p class="planner-note">
          {words().note} {words().serviceNote}
        </p>
        <For each={props.list.groups}>
          {(group) => (
            <fieldset class="checklist-group">
              <legend>{props.view.groupName(group)}</legend>
              <For each={group.slots}>
                {(slot, i) => <SlotFields view={props.view} list={props.list} slot={slot} place={i() + 1} />}
              </For>
            </fieldset>
          )}
        </For>
      </Disclosure>
    </div>
  )
}

interface SlotFieldsProps extends NamingProps {
  readonly slot: Slot
  /** In its group, from 1. */
  readonly place: number
}

function SlotFields(props: SlotFieldsProps): JSX.Element {
  const { number } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().checklist.naming
  const item = () => props.view.itemOf(props.list.id, props.slot)
  const set = (part: { readonly name?: string; readonly service?: string | null }) => {
    const { list, slot, name, service } = item()
    props.view.setName({ list, slot, name: name ?? '', service, ...part })
  }
  return (
    <div class="provide-fields">
      <label>
        {words().slot(number(props.place))}
        <input
          autocomplete="off"
          maxlength={MOST_ITEM_LETTERS}
          value={item().name ?? ''}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      </label>
      <Show when={item().name}>
        {(name) => (
          <label>
            <span aria-hidden="true">{words().service}</span>
            <select
              aria-label={words().serviceOf(name())}
              onChange={(event) => set({ service: event.currentTarget.value || null })}
            >
              <option value="">{words().noService}</option>
              <For each={session.reference()?.services ?? []}>
                {({ id }) => (
                  <option value={id} selected={id === item().service}>
                    {planner.serviceName(id)}
                  </option>
                )}
              </For>
            </select>
          </label>
        )}
      </Show>
    </div>
  )
}
