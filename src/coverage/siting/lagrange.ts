import type { Cover } from './cover.ts'
import { sumsOver } from './incidence.ts'
import { within, type Sliced } from './sliced.ts'
import { improveBySwaps, type Choice } from './swap.ts'

/** The best choice known and what no choice of as many sites can exceed. */
export interface Certified {
  readonly choice: Choice
  readonly bound: number
}

/** A bound that has not come down by then is as low as this method gets it. */
const ROUNDS = 300
/** Exchange from the sites of the relaxation finds what it misses from the greedy ones; more often costs time only. */
const ROUNDS_PER_SWAP = 20
/** Rounds without a lower bound before the steps get shorter, by how much, and when they are too short to matter. */
const PATIENCE = 8
const SHORTER = 0.7
const SHORTEST_STEP = 1e-3
/** How much of the last direction stays in the next one: less zigzag (Camerini, Fratta and Maffioli 1975). */
const MOMENTUM = 0.5
/** Multipliers are whole multiples of 1/1024, so that every sum is exact and the bound holds to the last unit. */
const GRID = 1024

/**
 * Bounds what any choice of as many sites can cover, and improves the given one on the way: Lagrangian relaxation of
 * "a demand counts only when one of its candidates is chosen" (Galvão and ReVelle 1996) with subgradient steps
 * (Held, Wolfe and Crowder 1974). Each demand pays a price between 0 and its weight to every candidate it can reach;
 * for any prices, the k best paid candidates and the unpaid rest of all weights cover together at least as much as
 * any k sites do. Stops when `(bound - covered) / bound ≤ targetGap`, or when the steps have become too short.
 */
export function* certify(cover: Cover, given: Choice, targetGap: number): Sliced<Certified> {
  let choice = given
  let bound = cover.total
  const relaxation = startFrom(cover, given)
  let step = 1
  let waited = 0
  for (let round = 0; round < ROUNDS && step >= SHORTEST_STEP; round++) {
    if (bound - choice.covered <= targetGap * bound) break
    const share = round / ROUNDS
    const relaxed = yield* within(relax(relaxation), share, share)
    waited = relaxed.bound < bound ? 0 : waited + 1
    bound = Math.min(bound, relaxed.bound)
    if (relaxed.covered > choice.covered || round % ROUNDS_PER_SWAP === ROUNDS_PER_SWAP - 1) {
      const improved = yield* within(improveBySwaps(cover, relaxation.paid), share, share)
      if (improved.covered > choice.covered) choice = improved
    }
    if (waited > PATIENCE) {
      step *= SHORTER
      waited = 0
    }
    if (!movePrices(relaxation, step * (relaxed.value - choice.covered))) break
  }
  return { choice, bound }
}

interface Relaxation {
  readonly cover: Cover
  /** Per demand, 0 … weight, on the grid. */
  readonly price: Float64Array
  /** Last move of the prices, in sites too many (+) or missing (-). */
  readonly direction: Float64Array
  /** What each candidate is paid. */
  readonly pay: Float64Array<ArrayBuffer>
  /** The best paid candidates. */
  paid: Uint32Array
  /** How many of them reach each demand. */
  readonly sites: Uint32Array
}

/** Demands that the given sites miss pay in full; others the less the more sites they have. */
function startFrom(cover: Cover, { candidates }: Choice): Relaxation {
  const sites = new Uint32Array(cover.demandCount)
  countSites(cover, candidates, sites)
  return {
    cover,
    price: cover.weight.map((w, d) => (sites[d] === 0 ? w : onGrid(w / ((sites[d] ?? 0) + 1)))),
    direction: new Float64Array(cover.demandCount),
    pay: new Float64Array(cover.candidateCount),
    paid: candidates.slice(),
    sites,
  }
}

const onGrid = (price: number): number => Math.round(price * GRID) / GRID

/** Chooses the best paid sites for the prices as they are. */
function* relax(relaxation: Relaxation): Sliced<{ value: number; bound: number; covered: number }> {
  const { cover, price, pay, sites } = relaxation
  yield* sumsOver(cover.demandsOf, price, pay)
  relaxation.paid = mostPaid(pay, relaxation.paid.length)
  sites.fill(0)
  countSites(cover, relaxation.paid, sites)
  let value = relaxation.paid.reduce((sum, c) => sum + (pay[c] ?? 0), 0)
  let covered = 0
  for (let d = 0; d < sites.length; d++) {
    const weight = cover.weight[d] ?? 0
    value += weight - (price[d] ?? 0)
    if (sites[d] !== 0) covered += weight
  }
  // Weights are whole, and so is what sites cover.
  return { value, bound: Math.floor(value), covered }
}

/** The `count` candidates with the highest pay, in rising order of it. */
function mostPaid(pay: Float64Array, count: number): Uint32Array {
  const paid = Uint32Array.from({ length: count }, (_, c) => c)
  paid.sort((a, b) => (pay[a] ?? 0) - (pay[b] ?? 0))
  for (let c = count; c < pay.length; c++) {
    const own = pay[c] ?? 0
    if (own <= (pay[paid[0] ?? 0] ?? 0)) continue
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((pay[paid[middle] ?? 0] ?? 0) < own) low = middle
      else high = middle - 1
    }
    paid.copyWithin(0, 1, low + 1)
    paid[low] = c
  }
  return paid
}

function countSites({ demandsOf: { first, item } }: Cover, chosen: Uint32Array, sites: Uint32Array): void {
  for (const c of chosen) {
    const end = first[c + 1] ?? 0
    for (let at = first[c] ?? 0; at < end; at++) {
      const demand = item[at] ?? 0
      sites[demand] = (sites[demand] ?? 0) + 1
    }
  }
}

/**
 * Lowers the price of demands with several sites and raises it for those without one, heavier demands by more, so
 * that the relaxed value would fall by `drop` (Polyak's step). False when no price can move: the bound is final.
 */
function movePrices({ cover: { weight }, price, direction, sites }: Relaxation, drop: number): boolean {
  let norm = 0
  let canMove = false
  for (let d = 0; d < price.length; d++) {
    const own = weight[d] ?? 0
    const wanted = (sites[d] ?? 0) - 1
    const stuck = wanted > 0 ? price[d] === 0 : price[d] === own
    if (wanted !== 0 && !stuck) canMove = true
    const move = (stuck ? 0 : wanted) + MOMENTUM * (direction[d] ?? 0)
    direction[d] = move
    norm += own * move * move
  }
  if (!canMove || norm === 0) return false
  for (let d = 0; d < price.length; d++) {
    const own = weight[d] ?? 0
    const moved = (price[d] ?? 0) - (drop / norm) * own * (direction[d] ?? 0)
    price[d] = onGrid(Math.min(own, Math.max(0, moved)))
  }
  return true
}
