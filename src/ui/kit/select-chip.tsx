import ChevronDown from 'lucide-solid/icons/chevron-down'
import { For, type JSX } from 'solid-js'
import './select-chip.css'

export interface SelectOption {
  readonly value: string
  readonly label: string
}

export interface SelectChipProps {
  /** Told to screen readers; not seen. */
  readonly label: string
  readonly value: string
  readonly options: readonly SelectOption[]
  readonly onChange: (value: string) => void
}

/** A native select as a pill. */
export function SelectChip(props: SelectChipProps): JSX.Element {
  return (
    <span class="kit-select-chip">
      <select aria-label={props.label} onChange={(event) => props.onChange(event.currentTarget.value)}>
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
      <ChevronDown size={16} aria-hidden="true" />
    </span>
  )
}
