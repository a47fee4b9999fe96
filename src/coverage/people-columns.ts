import type { CommunityOrigins } from './community-origins.ts'
import { VERDICTS, type Verdict } from './verdict.ts'

/** Residents in tenths by community, each at the verdict of their own origin. */
export type PeopleColumns = Readonly<Record<Verdict, Float64Array>>

/** What is known of every home: a code of its own, in the order of `CommunityOrigins.origins`. */
export interface HomeCodes {
  readonly codes: Uint8Array | Uint32Array
  /** Code of `VERDICTS` by that code. */
  readonly verdictOf: Uint8Array
}

const INSIDE = VERDICTS.indexOf('inside')
const OUTSIDE = VERDICTS.indexOf('outside')

/** Adds up the residents of every community by the verdict of their home; nobody where none are known. O(origins). */
export function countHomes(origins: CommunityOrigins, { codes, verdictOf }: HomeCodes): PeopleColumns {
  const { first, weight, residentsTenths, communityCount: n } = origins
  const columns = {
    inside: new Float64Array(n),
    outside: new Float64Array(n),
    unknown: new Float64Array(n),
  }
  for (let c = 0; c < n; c++) {
    // Where nobody is known to live, weights count homes.
    if ((residentsTenths[c] ?? 0) === 0) continue
    const end = first[c + 1] ?? 0
    let [inside, outside, unknown] = [0, 0, 0]
    for (let i = first[c] ?? 0; i < end; i++) {
      const tenths = weight[origins.origins[i] ?? 0] ?? 0
      const verdict = verdictOf[codes[i] ?? 0]
      if (verdict === INSIDE) inside += tenths
      else if (verdict === OUTSIDE) outside += tenths
      else unknown += tenths
    }
    columns.inside[c] = inside
    columns.outside[c] = outside
    columns.unknown[c] = unknown
  }
  return columns
}
