import * as fc from 'fast-check'
import { seededRandom } from '../../../network/testing/seeded-random.ts'
import type { Incidence } from '../incidence.ts'
import type { SitingProblem } from '../siting.ts'

export interface DrawnSiting {
  /** Candidates within reach, by demand. */
  readonly reach: readonly (readonly number[])[]
  readonly weight: readonly number[]
  readonly candidateCount: number
  readonly k: number
}

export function incidenceOf(reach: DrawnSiting['reach'], candidateCount: number): Incidence {
  const first = new Uint32Array(reach.length + 1)
  reach.forEach((own, d) => {
    first[d + 1] = (first[d] ?? 0) + own.length
  })
  return { demandCount: reach.length, candidateCount, first, candidate: Uint32Array.from(reach.flat()) }
}

export const siting = ({ reach, weight, candidateCount, k }: DrawnSiting): SitingProblem => ({
  incidence: incidenceOf(reach, candidateCount),
  weight: Float64Array.from(weight),
  k,
})

/** Small enough to try every choice. Lists are in any order; demands without weight or candidates occur. */
export const randomSiting: fc.Arbitrary<SitingProblem> = fc
  .record({ candidateCount: fc.integer({ min: 1, max: 10 }), demandCount: fc.nat(14) })
  .chain(({ candidateCount, demandCount }) => {
    const length = { minLength: demandCount, maxLength: demandCount }
    const all = Array.from({ length: candidateCount }, (_, c) => c)
    return fc.record({
      candidateCount: fc.constant(candidateCount),
      reach: fc.array(fc.shuffledSubarray(all, { maxLength: Math.min(4, candidateCount) }), length),
      weight: fc.oneof(fc.array(fc.nat(9), length), fc.array(fc.constant(1), length)),
      k: fc.nat(5),
    })
  })
  .map(siting)

/** The weight of demands that reach any of the sites, counted the plain way. */
export function coveredBy({ incidence, weight }: SitingProblem, sites: readonly number[]): number {
  const chosen = new Set(sites)
  let sum = 0
  for (let d = 0; d < incidence.demandCount; d++) {
    const own = incidence.candidate.subarray(incidence.first[d], incidence.first[d + 1])
    if (own.some((c) => chosen.has(c))) sum += weight[d] ?? 0
  }
  return sum
}

/** What the best of all choices of at most k sites covers. */
export function bestOfAll(problem: SitingProblem): number {
  let best = 0
  const extend = (chosen: readonly number[], from: number): void => {
    best = Math.max(best, coveredBy(problem, chosen))
    if (chosen.length === problem.k) return
    for (let c = from; c < problem.incidence.candidateCount; c++) extend([...chosen, c], c + 1)
  }
  extend([], 0)
  return best
}

export interface Plane {
  readonly seed: number
  readonly demands: number
  readonly candidates: number
  /** Candidates within reach of a demand in the middle, on average. */
  readonly perDemand: number
  readonly k: number
}

/** Demands and candidates strewn over a square, each demand reaching the candidates within one radius. */
export function seededPlane({ seed, demands, candidates, perDemand, k }: Plane): SitingProblem {
  const random = seededRandom(seed)
  const radius = Math.sqrt(perDemand / candidates / Math.PI)
  const cells = Math.max(1, Math.floor(1 / radius))
  const grid = new Map<string, { c: number; x: number; y: number }[]>()
  for (let c = 0; c < candidates; c++) {
    const place = { c, x: random(), y: random() }
    const key = cellOf(place, cells).join()
    const cell = grid.get(key)
    if (cell === undefined) grid.set(key, [place])
    else cell.push(place)
  }
  const reach = Array.from({ length: demands }, () => {
    const home = { x: random(), y: random() }
    const [column, row] = cellOf(home, cells)
    const near = AROUND.flatMap(([dx, dy]) => grid.get([column + dx, row + dy].join()) ?? [])
    return near.filter(({ x, y }) => Math.hypot(x - home.x, y - home.y) <= radius).map(({ c }) => c)
  })
  const weight = Array.from({ length: demands }, () => Math.floor(500 + random() * 6000))
  return siting({ reach, weight, candidateCount: candidates, k })
}

const AROUND = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const))

const cellOf = (at: { x: number; y: number }, cells: number): readonly [number, number] => [
  Math.floor(at.x * cells),
  Math.floor(at.y * cells),
]
