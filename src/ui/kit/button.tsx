import type { JSX } from 'solid-js'
import './button.css'

export interface ButtonProps {
  /** `primary` once per view, `quiet` for the rest, `plain` inside other things (an icon, a word). */
  readonly kind: 'primary' | 'quiet' | 'plain'
  readonly onClick: (event: MouseEvent) => void
  /** It keeps the focus, and tells that a click does nothing now. */
  readonly disabled?: boolean | undefined
  /** Makes it a toggle: told as pressed or not. */
  readonly pressed?: boolean | undefined
  /** Whether what it opens is open. */
  readonly expanded?: boolean | undefined
  /** What it is called where its content is only an icon. */
  readonly label?: string | undefined
  readonly children: JSX.Element
}

/** A button of at least 44 px. */
export function Button(props: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="kit-button"
      data-kind={props.kind}
      aria-disabled={props.disabled === true ? true : undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-label={props.label}
      onClick={(event) => {
        if (props.disabled !== true) props.onClick(event)
      }}
    >
      {props.children}
    </button>
  )
}
