import { createUniqueId, For, type JSX } from 'solid-js'

export interface ChoiceFieldProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

/** A labelled native select. */
export function ChoiceField(props: ChoiceFieldProps): JSX.Element {
  const id = createUniqueId()
  return (
    <div class="plan-field">
      <label for={id}>{props.label}</label>
      <select id={id} onChange={(event) => props.onChange(event.currentTarget.value)}>
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </div>
  )
}
