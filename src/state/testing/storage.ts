import { vi } from 'vitest'
import type { StorageTrouble } from '../storage/local-text.ts'

/** What a browser that refuses says. */
const REFUSALS: Readonly<Record<StorageTrouble, string>> = {
  full: 'QuotaExceededError',
  blocked: 'SecurityError',
}

/** A browser's storage, over `texts` by whole key. While there is trouble it refuses: full only what is to be kept. */
export function stubStorage(texts = new Map<string, string>()) {
  const state: { trouble: StorageTrouble | null } = { trouble: null }
  const refuse = (...troubles: readonly StorageTrouble[]): void => {
    const { trouble } = state
    if (trouble !== null && troubles.includes(trouble)) throw new DOMException('no', REFUSALS[trouble])
  }
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => (refuse('blocked'), texts.get(key) ?? null),
    setItem: (key: string, text: string) => {
      refuse('blocked', 'full')
      texts.set(key, text)
    },
    removeItem: (key: string) => (refuse('blocked'), texts.delete(key)),
  })
  return { texts, state }
}

/** Hears who listens to other tabs; `tell` says that one changed a key, or with null all of them. */
export function stubOtherTabs() {
  const listeners = new Set<(event: { key: string | null }) => void>()
  vi.stubGlobal('addEventListener', (_: string, listener: never) => listeners.add(listener))
  vi.stubGlobal('removeEventListener', (_: string, listener: never) => listeners.delete(listener))
  return { tell: (key: string | null) => listeners.forEach((listener) => listener({ key })) }
}
