import type { JSX } from 'solid-js'
import './empty-note.css'

export interface EmptyNoteProps {
  readonly title: string
  readonly children?: JSX.Element
}

/** What is said where there is nothing to show, and why that may be. */
export function EmptyNote(props: EmptyNoteProps): JSX.Element {
  return (
    <div class="kit-empty-note">
      <p class="kit-empty-title">{props.title}</p>
      <div>{props.children}</div>
    </div>
  )
}
