import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js'

/** Longest wait for a quiet moment, milliseconds. */
const LATEST_MS = 1_500

/**
 * Turns true, and stays so, once `isReady` held and the browser had a quiet moment. Never where the visitor asked to
 * save data: what is not asked for is not loaded then.
 */
export function createIdle(isReady: Accessor<boolean>): Accessor<boolean> {
  const [isIdle, setIdle] = createSignal(false)
  createEffect(() => {
    if (isIdle() || !isReady() || savesData()) return
    const later = globalThis.requestIdleCallback ?? ((callback: () => void) => setTimeout(callback, 200))
    const cancel = globalThis.cancelIdleCallback ?? clearTimeout
    const handle = later(() => setIdle(true), { timeout: LATEST_MS })
    onCleanup(() => cancel(handle))
  })
  return isIdle
}

/** Whether the visitor's system asks to load no more than is needed. */
export function savesData(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } }
  return connection?.saveData === true
}
