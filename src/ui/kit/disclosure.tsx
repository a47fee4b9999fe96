import ChevronDown from 'lucide-solid/icons/chevron-down'
import type { JSX } from 'solid-js'
import './disclosure.css'

export interface DisclosureProps {
  readonly summary: JSX.Element
  /** Open from the start. */
  readonly open?: boolean | undefined
  readonly children: JSX.Element
}

/** Something that opens under its own heading line. */
export function Disclosure(props: DisclosureProps): JSX.Element {
  return (
    <details class="kit-disclosure" open={props.open}>
      <summary>
        <span>{props.summary}</span>
        <ChevronDown size={18} aria-hidden="true" />
      </summary>
      <div class="kit-disclosure-body">{props.children}</div>
    </details>
  )
}
