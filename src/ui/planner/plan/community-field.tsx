import { createMemo, createSignal, createUniqueId, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { useSession } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'
import './plan-forms.css'

/** More are not listed: a few letters find the others. */
const MOST = 50

export interface CommunityFieldProps {
  readonly label: string
  /** Index of the chosen community. */
  readonly value: number | null
  readonly error: string | null
  readonly onChange: (community: number) => void
}

/** A community by its name: letters narrow down a native list. */
export function CommunityField(props: CommunityFieldProps): JSX.Element {
  const planning = usePlanningWords()
  const session = useSession()
  const planner = usePlanner()
  const { number } = useI18n()
  const id = createUniqueId()
  const [letters, setLetters] = createSignal('')
  const add = () => planning().plan.add
  const names = createMemo(() => (session.city()?.communities ?? []).map((_, c) => planner.communityName(c)))
  const matching = createMemo(() => {
    const wanted = letters().trim().toLowerCase()
    const all = [...names().keys()]
    return wanted === '' ? all : all.filter((c) => names()[c]?.toLowerCase().includes(wanted) === true)
  })
  const listed = createMemo(() => {
    const [first, chosen] = [matching().slice(0, MOST), props.value]
    return chosen === null || first.includes(chosen) ? first : [chosen, ...first]
  })
  const filter = (text: string) => {
    setLetters(text)
    const [first] = matching()
    if (text.trim() !== '' && first !== undefined) props.onChange(first)
  }
  return (
    <>
      <div class="plan-field">
        <label for={`${id}-filter`}>{add().filter}</label>
        <input
          id={`${id}-filter`}
          type="search"
          autocomplete="off"
          maxlength={80}
          value={letters()}
          onInput={(event) => filter(event.currentTarget.value)}
        />
      </div>
      <div class="plan-field">
        <label for={id}>{props.label}</label>
        <select
          id={id}
          aria-invalid={props.error === null ? undefined : 'true'}
          aria-describedby={`${id}-note${props.error === null ? '' : ` ${id}-error`}`}
          onChange={(event) => {
            if (event.currentTarget.value !== '') props.onChange(Number(event.currentTarget.value))
          }}
        >
          <Show when={props.value === null}>
            <option value="" selected>
              —
            </option>
          </Show>
          <For each={listed()}>
            {(c) => (
              <option value={c} selected={c === props.value}>
                {names()[c]}
              </option>
            )}
          </For>
        </select>
        <p class="planner-note" id={`${id}-note`} aria-live="polite">
          <Show when={matching().length > MOST}>{add().most(number(MOST), number(matching().length))}</Show>
          <Show when={matching().length === 0}>{add().noCommunity}</Show>
        </p>
        <Show when={props.error}>
          {(error) => (
            <p class="plan-error" id={`${id}-error`} role="alert">
              {error()}
            </p>
          )}
        </Show>
      </div>
    </>
  )
}
