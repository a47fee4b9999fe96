import {
  ACCESS,
  DIRECTION,
  EDGE,
  edgeAccess,
  edgeDirection,
  NODE,
  type Network,
  type NetworkColumns,
} from './network.ts'

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
export function metricOf(network: Network, pace: WalkingPace, ruler: Ruler): Metric {
  const { edgeCount } = network
  const metric: Metric = {
    pace,
    ruler,
    forward: new Uint32Array(edgeCount),
    backward: new Uint32Array(edgeCount),
    secondary: new Uint32Array(edgeCount),
    layer: new Uint8Array(edgeCount),
  }
  for (let e = 0; e < edgeCount; e++) weigh(network, metric, e)
  return metric
}

/** Writes what the metric says of one edge, from its attributes and those of the edges beside it. O(degree). */
export function weigh(network: Network, metric: Metric, e: number): void {
  const { pace, ruler, layer: layers, forward, backward, secondary } = metric
  const flags = network.edgeFlags[e]!
  const layer = layerAt(network, pace, e)
  layers[e] = layer
  forward[e] = IMPASSABLE
  backward[e] = IMPASSABLE
  secondary[e] = 0
  if (layer === LAYER.none) return
  const ds = walkingDs(network.lengthDm[e]!, flags, pace) + signalEnds(network, e) * halfWaitDs(pace)
  const weight = ruler === 'minutes' ? ds : network.lengthDm[e]!
  secondary[e] = ruler === 'minutes' ? network.lengthDm[e]! : ds
  const direction = edgeDirection(flags)
  if (direction !== DIRECTION.backward) forward[e] = weight
  if (direction !== DIRECTION.forward) backward[e] = weight
}

/**
 * A gate that stands open is part of the street only where streets lead to it on both sides. One that an estate's own
 * way leads to belongs to the estate, else its residents could not walk on behind it: a walk leaves the estate's
 * layer once (see `search.ts`). Where several ways meet at a gate, it has a node in the middle that no way touches.
 * People pass there between two streets; with one street at most, the middle is the estate's too.
 */
function layerAt(network: Network, pace: WalkingPace, e: number): number {
  const own = ownLayer(network, pace, e)
  if (own !== LAYER.open || !isGate(network, e)) return own
  const isInner =
    isInnerNode(network, pace, network.edgeFrom[e]!) || isInnerNode(network, pace, network.edgeTo[e]!)
  return isInner ? LAYER.estate : own
}

/** By the edge's own tags. */
function ownLayer({ edgeFlags }: Network, pace: WalkingPace, e: number): number {
  const flags = edgeFlags[e]!
  return isClosedTo(flags, pace) ? LAYER.none : layerOf(flags)
}

const isGate = ({ edgeFlags }: Network, e: number): boolean => (edgeFlags[e]! & EDGE.gate) !== 0

function isInnerNode(network: Network, pace: WalkingPace, node: number): boolean {
  const ways = waysAt(network, pace, node)
  if (ways !== 'none') return ways === 'estate'
  const { firstIncident, incident, edgeFrom, edgeTo } = network
  let [streetArms, estateArms] = [0, 0]
  for (let i = firstIncident[node]!; i < firstIncident[node + 1]!; i++) {
    const gate = incident[i]!
    const beyond = waysAt(network, pace, edgeFrom[gate]! + edgeTo[gate]! - node)
    if (beyond === 'street' && ownLayer(network, pace, gate) === LAYER.open) streetArms++
    if (beyond === 'estate') estateArms++
  }
  return estateArms > 0 && streetArms < 2
}

/** What leads to a node beside gates: an open street, or only an estate's own ways (closed ones too), or nothing. */
function waysAt(network: Network, pace: WalkingPace, node: number): 'street' | 'estate' | 'none' {
  const { firstIncident, incident } = network
  let found: 'estate' | 'none' = 'none'
  for (let i = firstIncident[node]!; i < firstIncident[node + 1]!; i++) {
    const e = incident[i]!
    if (isGate(network, e)) continue
    if (ownLayer(network, pace, e) === LAYER.open) return 'street'
    found = 'estate'
  }
  return found
}

/** Edges whose metric may depend on this one's access: itself, and gates at most two gates away. */
export function edgesBeside(network: Network, edge: number): Set<number> {
  const found = new Set([edge])
  for (const end of [network.edgeFrom[edge]!, network.edgeTo[edge]!]) {
    for (const gate of gatesAt(network, end)) {
      found.add(gate)
      const beyond = network.edgeFrom[gate]! + network.edgeTo[gate]! - end
      for (const other of gatesAt(network, beyond)) found.add(other)
    }
  }
  return found
}

const gatesAt = (network: Network, node: number): number[] =>
  [...network.incident.subarray(network.firstIncident[node], network.firstIncident[node + 1])].filter((e) =>
    isGate(network, e),
  )

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
