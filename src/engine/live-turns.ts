import type { LiveCity } from '../city/live/live-city.ts'
import { engineFault, messageOf } from './engine-error.ts'

/**
 * A live city, made when first asked for, used by one request at a time: a long job would otherwise find it with the
 * edits of another.
 */
export interface LiveTurns {
  /** @throws EngineFault of kind `memory` when the city does not fit. */
  readonly take: <T>(use: (live: LiveCity) => T | Promise<T>) => Promise<T>
  /** Lets go of the city and its memory when nobody uses it any more; it is made again when asked for. */
  readonly release: () => void
}

export function createLiveTurns(make: () => Promise<LiveCity>): LiveTurns {
  let live: Promise<LiveCity> | null = null
  let last: Promise<unknown> = Promise.resolve()
  const made = (): Promise<LiveCity> => {
    if (live !== null) return live
    const making = make()
    live = making
    // what could not be made is tried again by the next request
    making.catch(() => {
      live = null
    })
    return making
  }
  return {
    take: (use) => {
      const turn = last.then(async () => {
        try {
          return await use(await made())
        } catch (thrown) {
          if (!(thrown instanceof RangeError)) throw thrown
          // half an answer may stand in it; it is made again for the next one
          live = null
          throw engineFault({ kind: 'memory', message: messageOf(thrown) }, thrown)
        }
      })
      last = turn.catch(() => undefined)
      return turn
    },
    release: () => {
      last = last.then(() => {
        live = null
      })
    },
  }
}
