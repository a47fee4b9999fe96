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

/** Homes by a code of their own, and the class of every code as a position in `classes`. */
export interface ClassedHomes<K extends string> {
  readonly codes: HomeCodes['codes']
  readonly classes: readonly K[]
  readonly classOf: Uint8Array
}

/** Adds up the residents of every community by the verdict of their home; nobody where none are known. O(origins). */
export const countHomes = (origins: CommunityOrigins, { codes, verdictOf }: HomeCodes): PeopleColumns =>
  countHomesBy(origins, { codes, classes: VERDICTS, classOf: verdictOf })

/** The same by any classes. O(origins). */
export function countHomesBy<K extends string>(
  origins: CommunityOrigins,
  { codes, classes, classOf }: ClassedHomes<K>,
): Readonly<Record<K, Float64Array>> {
  const { first, weight, residentsTenths, communityCount: n } = origins
  const columns = classes.map(() => new Float64Array(n))
  const sums = new Float64Array(classes.length)
  for (let c = 0; c < n; c++) {
    // Where nobody is known to live, weights count homes.
    if ((residentsTenths[c] ?? 0) === 0) continue
    sums.fill(0)
    const end = first[c + 1] ?? 0
    for (let i = first[c] ?? 0; i < end; i++) {
      const at = classOf[codes[i] ?? 0] ?? 0
      sums[at] = (sums[at] ?? 0) + (weight[origins.origins[i] ?? 0] ?? 0)
    }
    for (const [k, column] of columns.entries()) column[c] = sums[k] ?? 0
  }
  return Object.fromEntries(classes.map((name, k) => [name, columns[k]])) as Record<K, Float64Array>
}
