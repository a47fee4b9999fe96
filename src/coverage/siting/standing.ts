import type { Cover } from './cover.ts'
import { OPERATIONS_PER_SLICE, type Sliced } from './sliced.ts'

/** Sites placed so far and what every candidate would add to them, kept exact: weights are whole numbers. */
export interface Standing {
  readonly cover: Cover
  /** Sites that reach each demand. */
  readonly sites: Uint32Array
  /** What each candidate would add. */
  readonly gain: Float64Array
  covered: number
}

/** The given sites placed. */
export function* standingOf(cover: Cover, given: Uint32Array): Sliced<Standing> {
  const sites = new Uint32Array(cover.demandCount)
  const standing: Standing = { cover, sites, gain: cover.reach.slice(), covered: 0 }
  let operations = 0
  for (const c of given) {
    operations += place(standing, c)
    if (operations > OPERATIONS_PER_SLICE) {
      operations = 0
      yield 0
    }
  }
  return standing
}

/** Adds a site; the operations that took. */
export function place(standing: Standing, site: number): number {
  const { first, item } = standing.cover.demandsOf
  const end = first[site + 1] ?? 0
  let operations = 0
  for (let at = first[site] ?? 0; at < end; at++) {
    const demand = item[at] ?? 0
    const before = standing.sites[demand] ?? 0
    standing.sites[demand] = before + 1
    if (before === 0) operations += shift(standing, demand, -1)
  }
  return operations
}

/** Takes a site away again; the operations that took. */
export function take(standing: Standing, site: number): number {
  const { first, item } = standing.cover.demandsOf
  const end = first[site + 1] ?? 0
  let operations = 0
  for (let at = first[site] ?? 0; at < end; at++) {
    const demand = item[at] ?? 0
    const after = (standing.sites[demand] ?? 0) - 1
    standing.sites[demand] = after
    if (after === 0) operations += shift(standing, demand, 1)
  }
  return operations
}

/** A demand is covered now (-1) or no more (1): its candidates would add less or more. */
function shift(standing: Standing, demand: number, sign: 1 | -1): number {
  const { cover, gain } = standing
  const { first, item } = cover.candidatesOf
  const from = first[demand] ?? 0
  const end = first[demand + 1] ?? 0
  const change = sign * (cover.weight[demand] ?? 0)
  standing.covered -= change
  for (let at = from; at < end; at++) {
    const c = item[at] ?? 0
    gain[c] = (gain[c] ?? 0) + change
  }
  return end - from
}

/** The candidate that adds most, ties to the lowest number. */
export function mostGain(gain: Float64Array): number {
  let best = 0
  let most = gain[0] ?? 0
  for (let c = 1; c < gain.length; c++) {
    const own = gain[c] ?? 0
    if (own > most) {
      most = own
      best = c
    }
  }
  return best
}
