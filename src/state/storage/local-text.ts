/** Why something could not be kept in this browser. */
export type StorageTrouble = 'blocked' | 'full'

/** One text in the browser's storage, shared by all tabs of the site. */
export interface LocalText {
  /** Null: nothing is kept there. Undefined: storage is blocked. */
  readonly read: () => string | null | undefined
  /** Null takes it away. Answers with what went wrong; then the old text stands. */
  readonly write: (text: string | null) => StorageTrouble | null
}

const PREFIX = 'quarter-hour.'

export const localText = (name: string): LocalText => ({
  read: () => {
    try {
      return localStorage.getItem(PREFIX + name)
    } catch {
      return undefined
    }
  },
  write: (text) => {
    try {
      if (text === null) localStorage.removeItem(PREFIX + name)
      else localStorage.setItem(PREFIX + name, text)
      return null
    } catch (cause) {
      return isQuota(cause) ? 'full' : 'blocked'
    }
  },
})

/** Firefox has a name of its own. */
const isQuota = (cause: unknown): boolean =>
  cause instanceof Error &&
  (cause.name === 'QuotaExceededError' || cause.name === 'NS_ERROR_DOM_QUOTA_REACHED')

/** Calls back when another tab changed something that is kept. Answers with how to stop that. */
export function onOtherTab(changed: () => void): () => void {
  const follow = (event?: StorageEvent): void => {
    // null: everything was cleared
    const key = event?.key ?? null
    if (key === null || key.startsWith(PREFIX)) changed()
  }
  addEventListener('storage', follow)
  return () => removeEventListener('storage', follow)
}
