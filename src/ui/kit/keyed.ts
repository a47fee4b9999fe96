import { createMemo, createSignal, type Accessor } from 'solid-js'

/** One thing of a list for as long as its key is in it; what it is now is its value. */
export interface Keyed<T> {
  readonly key: string
  readonly value: Accessor<T>
}

/**
 * A list whose elements stay the same objects for the same key, so that `<For>` keeps their part of the page and only
 * what differs is changed.
 * @param keyOf names no two elements alike
 */
export function createKeyed<T>(
  list: Accessor<readonly T[]>,
  keyOf: (one: T) => string,
): Accessor<readonly Keyed<T>[]> {
  let known = new Map<string, ReturnType<typeof keep<T>>>()
  return createMemo<readonly Keyed<T>[]>((before) => {
    const next: typeof known = new Map()
    for (const one of list()) {
      const key = keyOf(one)
      const kept = known.get(key)
      kept?.set(one)
      next.set(key, kept ?? keep(key, one))
    }
    known = next
    const keyed = [...next.values()].map((one) => one.keyed)
    const isSame = keyed.length === before.length && keyed.every((one, i) => one === before[i])
    return isSame ? before : keyed
  }, [])
}

function keep<T>(key: string, first: T) {
  const [value, setValue] = createSignal(first)
  return { keyed: { key, value }, set: (next: T) => setValue(() => next) }
}
