/** Times of one contender, milliseconds, in the order they were taken. */
export type Times = readonly number[]

/** Contenders by name; each is told how many calls of it came before, so that calls can differ. */
export type Contenders<Name extends string> = Readonly<Record<Name, (call: number) => void>>

export interface Rounds {
  readonly rounds: number
  /** Calls of quick contenders are taken together until a round of them lasts so long, milliseconds. */
  readonly atLeastMs?: number
}

const AT_LEAST_MS = 5
/** Warm-up of each contender: one call, then more for so long, milliseconds. */
const WARM_UP_MS = 250

/** How long something takes, milliseconds. */
export function timeOf(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/**
 * Runs contenders by turns in one process, after a warm-up, with the garbage of the one before taken away, so that
 * whatever else the machine does strikes all alike.
 * @returns for each contender the time of one call in every round
 */
export function interleaved<Name extends string>(
  contenders: Contenders<Name>,
  { rounds, atLeastMs = AT_LEAST_MS }: Rounds,
): Record<Name, Times> {
  const entrants = (Object.entries(contenders) as [Name, (call: number) => void][]).map(([name, run]) => {
    let calls = 0
    const call = (): void => run(calls++)
    return { name, call, together: callsTogether(call, atLeastMs), times: new Array<number>() }
  })
  for (let round = 0; round < rounds; round++) {
    for (const { call, together, times } of entrants) {
      collectGarbage()
      const ms = timeOf(() => {
        for (let k = 0; k < together; k++) call()
      })
      times.push(ms / together)
    }
  }
  return Object.fromEntries(entrants.map(({ name, times }) => [name, times])) as unknown as Record<
    Name,
    Times
  >
}

/** Warms up, and tells how many calls make a round. */
function callsTogether(call: () => void, atLeastMs: number): number {
  let last = timeOf(call)
  for (let spent = last; spent < WARM_UP_MS; spent += last) last = timeOf(call)
  return Math.max(1, Math.ceil(atLeastMs / Math.max(last, 1e-4)))
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
