import { createUniqueId, type JSX } from 'solid-js'
import './range-field.css'

export interface RangeFieldProps {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly value: number
  /** The value in words: `15 分钟`. */
  readonly valueText: string
  readonly onInput: (value: number) => void
}

/** A native range with its label and its value in words above it. */
export function RangeField(props: RangeFieldProps): JSX.Element {
  const id = createUniqueId()
  const filled = () => `${((props.value - props.min) / (props.max - props.min)) * 100}%`
  return (
    <div class="kit-range-field">
      <div class="kit-range-words">
        <label for={id}>{props.label}</label> <output for={id}>{props.valueText}</output>
      </div>
      <input
        id={id}
        type="range"
        min={props.min}
        max={props.max}
        step={props.step}
        value={props.value}
        aria-valuetext={props.valueText}
        style={{ '--filled': filled() }}
        onInput={(event) => props.onInput(event.currentTarget.valueAsNumber)}
      />
    </div>
  )
}
