import type { JSX } from 'solid-js'
import './service-icon.css'

export interface ServiceIconProps {
  /** As in `data/services.json`: `maki-pharmacy`, `temaki-laundry`. */
  readonly icon: string
  /** teal: within reach, or neutral; red: too far; grey: cannot tell. */
  readonly tone: 'teal' | 'red' | 'grey'
}

/** The icon of a service on a rounded square of 40 px, from the sprite beside the page. The name stands beside it. */
export function ServiceIcon(props: ServiceIconProps): JSX.Element {
  return (
    <span class="kit-service-icon" data-tone={props.tone} aria-hidden="true">
      <svg>
        <use href={`./service-icons.svg#${props.icon}`} />
      </svg>
    </span>
  )
}
