import { createEffect, createMemo, createSignal, onCleanup, type Accessor } from 'solid-js'

/** Whoever waits for less does not need to be told, and nothing flickers. */
const PATIENCE_MS = 300

/** What is under way, once it has been for a while; null before, and when it is done. */
export function createLate<T>(work: Accessor<T | null>): Accessor<T | null> {
  const isUnderWay = createMemo(() => work() !== null)
  const [isLate, setLate] = createSignal(false)
  createEffect(() => {
    setLate(false)
    if (!isUnderWay()) return
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    onCleanup(() => clearTimeout(timer))
  })
  return () => (isLate() ? work() : null)
}
