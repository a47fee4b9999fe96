import type { Finding, Verdict } from './verdict.ts'

/** How many required services a community lacks. The order is the code in `CityVerdicts`. */
export const BANDS = ['all', '1-2', '3-5', '6+', 'undetermined'] as const
export type Band = (typeof BANDS)[number]

/** A community's required rules, counted. */
export interface Tally {
  /** Decided and outside. */
  readonly missing: number
  /** Decided and inside. */
  readonly reached: number
  /** Cannot tell, though on the map; services without data are set aside and counted nowhere. */
  readonly undecided: number
}

/** Counts the findings of required rules. */
export function tally(findings: Iterable<Finding>): Tally {
  let [missing, reached, undecided] = [0, 0, 0]
  for (const { verdict, reason } of findings) {
    if (verdict === 'inside') reached++
    else if (verdict === 'outside') missing++
    else if (reason !== 'no-data') undecided++
  }
  return { missing, reached, undecided }
}

/** The band of an exact number of missing services. */
export function bandOf(missing: number): Exclude<Band, 'undetermined'> {
  if (missing === 0) return 'all'
  if (missing <= 2) return '1-2'
  return missing <= 5 ? '3-5' : '6+'
}

/** The band whatever the undecided services turn out to be, else `undetermined`; so too when nothing is decided. */
export function gradeBand({ missing, reached, undecided }: Tally): Band {
  if (missing + reached === 0) return 'undetermined'
  const best = bandOf(missing)
  return best === bandOf(missing + undecided) ? best : 'undetermined'
}

/**
 * Inside when no more than `tolerance` required services are missing whatever the undecided ones turn out to be,
 * outside when more are missing already, else cannot tell; so too when nothing is decided.
 */
export function communityVerdict({ missing, reached, undecided }: Tally, tolerance: number): Verdict {
  if (missing > tolerance) return 'outside'
  if (missing + reached === 0) return 'unknown'
  return missing + undecided <= tolerance ? 'inside' : 'unknown'
}
