import { vi } from 'vitest'
import type { Engine, Input, Output, RequestName, Result } from '../../engine/protocol.ts'

interface Asked<N extends RequestName = RequestName> {
  readonly name: N
  readonly input: Input<N>
  readonly answer: (result: Result<Output<N>>) => Promise<void>
  readonly progress: (loadedBytes: number, totalBytes: number) => void
}

/** An engine that answers when the test says so, and remembers what it was asked. */
export function fakeEngine() {
  const asked: Asked[] = []
  const ask = (name: RequestName, input: unknown, onProgress?: (progress: object) => void) =>
    new Promise((resolve) => {
      asked.push({
        name,
        input: input as Input<RequestName>,
        answer: async (result) => {
          resolve(result)
          await settled()
        },
        progress: (loadedBytes, totalBytes) => onProgress?.({ loadedBytes, totalBytes }),
      })
    })
  return {
    engine: { ask, dispose: () => {} } as unknown as Engine,
    /** Requests of a name, oldest first. */
    asked: <N extends RequestName>(name: N) =>
      asked.filter((one) => one.name === name) as unknown as Asked<N>[],
  }
}

/** Lets promises and what hangs on them run. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Waits for what is bound to come: a second, which is vitest's own patience, may pass on a busy machine before it does. */
export const until = (isSo: () => boolean): Promise<unknown> => vi.waitUntil(isSo, { timeout: 30_000 })
