import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'

/** So long has a sentence to stand before it is read out: a slider passes many. */
const QUIET_MS = 700

/** The text once it has stood still, for an element that is always there; empty at once where there is none. */
export function createAnnouncement(text: Accessor<string>): Accessor<string> {
  const [said, say] = createSignal('')
  createEffect(
    on(text, (latest) => {
      if (latest === '') return void say('')
      const later = setTimeout(() => say(latest), QUIET_MS)
      onCleanup(() => clearTimeout(later))
    }),
  )
  return said
}
