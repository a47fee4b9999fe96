import { entryCosts, usesEntry } from '../../network/entry-cost.ts'
import { IMPASSABLE, type Metric } from '../../network/metric.ts'
import type { Network } from '../../network/network.ts'
import { entryAt, type Entry } from '../../network/place.ts'
import { fromE7, type LonLat } from '../../units.ts'
import type { City } from '../city.ts'
import { entriesByPlace, footOf } from '../place-entries.ts'
import type { LiveAssessment, LiveCity } from './live-city.ts'
import { plainStreetNodes } from './plain-street-nodes.ts'

/** Places where a facility may stand, and what it takes to get to them from the nodes around. */
export interface SiteCandidates {
  readonly count: number
  readonly at: (candidate: number) => LonLat
  /** From node v to `candidate[i]` it takes `cost[i]`, for i in `first[v] … first[v + 1]`. */
  readonly first: Uint32Array
  readonly candidate: Uint32Array
  readonly cost: Uint32Array
  /** Candidates that stand on an edge, to be walked to along it. */
  readonly onEdge: ReadonlyMap<number, readonly SiteEntry[]>
  /** Candidates that no street is near. */
  readonly offNetwork: readonly number[]
}

export interface SiteEntry {
  readonly candidate: number
  readonly entry: Entry
}

/** At nodes of open streets, which cost nothing more than to get there. */
export function nodeCandidates(live: LiveCity, { city }: LiveAssessment, metric: Metric): SiteCandidates {
  const { nodeCount, lonE7, latE7 } = city.network
  const nodes = plainStreetNodes(live.built, city, metric)
  const first = new Uint32Array(nodeCount + 1)
  for (const node of nodes) first[node + 1] = 1
  for (let v = 0; v < nodeCount; v++) first[v + 1] = (first[v + 1] ?? 0) + (first[v] ?? 0)
  return {
    count: nodes.length,
    at: (candidate) => {
      const node = nodes[candidate] ?? 0
      return [fromE7(lonE7[node] ?? 0), fromE7(latE7[node] ?? 0)]
    },
    first,
    candidate: Uint32Array.from(nodes.keys()),
    cost: new Uint32Array(nodes.length),
    onEdge: new Map(),
    offNetwork: [],
  }
}

/** Where the facilities of the city meet the street, each point once. */
export function facilityFeet(live: LiveCity, { city }: LiveAssessment): LonLat[] {
  const { facilityEntries } = city
  const feet = new Map<string, LonLat>()
  for (let i = 0; i < facilityEntries.edge.length; i++) {
    const entry = entryAt(facilityEntries, i)
    const key = `${entry.edge} ${entry.offsetDm}`
    // parts of streets beside a link have no shape; a place there stands on the whole street, too
    if (entry.edge >= live.built.network.edgeCount || feet.has(key)) continue
    feet.set(key, footOf(live.built.network, live.shapes(), entry))
  }
  return [...feet.values()]
}

/** Points joined at a time: 5 ms of work. */
const CHUNK = 64

/**
 * At any points, joined as a facility added there would be. Points without a street within 150 m are candidates that
 * nobody gets to.
 */
export function* pointCandidates(
  live: LiveCity,
  { city, edits }: LiveAssessment,
  { points, metric }: { readonly points: readonly LonLat[]; readonly metric: Metric },
): Generator<number, SiteCandidates> {
  const entries: (readonly Entry[])[] = []
  for (let start = 0; start < points.length; start += CHUNK) {
    const added = points.slice(start, start + CHUNK)
    const { city: grown } = live.edited([
      ...edits,
      ...added.map((at) => ({ kind: 'add-facility', at, services: [] }) as const),
    ])
    const { count } = grown.facilities
    entries.push(...entriesByPlace(grown.facilityEntries, count).slice(count - added.length))
    yield entries.length / points.length
  }
  yield 1
  const { first, candidate, cost } = approaches(city, metric, entries)
  return {
    count: points.length,
    at: (i) => points[i] ?? [0, 0],
    first,
    candidate,
    cost,
    onEdge: byEdge(entries),
    offNetwork: [...entries.keys()].filter((i) => entries[i]?.length === 0),
  }
}

interface Approach {
  readonly node: number
  readonly candidate: number
  readonly cost: number
}

function approaches({ network }: City, metric: Metric, entries: readonly (readonly Entry[])[]) {
  const all = entries.flatMap((list, candidate) =>
    list
      .filter((entry) => usesEntry(metric, entry))
      .flatMap((entry) => approachesOf(network, metric, { candidate, entry })),
  )
  all.sort((a, b) => a.node - b.node)
  const first = new Uint32Array(network.nodeCount + 1)
  for (const { node } of all) first[node + 1] = (first[node + 1] ?? 0) + 1
  for (let v = 0; v < network.nodeCount; v++) first[v + 1] = (first[v + 1] ?? 0) + (first[v] ?? 0)
  return {
    first,
    candidate: Uint32Array.from(all, ({ candidate }) => candidate),
    cost: Uint32Array.from(all, ({ cost }) => cost),
  }
}

function approachesOf(network: Network, metric: Metric, { candidate, entry }: SiteEntry): Approach[] {
  const { atFrom, atTo } = entryCosts({ network, metric }, entry, 'to')
  return [
    { node: network.edgeFrom[entry.edge] ?? 0, candidate, cost: atFrom.primary },
    { node: network.edgeTo[entry.edge] ?? 0, candidate, cost: atTo.primary },
  ].filter(({ cost }) => cost < IMPASSABLE)
}

function byEdge(entries: readonly (readonly Entry[])[]): Map<number, SiteEntry[]> {
  const found = new Map<number, SiteEntry[]>()
  for (const [candidate, list] of entries.entries()) {
    for (const entry of list) {
      const here = found.get(entry.edge) ?? []
      found.set(entry.edge, here)
      here.push({ candidate, entry })
    }
  }
  return found
}
