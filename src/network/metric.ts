import { ACCESS, DIRECTION, EDGE, edgeAccess, edgeDirection, NODE, type NetworkColumns } from './network.ts'

/** What a metric needs to know of a walker; `services/walker.ts` has the sourced values. */
export interface WalkingPace {
  readonly paceMps: number
  /** Pace on steps as a share of `paceMps`; `'closed'` when the walker cannot take steps. */
  readonly stepsFactor: number | 'closed'
  readonly signalWaitS: number
}

/** What is minimised: walking time in deciseconds or walked length in decimetres. */
export type Ruler = 'minutes' | 'metres'

/** An edge this walker cannot use. Larger than any sum of real weights that is ever compared. */
export const IMPASSABLE = 0x3fff_ffff

/** How an edge may be used on a walk; `search.ts` explains the three phases of a walk. */
export const LAYER = { none: 0, open: 1, estate: 2 } as const

/**
 * One walker's network under one ruler. `primary` is what is minimised, `secondary` the other quantity summed
 * along the same path: deciseconds and decimetres for `minutes`, the reverse for `metres`.
 */
export interface Metric {
  readonly pace: WalkingPace
  readonly ruler: Ruler
  /** Weight of edge e from `edgeFrom` to `edgeTo`, signal waits of both ends included, or `IMPASSABLE`. */
  readonly forward: Uint32Array
  /** The same from `edgeTo` to `edgeFrom`. */
  readonly backward: Uint32Array
  /** The other quantity of a whole edge, the same both ways. */
  readonly secondary: Uint32Array
  /** `LAYER` per edge for this walker. */
  readonly layer: Uint8Array
}

/** Builds the metric of a walker. Each weight is rounded once, so sums are exact integers. O(m). */
export function metricOf(network: NetworkColumns, pace: WalkingPace, ruler: Ruler): Metric {
  const { edgeCount, edgeFlags, lengthDm } = network
  const forward = new Uint32Array(edgeCount).fill(IMPASSABLE)
  const backward = new Uint32Array(edgeCount).fill(IMPASSABLE)
  const secondary = new Uint32Array(edgeCount)
  const layer = new Uint8Array(edgeCount)
  for (let e = 0; e < edgeCount; e++) {
    const flags = edgeFlags[e]!
    if (isClosedTo(flags, pace)) continue
    layer[e] = layerOf(flags)
    if (layer[e] === LAYER.none) continue
    const ds = walkingDs(lengthDm[e]!, flags, pace) + signalEnds(network, e) * halfWaitDs(pace)
    const weight = ruler === 'minutes' ? ds : lengthDm[e]!
    secondary[e] = ruler === 'minutes' ? lengthDm[e]! : ds
    const direction = edgeDirection(flags)
    if (direction !== DIRECTION.backward) forward[e] = weight
    if (direction !== DIRECTION.forward) backward[e] = weight
  }
  joinInnerGates(network, layer)
  return { pace, ruler, forward, backward, secondary, layer }
}

/**
 * A gate that stands open is part of the street only where streets lead to it on both sides. One that an estate's own
 * way leads to belongs to the estate, else its residents could not walk on behind it: a walk leaves the estate's
 * layer once (see `search.ts`). Where several ways meet at a gate, it has a node in the middle that no way touches.
 * People pass there between two streets; with one street at most, the middle is the estate's too.
 */
function joinInnerGates(network: NetworkColumns, layer: Uint8Array): void {
  const { edgeCount, edgeFlags, edgeFrom, edgeTo, nodeCount } = network
  const gates: number[] = []
  const touchesStreet = new Uint8Array(nodeCount)
  const touchesWay = new Uint8Array(nodeCount)
  for (let e = 0; e < edgeCount; e++) {
    if ((edgeFlags[e]! & EDGE.gate) !== 0) {
      gates.push(e)
      continue
    }
    for (const end of [edgeFrom[e]!, edgeTo[e]!]) {
      touchesWay[end] = 1
      if (layer[e] === LAYER.open) touchesStreet[end] = 1
    }
  }
  const isOfEstate = (node: number): boolean => touchesWay[node] === 1 && touchesStreet[node] === 0
  const streetArms = new Uint32Array(nodeCount)
  const estateArms = new Uint32Array(nodeCount)
  for (const e of gates) {
    for (const end of [edgeFrom[e]!, edgeTo[e]!]) {
      const other = edgeFrom[e]! + edgeTo[e]! - end
      if (layer[e] === LAYER.open && touchesStreet[other] === 1) streetArms[end]!++
      if (isOfEstate(other)) estateArms[end]!++
    }
  }
  const isInner = (node: number): boolean =>
    touchesWay[node] === 0 ? estateArms[node]! > 0 && streetArms[node]! < 2 : isOfEstate(node)
  for (const e of gates) {
    if (layer[e] === LAYER.open && (isInner(edgeFrom[e]!) || isInner(edgeTo[e]!))) layer[e] = LAYER.estate
  }
}

/** Half a signal wait in deciseconds: what each edge end at a signal pays. */
export const halfWaitDs = (pace: WalkingPace): number => Math.round(pace.signalWaitS * 5)

/** True when the edge is a flight of steps and the walker takes none. */
export const isClosedTo = (flags: number, pace: WalkingPace): boolean =>
  (flags & EDGE.steps) !== 0 && pace.stepsFactor === 'closed'

/** Time for `partDm` decimetres of an edge with these flags, deciseconds, without signal waits. */
export function walkingDs(partDm: number, flags: number, pace: WalkingPace): number {
  const onSteps = (flags & EDGE.steps) !== 0 && pace.stepsFactor !== 'closed'
  return Math.round(partDm / (pace.paceMps * (onSteps ? pace.stepsFactor : 1)))
}

function signalEnds(network: NetworkColumns, e: number): number {
  const { nodeFlags, edgeFrom, edgeTo } = network
  return (nodeFlags[edgeFrom[e]!]! & NODE.signal) + (nodeFlags[edgeTo[e]!]! & NODE.signal)
}

function layerOf(flags: number): number {
  const access = edgeAccess(flags)
  if (access === ACCESS.open) return LAYER.open
  return access === ACCESS.residents || access === ACCESS.enclosed ? LAYER.estate : LAYER.none
}
