/** What of a change is timed apart. */
export const CAUSES = ['move', 'walker', 'other'] as const
export type Cause = (typeof CAUSES)[number]

/** Milliseconds of many turns in short. */
export interface Timing {
  readonly count: number
  /** Null of none. */
  readonly median: number | null
  readonly p95: number | null
}

/** Median and 95th percentile, each the smallest value that at least such a share does not exceed. O(n log n). */
export function timingOf(values: readonly number[], count = values.length): Timing {
  const ascending = values.toSorted((a, b) => a - b)
  const at = (share: number): number | null => ascending[Math.ceil(ascending.length * share) - 1] ?? null
  return { count, median: at(0.5), p95: at(0.95) }
}

/** Kept of each kind; older turns only count. */
const MOST_KEPT = 500

/** Times of one kind of turn. */
export interface Timer {
  readonly add: (ms: number) => void
  readonly timing: () => Timing
}

export function createTimer(): Timer {
  const kept: number[] = []
  let count = 0
  return {
    add: (ms) => {
      kept[count % MOST_KEPT] = ms
      count++
    },
    timing: () => timingOf(kept, count),
  }
}

/** A fingerprint of values by node (FNV-1a of 32 bits): equal values have equal ones. */
export function checksum(values: Uint16Array): string {
  let hash = 0x811c9dc5
  for (const value of values) {
    hash = Math.imul(hash ^ (value & 255), 0x01000193)
    hash = Math.imul(hash ^ (value >> 8), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
