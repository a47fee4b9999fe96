/** The answer to the last key; one that fails is forgotten, so that it is tried again. */
export interface KeepLast<T> {
  readonly of: (key: string, make: () => Promise<T>) => Promise<T>
}

/** Several that ask for the same key at the same time wait for one answer. */
export function keepLast<T>(): KeepLast<T> {
  let kept: { readonly key: string; readonly value: Promise<T> } | null = null
  return {
    of: (key, make) => {
      if (kept?.key === key) return kept.value
      const mine = { key, value: make() }
      kept = mine
      mine.value.catch(() => {
        if (kept === mine) kept = null
      })
      return mine.value
    },
  }
}

/**
 * Gives back the object that it was given before where the two say the same. Messages bring copies, and some caches go
 * by identity. Keeps the newest few.
 */
export function createKnown<T>(most = 8): (value: T) => T {
  const known = new Map<string, T>()
  return (value) => {
    const key = JSON.stringify(value)
    const found = known.get(key) ?? value
    known.delete(key)
    known.set(key, found)
    for (const oldest of known.keys()) {
      if (known.size <= most) break
      known.delete(oldest)
    }
    return found
  }
}
