import { halfWaitDs, IMPASSABLE, LAYER, walkingDs, type Metric } from './metric.ts'
import { NODE, type NetworkColumns } from './network.ts'
import { ENTRY, entryAt, type Entry, type EntryColumns } from './place.ts'

/** Seen from a place (or the seeds of a search): walking away from it, or towards it. */
export type Sense = 'from' | 'to'

export const opposite = (sense: Sense): Sense => (sense === 'from' ? 'to' : 'from')

/** A network and how one walker walks it under one ruler. */
export interface Walked {
  readonly network: NetworkColumns
  readonly metric: Metric
}

/** What is minimised and what is summed beside it, as in `Metric`: deciseconds and decimetres, or the reverse. */
export interface Cost {
  primary: number
  secondary: number
}

/** Costs between a place and the two ends of its edge; `primary` is `IMPASSABLE` where there is no way. */
export interface EntryCosts {
  readonly atFrom: Cost
  readonly atTo: Cost
}

/** True when this walker gets onto the network here: second, step-free entries are only for those who take no steps. */
export const usesEntry = (metric: Metric, entry: Entry): boolean =>
  metric.layer[entry.edge] !== LAYER.none &&
  ((entry.flags & ENTRY.stepFree) === 0 || metric.pace.stepsFactor === 'closed')

/**
 * Leg and part of the edge between a place and both ends of its edge, each rounded once, with half a signal wait at an
 * end that is a signal. A foot on the very end of a one-way edge may step onto that end, whatever the direction.
 */
export function entryCosts(walked: Walked, entry: Entry, sense: Sense): EntryCosts {
  const { network, metric } = walked
  const { edge, offsetDm } = entry
  const lengthDm = network.lengthDm[edge] ?? 0
  const towardsFrom = sense === 'from' ? metric.backward : metric.forward
  const towardsTo = sense === 'from' ? metric.forward : metric.backward
  return {
    atFrom: endCost(walked, entry, { partDm: offsetDm, end: network.edgeFrom, weights: towardsFrom }),
    atTo: endCost(walked, entry, { partDm: lengthDm - offsetDm, end: network.edgeTo, weights: towardsTo }),
  }
}

/** By entry: the node at one end of its edge and the cost between the place and it, as in `EntryCosts`. */
export interface PricedEnd {
  readonly node: Uint32Array
  readonly primary: Uint32Array
  readonly secondary: Uint32Array
}

/** Entries with their costs to both ends, worked out once for the many searches that are read at them. */
export interface PricedEntries {
  readonly metric: Metric
  readonly sense: Sense
  readonly entries: EntryColumns
  readonly ends: readonly [from: PricedEnd, to: PricedEnd]
}

/** `entryCosts` of every entry as columns. O(entries). */
export function pricedEntries(walked: Walked, entries: EntryColumns, sense: Sense): PricedEntries {
  const { network, metric } = walked
  const count = entries.edge.length
  const emptyEnd = (nodes: Uint32Array): PricedEnd => ({
    node: entries.edge.map((edge) => nodes[edge] ?? 0),
    primary: new Uint32Array(count),
    secondary: new Uint32Array(count),
  })
  const [from, to] = [emptyEnd(network.edgeFrom), emptyEnd(network.edgeTo)]
  for (let i = 0; i < count; i++) {
    const { atFrom, atTo } = entryCosts(walked, entryAt(entries, i), sense)
    from.primary[i] = atFrom.primary
    from.secondary[i] = atFrom.secondary
    to.primary[i] = atTo.primary
    to.secondary[i] = atTo.secondary
  }
  return { metric, sense, entries, ends: [from, to] }
}

interface Part {
  readonly partDm: number
  readonly end: Uint32Array
  readonly weights: Uint32Array
}

function endCost({ network, metric }: Walked, entry: Entry, { partDm, end, weights }: Part): Cost {
  const { edge, legDm } = entry
  const isBarred = partDm > 0 && weights[edge] === IMPASSABLE
  if (isBarred || !usesEntry(metric, entry)) return { primary: IMPASSABLE, secondary: 0 }
  const isSignal = ((network.nodeFlags[end[edge] ?? 0] ?? 0) & NODE.signal) !== 0
  const ds =
    legDs(metric, legDm) +
    walkingDs(partDm, network.edgeFlags[edge] ?? 0, metric.pace) +
    (isSignal ? halfWaitDs(metric.pace) : 0)
  return ruled(metric, ds, legDm + partDm)
}

/** The walk between two places on the same edge along it, from a to b; null when there is none. */
export function directCost({ network, metric }: Walked, a: Entry, b: Entry): Cost | null {
  if (a.edge !== b.edge || !usesEntry(metric, a) || !usesEntry(metric, b)) return null
  const alongDm = b.offsetDm - a.offsetDm
  const weights = alongDm > 0 ? metric.forward : metric.backward
  if (alongDm !== 0 && weights[a.edge] === IMPASSABLE) return null
  const partDm = Math.abs(alongDm)
  const partDs = walkingDs(partDm, network.edgeFlags[a.edge] ?? 0, metric.pace)
  return ruled(metric, legDs(metric, a.legDm) + partDs + legDs(metric, b.legDm), a.legDm + partDm + b.legDm)
}

/** Time of an off-street leg, deciseconds: straight, on the flat. */
export const legDs = (metric: Metric, legDm: number): number => walkingDs(legDm, 0, metric.pace)

const ruled = ({ ruler }: Metric, ds: number, dm: number): Cost =>
  ruler === 'minutes' ? { primary: ds, secondary: dm } : { primary: dm, secondary: ds }
