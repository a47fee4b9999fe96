import type { JSX } from 'solid-js'
import './tag.css'

export interface TagProps {
  /** teal: as it should be; amber: to be taken with care. */
  readonly tone: 'teal' | 'amber'
  readonly children: JSX.Element
}

/** A few words about how far something can be relied on. */
export function Tag(props: TagProps): JSX.Element {
  return (
    <span class="kit-tag" data-tone={props.tone}>
      {props.children}
    </span>
  )
}
