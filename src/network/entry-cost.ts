import { halfWaitDs, IMPASSABLE, LAYER, walkingDs, type Metric } from './metric.ts'
import { NODE, type NetworkColumns } from './network.ts'
import { ENTRY, type Entry } from './place.ts'

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
