import type { Incidence } from '../../coverage/siting/incidence.ts'
import { directCost, pricedEntries } from '../../network/entry-cost.ts'
import type { Metric } from '../../network/metric.ts'
import { entryAt } from '../../network/place.ts'
import { createSearch } from '../../network/search.ts'
import type { City } from '../city.ts'
import type { SiteCandidates } from './site-candidates.ts'

export interface IncidenceAsked {
  readonly metric: Metric
  /** Origins, ascending: one demand each. */
  readonly homes: readonly number[]
  readonly candidates: SiteCandidates
  /** Largest cost that counts. */
  readonly limit: number
}

/** Homes between two pauses: each may need two searches. */
const HOMES_PER_SLICE = 4

/**
 * Which candidates each home gets to within the limit. Searched for from both ends of a home's street rather than from
 * the home, which finds the same (a walk leaves over one of them) and serves all homes along the street.
 */
export function* incidenceOf(city: City, asked: IncidenceAsked): Generator<number, Incidence> {
  const { metric, homes, candidates, limit } = asked
  const { network, originEntries } = city
  const priced = pricedEntries({ network, metric }, originEntries, 'from')
  yield 0
  const around = createSurroundings(city, metric, limit)
  const pairs = createGrowing()
  const first = new Uint32Array(homes.length + 1)
  const namedBy = new Int32Array(candidates.count).fill(-1)
  let row = 0
  for (const [demand, home] of homes.entries()) {
    const name = (candidate: number): void => {
      if (namedBy[candidate] === demand) return
      namedBy[candidate] = demand
      pairs.push(candidate)
    }
    while ((originEntries.place[row] ?? home) < home) row++
    for (; originEntries.place[row] === home; row++) {
      for (const { node, primary } of priced.ends) {
        const cost = primary[row] ?? 0
        if (cost <= limit) nameAround(candidates, around(node[row] ?? 0), { left: limit - cost, name })
      }
      const entry = entryAt(originEntries, row)
      for (const there of candidates.onEdge.get(entry.edge) ?? []) {
        const direct = directCost({ network, metric }, entry, there.entry)
        if (direct !== null && direct.primary <= limit) name(there.candidate)
      }
    }
    first[demand + 1] = pairs.length()
    if (demand % HOMES_PER_SLICE === 0) yield demand / homes.length
  }
  return {
    demandCount: homes.length,
    candidateCount: candidates.count,
    first,
    candidate: pairs.values(),
  }
}

/** Nodes within the limit of one, and how far they are. */
interface Surroundings {
  readonly nodes: Uint32Array
  readonly costs: Uint16Array
}

interface Naming {
  /** What the walk may still cost. */
  readonly left: number
  readonly name: (candidate: number) => void
}

function nameAround(
  { first, candidate, cost }: SiteCandidates,
  { nodes, costs }: Surroundings,
  { left, name }: Naming,
): void {
  for (let i = 0; i < nodes.length; i++) {
    const rest = left - (costs[i] ?? 0)
    if (rest < 0) continue
    const node = nodes[i] ?? 0
    const end = first[node + 1] ?? 0
    for (let k = first[node] ?? 0; k < end; k++) {
      if ((cost[k] ?? 0) <= rest) name(candidate[k] ?? 0)
    }
  }
}

/** What is remembered, in nodes: 48 MB. Homes come by number, so those of one street come soon after each other. */
const MOST_REMEMBERED = 8_000_000

function createSurroundings({ network }: City, metric: Metric, limit: number) {
  const search = createSearch(network)
  const known = new Map<number, Surroundings>()
  let size = 0
  return (node: number): Surroundings => {
    const old = known.get(node)
    if (old !== undefined) return old
    const reach = search.run({ metric, sense: 'from', nodeSeeds: [{ node, source: 0 }], limit })
    const nodes = reach.touched().slice()
    const found = { nodes, costs: Uint16Array.from(nodes, reach.primaryOf) }
    if (size + nodes.length > MOST_REMEMBERED) {
      known.clear()
      size = 0
    }
    known.set(node, found)
    size += nodes.length
    return found
  }
}

/** Whole numbers in an array that grows. */
function createGrowing() {
  let values = new Uint32Array(1_024)
  let length = 0
  return {
    length: () => length,
    push: (value: number): void => {
      if (length === values.length) {
        const longer = new Uint32Array(2 * length)
        longer.set(values)
        values = longer
      }
      values[length++] = value
    },
    values: () => values.slice(0, length),
  }
}
