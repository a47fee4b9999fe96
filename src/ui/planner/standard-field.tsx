import { createEffect, createMemo, createSignal, createUniqueId, on, Show, type JSX } from 'solid-js'

export interface StandardFieldProps {
  readonly label: string
  /** As it stands. */
  readonly value: string
  readonly unit?: string | undefined
  readonly isNumber?: boolean | undefined
  /** Takes what was typed; answers with what is wrong with it, or null. */
  readonly onEdit: (text: string) => string | null
}

/** A field whose every change holds at once. What cannot hold stays as it was typed, with what is wrong below. */
export function StandardField(props: StandardFieldProps): JSX.Element {
  const id = createUniqueId()
  const [typed, setTyped] = createSignal<string | null>(null)
  const [problem, setProblem] = createSignal<string | null>(null)
  let input: HTMLInputElement | undefined
  // told only when it is another: the other fields of an item change the item, too
  const value = createMemo(() => props.value)
  createEffect(
    on(
      value,
      () => {
        // changed from elsewhere, by undo for one: what was typed before that is over
        if (document.activeElement === input) return
        setTyped(null)
        setProblem(null)
      },
      { defer: true },
    ),
  )
  return (
    <div class="standard-field" data-number={props.isNumber === true ? '' : undefined}>
      <label for={id}>{props.label}</label>
      <span class="standard-entry">
        <input
          id={id}
          type="text"
          ref={(element) => (input = element)}
          inputmode={props.isNumber === true ? 'decimal' : 'text'}
          autocomplete="off"
          value={typed() ?? value()}
          aria-invalid={problem() !== null}
          aria-describedby={problem() === null ? undefined : `${id}-problem`}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setProblem(props.onEdit(event.currentTarget.value))
          }}
          onBlur={() => {
            if (problem() === null) setTyped(null)
          }}
        />
        <Show when={props.unit}>{(unit) => <span class="standard-unit">{unit()}</span>}</Show>
      </span>
      <p class="standard-problem" id={`${id}-problem`} role="status">
        {problem()}
      </p>
    </div>
  )
}
