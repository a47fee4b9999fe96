/** Times of one contender, milliseconds, in the order they were taken. */
export type Times = readonly number[]

/** Contenders by name; each is told how many calls of it came before, so that calls can differ. */
export type Contenders<Name extends string> = Readonly<Record<Name, (call: number) => void>>

export interface Rounds {
  readonly rounds: number
  /** Calls of quick contenders are taken together: as many in a round as last so long, milliseconds. */
  readonly atLeastMs?: number
  /** Contenders that are quicker than this are warmed up again for so long in every round, milliseconds. */
  readonly warmUpMs?: number
  /**
   * What stands for the calls that were taken together: their mean, or the median of calls timed one by one, where
   * some few calls have far more to do than most.
   */
  readonly callsBy?: 'mean' | 'median'
}

const AT_LEAST_MS = 10
const WARM_UP_MS = 50
/** So many times as long before the first round. */
const FIRST_WARM_UPS = 5

/** How long something takes, milliseconds. */
export function timeOf(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/**
 * Runs contenders by turns in one process, with the garbage of the one before taken away, so that whatever else the
 * machine does strikes all alike. Quick ones are warmed up again in every round, by calls that do not count: after a
 * peer that runs for seconds neither their data are in the caches nor their compiled code in memory, and a call of
 * microseconds would be a measurement of that. Then as many calls as fill some milliseconds are timed together.
 * @returns for each contender the time of one call in every round
 */
export function interleaved<Name extends string>(
  contenders: Contenders<Name>,
  { rounds, atLeastMs = AT_LEAST_MS, warmUpMs = WARM_UP_MS, callsBy = 'mean' }: Rounds,
): Record<Name, Times> {
  const entrants = (Object.entries(contenders) as [Name, (call: number) => void][]).map(([name, run]) => {
    let calls = 0
    const call = (): void => run(calls++)
    return {
      name,
      call,
      leastMs: mean(callsFor(call, FIRST_WARM_UPS * warmUpMs)),
      times: new Array<number>(),
    }
  })
  for (let round = 0; round < rounds; round++) {
    for (const entrant of entrants) {
      const { call, times } = entrant
      collectGarbage()
      if (entrant.leastMs < warmUpMs) callsFor(call, warmUpMs)
      const taken = callsFor(call, atLeastMs)
      entrant.leastMs = Math.min(entrant.leastMs, mean(taken))
      times.push(callsBy === 'mean' ? mean(taken) : median(taken))
    }
  }
  return Object.fromEntries(entrants.map(({ name, times }) => [name, times])) as unknown as Record<
    Name,
    Times
  >
}

/** Calls for so long, at least once; the clock that is asked after every call is part of its time. */
function callsFor(call: () => void, forMs: number): Times {
  const times: number[] = []
  const start = performance.now()
  for (let before = start; ;) {
    call()
    const now = performance.now()
    times.push(now - before)
    if (now - start >= forMs) return times
    before = now
  }
}

/** Where node was started with `--expose-gc`. */
export function collectGarbage(): void {
  globalThis.gc?.()
}

/** The value below which this share of the times lies, between neighbours by proportion; NaN of none. */
export function quantile(times: Times, share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN]
  return low + (high - low) * (at - Math.floor(at))
}

export const median = (times: Times): number => quantile(times, 0.5)

const mean = (times: Times): number => times.reduce((sum, time) => sum + time, 0) / times.length

/** A measured number and between what its quartiles lie. */
export interface Measured {
  readonly measured: number
  readonly spread: readonly [low: number, high: number]
}

/** How many times longer a peer takes: the ratio of both medians, and of the quartiles that are least and most kind. */
export const timesLonger = (peer: Times, own: Times): Measured => ({
  measured: median(peer) / median(own),
  spread: [quantile(peer, 0.25) / quantile(own, 0.75), quantile(peer, 0.75) / quantile(own, 0.25)],
})

export const summary = (times: Times): Measured => ({
  measured: median(times),
  spread: [quantile(times, 0.25), quantile(times, 0.75)],
})
