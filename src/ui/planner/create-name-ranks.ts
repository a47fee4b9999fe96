import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js'
import { nameRanks } from './name-ranks.ts'

/** The longest that the page is kept from its visitor at a time, milliseconds. */
const SLICE_MS = 8

/**
 * Ranks of names in the reader's language, worked out in slices as soon as somebody wants them. Undefined until they are
 * there; names that come later have none until then.
 */
export function createNameRanks(
  isWanted: Accessor<boolean>,
  names: Accessor<readonly string[]>,
  collator: Accessor<Pick<Intl.Collator, 'compare'>>,
): Accessor<ReadonlyMap<string, number> | undefined> {
  const [ranks, setRanks] = createSignal<ReadonlyMap<string, number>>()
  createEffect(() => {
    if (!isWanted()) return
    const { compare } = collator()
    const work = nameRanks(names(), (a, b) => compare(a, b))
    let timer = 0
    const slice = () => {
      const until = performance.now() + SLICE_MS
      let step = work.next()
      while (step.done !== true && performance.now() < until) step = work.next()
      if (step.done === true) setRanks(step.value)
      else timer = window.setTimeout(slice)
    }
    timer = window.setTimeout(slice)
    onCleanup(() => clearTimeout(timer))
  })
  return ranks
}
