import { UNREACHED } from '../units.ts'
import {
  directCost,
  entryCosts,
  opposite,
  type Cost,
  type PricedEnd,
  type PricedEntries,
  type Sense,
} from './entry-cost.ts'
import type { Metric } from './metric.ts'
import type { Network } from './network.ts'
import { entryAt, type Entry, type EntryColumns } from './place.ts'

/** What a search leaves behind: a label per node, and its seeds chained by the edge they stand on. */
export interface Labels {
  readonly network: Network
  readonly metric: Metric
  readonly sense: Sense
  readonly limit: number
  readonly primary: Uint32Array
  readonly secondary: Uint32Array
  readonly source: Uint32Array
  readonly seeds: readonly (Entry & { readonly source: number })[]
  /** First seed on each edge, and the next one on the same edge; `NO_SEED` ends the chain. */
  readonly seedAtEdge: Int32Array
  readonly nextSeed: readonly number[]
}

export const NO_SEED = -1

/** The best way between the seeds and an entry. */
export interface Reading extends Readonly<Cost> {
  readonly source: number
  /** Over which end of the entry's edge, or `direct`: along the edge they share. */
  readonly via: 'from' | 'to' | 'direct'
  /** The seed walked to directly (its index among the request's seeds); -1 otherwise. */
  readonly seed: number
}

/** By place: the best reading so far, as columns that the caller owns. */
export interface BestColumns {
  /** `UNREACHED` where there is none. */
  readonly primary: Uint16Array
  /** Clamped to `UNREACHED`. */
  readonly secondary: Uint16Array
  /** Id of the nearest seed; -1 where there is none. */
  readonly source: Int32Array
}

/** Columns without a single reading. */
export const noReadings = (placeCount: number): BestColumns => ({
  primary: new Uint16Array(placeCount).fill(UNREACHED),
  secondary: new Uint16Array(placeCount).fill(UNREACHED),
  source: new Int32Array(placeCount).fill(-1),
})

/** The best over both ends and over seeds on the same edge, legs included; null beyond the limit. */
export function readEntry(labels: Labels, entry: Entry): Reading | null {
  const { network, metric, sense, limit } = labels
  const { atFrom, atTo } = entryCosts({ network, metric }, entry, opposite(sense))
  const overFrom = overEnd(labels, network.edgeFrom[entry.edge]!, atFrom)
  const overTo = overEnd(labels, network.edgeTo[entry.edge]!, atTo)
  let best = readDirectly(labels, entry)
  if (overFrom.primary <= limit && (best === null || isBefore(overFrom, best))) {
    best = { ...overFrom, via: 'from', seed: NO_SEED }
  }
  if (overTo.primary <= limit && (best === null || isBefore(overTo, best))) {
    best = { ...overTo, via: 'to', seed: NO_SEED }
  }
  return best
}

/**
 * Reads all places at once, each over all its entries, and keeps what comes before what stands in `best`. The same
 * as `readEntry` one by one, without an object per entry: a city has tens of thousands of homes to read for every
 * service. @throws Error when the entries were priced for another metric or the sense of the search itself.
 */
export function readPlaces(labels: Labels, priced: PricedEntries, best: BestColumns): void {
  if (priced.metric !== labels.metric || priced.sense !== opposite(labels.sense)) {
    throw new Error('entries priced for another walk: expected the metric of the search, in the other sense')
  }
  for (const end of priced.ends) readOverEnds(labels, priced.entries, { end, best })
  readAllDirectly(labels, priced.entries, best)
}

interface Ranked extends Readonly<Cost> {
  readonly source: number
}

const overEnd = ({ primary, secondary, source }: Labels, node: number, part: Cost): Ranked => ({
  primary: primary[node]! + part.primary,
  secondary: secondary[node]! + part.secondary,
  source: source[node]!,
})

/** The best walk to a seed on the entry's own edge, along it. */
function readDirectly(labels: Labels, entry: Entry): Reading | null {
  const { network, metric, sense, seeds, seedAtEdge, nextSeed, limit } = labels
  const walked = { network, metric }
  let best: Reading | null = null
  for (let i = seedAtEdge[entry.edge]!; i !== NO_SEED; i = nextSeed[i]!) {
    const seed = seeds[i]!
    const cost = sense === 'from' ? directCost(walked, seed, entry) : directCost(walked, entry, seed)
    if (cost === null || cost.primary > limit) continue
    const found: Reading = { ...cost, source: seed.source, via: 'direct', seed: i }
    if (best === null || isBefore(found, best)) best = found
  }
  return best
}

function readOverEnds(
  labels: Labels,
  { place }: EntryColumns,
  { end, best }: { readonly end: PricedEnd; readonly best: BestColumns },
): void {
  const { primary, limit } = labels
  for (let i = 0; i < place.length; i++) {
    const total = primary[end.node[i]!]! + end.primary[i]!
    // most entries end here, before anything is made for them
    if (total > limit || total > best.primary[place[i]!]!) continue
    const part = { primary: end.primary[i]!, secondary: end.secondary[i]! }
    offer(best, place[i]!, overEnd(labels, end.node[i]!, part))
  }
}

function readAllDirectly(labels: Labels, entries: EntryColumns, best: BestColumns): void {
  const { place, edge } = entries
  for (let i = 0; i < place.length; i++) {
    if (labels.seedAtEdge[edge[i]!] === NO_SEED) continue
    const found = readDirectly(labels, entryAt(entries, i))
    if (found !== null) offer(best, place[i]!, found)
  }
}

/** Of one source and primary the secondary decides: it is clamped before, as what it is compared with was. */
function offer(best: BestColumns, place: number, { primary, secondary, source }: Ranked): void {
  const found = { primary, secondary: Math.min(secondary, UNREACHED), source }
  const old = {
    primary: best.primary[place]!,
    secondary: best.secondary[place]!,
    source: best.source[place]!,
  }
  if (old.source >= 0 && !isBefore(found, old)) return
  best.primary[place] = found.primary
  best.secondary[place] = found.secondary
  best.source[place] = found.source
}

/** The order of labels: by primary, then source id, then secondary. */
export function isBefore(a: Ranked, b: Ranked): boolean {
  if (a.primary !== b.primary) return a.primary < b.primary
  if (a.source !== b.source) return a.source < b.source
  return a.secondary < b.secondary
}
