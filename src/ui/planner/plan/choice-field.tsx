import { createUniqueId, For, Show, type JSX } from 'solid-js'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
}

export interface ChoiceFieldProps {
  readonly label: string
  readonly value: string
  readonly options: readonly Choice[]
  /** What there is to know of the choices. */
  readonly note?: string
  readonly onChange: (value: string) => void
}

/** A labelled native select. */
export function ChoiceField(props: ChoiceFieldProps): JSX.Element {
  const id = createUniqueId()
  return (
    <div class="plan-field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        aria-describedby={props.note === undefined ? undefined : `${id}-note`}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        <For each={props.options}>
          {(option) => (
            <option
              value={option.value}
              selected={option.value === props.value}
              disabled={option.disabled ?? false}
            >
              {option.label}
            </option>
          )}
        </For>
      </select>
      <Show when={props.note}>
        <p class="planner-note" id={`${id}-note`}>
          {props.note}
        </p>
      </Show>
    </div>
  )
}
