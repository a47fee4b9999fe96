import { createMemo, createSignal, getOwner, onCleanup, runWithOwner, type Accessor } from 'solid-js'
import { createIdle } from './idle.ts'
import type { Offline, OfflineInputs } from './offline.ts'

export interface LazyOffline {
  /** Whether the system says that there is a network; it may be one that leads nowhere. */
  readonly isOnline: Accessor<boolean>
  /** Undefined until a quiet moment after the first answer, or until somebody wants it. */
  readonly offline: Accessor<Offline | undefined>
  readonly wantOffline: () => void
}

/** What is kept for times without network is loaded last. */
export function createLazyOffline(inputs: OfflineInputs): LazyOffline {
  const owner = getOwner()
  const [offline, setOffline] = createSignal<Offline>()
  let isAsked = false
  const load = async (): Promise<void> => {
    if (isAsked) return
    isAsked = true
    try {
      const { createOffline } = await import('./offline.ts')
      runWithOwner(owner, () => setOffline(() => createOffline(inputs)))
    } catch {
      // asked for again by whoever wants it next
      isAsked = false
    }
  }
  const isQuiet = createIdle(() => inputs.manifest() !== undefined && !inputs.isBusy())
  createMemo(() => {
    if (isQuiet()) void load()
  })
  return { isOnline: createOnline(), offline, wantOffline: () => void load() }
}

function createOnline(): Accessor<boolean> {
  const [isOnline, setOnline] = createSignal(navigator.onLine)
  const update = (): void => void setOnline(navigator.onLine)
  for (const name of ['online', 'offline'] as const) {
    addEventListener(name, update)
    onCleanup(() => removeEventListener(name, update))
  }
  return isOnline
}
