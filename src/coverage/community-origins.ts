import type { OriginTable } from './tables.ts'

/** The origins of each community and what each weighs in its shares. */
export interface CommunityOrigins {
  readonly communityCount: number
  /** Origins of community c: `origins[first[c] … first[c + 1])`, ascending. */
  readonly first: Uint32Array
  readonly origins: Uint32Array
  /** Per origin: its residents in tenths, or 1 where no origin of its community has residents. */
  readonly weight: Float64Array
  /** Per community: the sum of its origins' weights; 0 only without origins. */
  readonly total: Float64Array
  /** Per community: residents at its origins in tenths; 0 when unknown. */
  readonly residentsTenths: Float64Array
}

/**
 * Groups origins by community; made once per city. Residents weigh; where none are known each origin weighs the
 * same, since a share of homes is the next best thing. All weights are whole numbers, so sums are exact.
 * Throws when an origin names a community that does not exist.
 */
export function communityOrigins(table: OriginTable, communityCount: number): CommunityOrigins {
  const first = new Uint32Array(communityCount + 1)
  const residentsTenths = new Float64Array(communityCount)
  for (let o = 0; o < table.count; o++) {
    const c = table.community[o] ?? communityCount
    if (c >= communityCount) {
      throw new Error(`origin ${o}: found community ${c}, expected one below ${communityCount}`)
    }
    first[c + 1] = (first[c + 1] ?? 0) + 1
    residentsTenths[c] = (residentsTenths[c] ?? 0) + (table.residentsTenths[o] ?? 0)
  }
  for (let c = 0; c < communityCount; c++) first[c + 1] = (first[c + 1] ?? 0) + (first[c] ?? 0)
  return { communityCount, first, residentsTenths, ...place(table, first, residentsTenths) }
}

function place(table: OriginTable, first: Uint32Array, residentsTenths: Float64Array) {
  const next = first.slice()
  const origins = new Uint32Array(table.count)
  const weight = new Float64Array(table.count)
  const total = new Float64Array(residentsTenths.length)
  for (let o = 0; o < table.count; o++) {
    const c = table.community[o] ?? 0
    const at = next[c] ?? 0
    origins[at] = o
    next[c] = at + 1
    weight[o] = residentsTenths[c] === 0 ? 1 : (table.residentsTenths[o] ?? 0)
    total[c] = (total[c] ?? 0) + (weight[o] ?? 0)
  }
  return { origins, weight, total }
}
