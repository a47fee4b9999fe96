import { createSignal, For, Show, type JSX } from 'solid-js'
import type { Checklist } from '../../../services/checklist.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import {
  CHECKLIST_MARKS,
  MOST_NOTE_LETTERS,
  today,
  type ChecklistMark,
  type Slot,
} from '../../../state/checklists.ts'
import { VerdictMark } from '../../kit/verdict-mark.tsx'
import { usePlanner } from '../create-planner.ts'
import type { ChecklistView } from './create-checklist-view.ts'

interface TickRowProps {
  readonly view: ChecklistView
  readonly list: Checklist
  readonly slot: Slot
}

/** One item: is it there, since when is that known, a note, and what the page measured; nothing without a wording. */
export function TickRow(props: TickRowProps): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().checklist.ticking
  const item = () => props.view.itemOf(props.list.id, props.slot)
  const place = () => props.view.place() ?? null
  const finding = () => props.view.findingAt(item(), place())
  const own = () => finding().own
  const [isOpen, open] = createSignal(false)
  const set = (part: Partial<{ mark: ChecklistMark; note: string; date: string | null }>) => {
    const { list, slot } = item()
    const { mark = 'unchecked', note = '', date = null } = own() ?? {}
    props.view.setTick({ list, slot, community: place(), mark, note, date, ...part })
  }
  const about = () => [own()?.date, own()?.note].filter(Boolean).join(' · ')
  return (
    <Show when={item().name}>
      {(name) => (
        <li>
          <span class="checklist-name">{name()}</span>
          <div class="checklist-marks">
            <div role="group" aria-label={words().markOf(name())}>
              <For each={CHECKLIST_MARKS}>
                {(mark) => (
                  <button
                    type="button"
                    class="planner-chip"
                    aria-pressed={(own()?.mark ?? 'unchecked') === mark}
                    onClick={() => set({ mark, date: mark === 'unchecked' ? null : today() })}
                  >
                    {words().marks[mark]}
                  </button>
                )}
              </For>
            </div>
            <button
              type="button"
              class="planner-chip"
              aria-expanded={isOpen()}
              aria-label={words().noteOf(name())}
              onClick={() => open(!isOpen())}
            >
              {words().note}
            </button>
          </div>
          <Show when={finding().isOfCity}>
            <small>{words().ofCity(words().marks[finding().mark])}</small>
          </Show>
          <Show when={item().service}>{(service) => <Measured view={props.view} service={service()} />}</Show>
          <Show
            when={isOpen()}
            fallback={
              <Show when={about() !== ''}>
                <small>{about()}</small>
              </Show>
            }
          >
            <div class="provide-fields">
              <label>
                {words().note}
                <input
                  aria-label={words().noteOf(name())}
                  autocomplete="off"
                  maxlength={MOST_NOTE_LETTERS}
                  value={own()?.note ?? ''}
                  onChange={(event) => set({ note: event.currentTarget.value })}
                />
              </label>
              <Show when={own()}>
                {(tick) => (
                  <label>
                    {words().date}
                    <input
                      type="date"
                      aria-label={words().dateOf(name())}
                      value={tick().date ?? ''}
                      onChange={(event) => set({ date: event.currentTarget.value || null })}
                    />
                  </label>
                )}
              </Show>
            </div>
          </Show>
        </li>
      )}
    </Show>
  )
}

/** What the page itself found of the service that measures the same. */
function Measured(props: { readonly view: ChecklistView; readonly service: string }): JSX.Element {
  const planning = usePlanningWords()
  const planner = usePlanner()
  const words = () => planning().checklist.measured
  return (
    <Show when={props.view.measured(props.service)}>
      {(verdict) => {
        const shape = () => {
          const one = verdict()
          return one === 'none' ? 'unknown' : one
        }
        return (
          <small class="checklist-measured">
            <VerdictMark verdict={shape()} size={16} />
            {words()[verdict()](planner.serviceName(props.service))}
          </small>
        )
      }}
    </Show>
  )
}
