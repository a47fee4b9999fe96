import type { Ruler, WalkingPace } from '../../network/metric.ts'
import {
  ACCESS,
  DIRECTION,
  EDGE,
  edgeAccess,
  edgeDirection,
  NODE,
  type Network,
} from '../../network/network.ts'
import { ENTRY, type Entry } from '../../network/place.ts'
import { UNREACHED } from '../../units.ts'

/** Shortest walks from a place, which may have any number of entries; null when there is none within 16 bits. */
export interface PlainWalks {
  readonly toPlace: (from: readonly Entry[], to: readonly Entry[]) => number | null
  readonly toNode: (from: readonly Entry[], node: number) => number | null
}

export interface PlainWalker {
  readonly pace: WalkingPace
  readonly ruler: Ruler
  /** No step on an open street: what a place that an estate keeps to itself asks of its visitors. */
  readonly staysInEstate?: boolean
}

/** Somebody still leaves the own estate, walks the streets, or enters an estate. */
const PHASES = 3
const [LEAVING, STREET, ENTERING] = [0, 1, 2]

/**
 * Every walk of a small network by Floyd and Warshall over (node, phase), from the rules as they are written down:
 * residents-only ways only at either end of a walk, one rounding per piece, half a signal wait per edge end. Shares no
 * code with the searches and the metric. O(n³).
 */
export function plainWalks(network: Network, walker: PlainWalker): PlainWalks {
  const streets = streetsOf(network, walker)
  const between = allPairs(network, walker, streets)
  const size = PHASES * network.nodeCount
  const toNodeFrom = (entry: Entry, node: number): number => {
    const start = streets.isStreet(entry.edge) ? STREET : LEAVING
    const costs = endsOf(network, walker, entry, 'away').flatMap((end) =>
      [LEAVING, STREET, ENTERING].map((phase) => {
        const row = PHASES * end.node + start
        return end.cost + (between[row * size + PHASES * node + phase] ?? Infinity)
      }),
    )
    return Math.min(...costs)
  }
  const toEntry = (a: Entry, b: Entry): number => {
    const overEnds = endsOf(network, walker, b, 'towards').map(({ node, cost }) => toNodeFrom(a, node) + cost)
    return Math.min(alongEdge(network, walker, [a, b]), ...overEnds)
  }
  return {
    toPlace: (from, to) => within(from.flatMap((a) => to.map((b) => toEntry(a, b)))),
    toNode: (from, node) => within(from.map((a) => toNodeFrom(a, node))),
  }
}

function within(costs: readonly number[]): number | null {
  const best = Math.min(...costs)
  return best < UNREACHED ? best : null
}

interface Streets {
  readonly isStreet: (edge: number) => boolean
  readonly isEstate: (edge: number) => boolean
  readonly atNode: readonly boolean[]
}

/** Which edges are open streets and which belong to estates; an open gate inside an estate is the estate's. */
function streetsOf(network: Network, { pace }: PlainWalker): Streets {
  const { edgeFlags, edgeFrom, edgeTo, nodeCount } = network
  const edges = [...edgeFlags.keys()]
  const flagsOf = (e: number): number => edgeFlags[e] ?? 0
  const canWalk = (e: number): boolean => (flagsOf(e) & EDGE.steps) === 0 || pace.stepsFactor !== 'closed'
  const isOpen = (e: number): boolean => canWalk(e) && edgeAccess(flagsOf(e)) === ACCESS.open
  const isGate = (e: number): boolean => (flagsOf(e) & EDGE.gate) !== 0
  const touching = (v: number, which: (e: number) => boolean): boolean =>
    edges.some((e) => (edgeFrom[e] === v || edgeTo[e] === v) && which(e))
  const nodes = Array.from({ length: nodeCount }, (_, v) => v)
  const endsInside = nodes.map(
    (v) => touching(v, (e) => !isGate(e)) && !touching(v, (e) => !isGate(e) && isOpen(e)),
  )
  const armsOf = (v: number, leadsTo: (node: number, gate: number) => boolean): number =>
    edges.filter((e) => {
      const [from, to] = [edgeFrom[e] ?? 0, edgeTo[e] ?? 0]
      return isGate(e) && (from === v || to === v) && leadsTo(from === v ? to : from, e)
    }).length
  const isOnStreet = (v: number): boolean => touching(v, (e) => !isGate(e) && isOpen(e))
  // The middle of a gate at a junction has no way of its own; nobody passes it but estates when at most one arm is a street.
  const isInner = nodes.map((v) => {
    if (touching(v, (e) => !isGate(e))) return endsInside[v] === true
    const streets = armsOf(v, (node, gate) => isOpen(gate) && isOnStreet(node))
    return streets < 2 && armsOf(v, (node) => endsInside[node] === true) > 0
  })
  const isInnerGate = (e: number): boolean =>
    isGate(e) && (isInner[edgeFrom[e] ?? 0] === true || isInner[edgeTo[e] ?? 0] === true)
  const isStreet = (e: number): boolean => isOpen(e) && !isInnerGate(e)
  const isResidents = (e: number): boolean =>
    canWalk(e) && [ACCESS.residents, ACCESS.enclosed].some((access) => access === edgeAccess(flagsOf(e)))
  return {
    isStreet,
    isEstate: (e) => isResidents(e) || (isOpen(e) && isInnerGate(e)),
    atNode: nodes.map((v) => touching(v, isStreet)),
  }
}

function allPairs(network: Network, walker: PlainWalker, streets: Streets): Float64Array {
  const size = PHASES * network.nodeCount
  const between = new Float64Array(size * size).fill(Infinity)
  const join = (a: number, b: number, cost: number): void => {
    between[a * size + b] = Math.min(between[a * size + b] ?? Infinity, cost)
  }
  for (let state = 0; state < size; state++) join(state, state, 0)
  for (const [v, isStreetNode] of streets.atNode.entries()) {
    if (!isStreetNode) continue
    join(PHASES * v + LEAVING, PHASES * v + STREET, 0)
    join(PHASES * v + STREET, PHASES * v + ENTERING, 0)
  }
  for (let e = 0; e < network.edgeCount; e++) {
    const [u, v] = [network.edgeFrom[e] ?? 0, network.edgeTo[e] ?? 0]
    const dm = network.lengthDm[e] ?? 0
    const whole: Piece = { edge: e, dm, legDm: 0, signals: [u, v] }
    for (const [a, b, direction] of [
      [u, v, DIRECTION.backward],
      [v, u, DIRECTION.forward],
    ] as const) {
      if (isBarred(network, walker, { edge: e, against: direction })) continue
      const cost = costOf(network, walker, whole)
      if (streets.isStreet(e)) join(PHASES * a + STREET, PHASES * b + STREET, cost)
      if (!streets.isEstate(e)) continue
      if (streets.atNode[a] !== true) join(PHASES * a + LEAVING, PHASES * b + LEAVING, cost)
      if (streets.atNode[b] !== true) join(PHASES * a + ENTERING, PHASES * b + ENTERING, cost)
    }
  }
  for (let k = 0; k < size; k++) {
    for (let i = 0; i < size; i++) {
      const first = between[i * size + k] ?? Infinity
      if (first === Infinity) continue
      for (let j = 0; j < size; j++) join(i, j, first + (between[k * size + j] ?? Infinity))
    }
  }
  return between
}

/** Nobody walks `edge` in the sense that a way `against` runs the other way: closed, one-way, or kept off. */
function isBarred(
  { edgeFlags }: Network,
  { pace, staysInEstate = false }: PlainWalker,
  { edge, against }: { readonly edge: number; readonly against: number },
): boolean {
  const flags = edgeFlags[edge] ?? 0
  const access = edgeAccess(flags)
  const isClosed = access >= ACCESS.cutOff
  if (isClosed || edgeDirection(flags) === against) return true
  return (
    ((flags & EDGE.steps) !== 0 && pace.stepsFactor === 'closed') || (staysInEstate && access === ACCESS.open)
  )
}

interface Piece {
  readonly edge: number
  readonly dm: number
  readonly legDm: number
  /** Nodes at the ends of the piece: each that is a signal costs half a wait. */
  readonly signals: readonly number[]
}

function costOf(network: Network, { pace, ruler }: PlainWalker, { edge, dm, legDm, signals }: Piece): number {
  if (ruler === 'metres') return dm + legDm
  const onSteps = ((network.edgeFlags[edge] ?? 0) & EDGE.steps) !== 0
  const factor = onSteps && pace.stepsFactor !== 'closed' ? pace.stepsFactor : 1
  const waits = signals.filter((v) => ((network.nodeFlags[v] ?? 0) & NODE.signal) !== 0).length
  // decimetres per metre per second are deciseconds
  const [leg, street] = [Math.round(legDm / pace.paceMps), Math.round(dm / (pace.paceMps * factor))]
  return leg + street + waits * Math.round(pace.signalWaitS * 5)
}

/** True when the walker gets onto the network by this entry. */
export const isUsed = (network: Network, { pace }: PlainWalker, { edge, flags }: Entry): boolean => {
  const walked = { pace, ruler: 'minutes' } as const
  if (isBarred(network, walked, { edge, against: -1 })) return false
  return (flags & ENTRY.stepFree) === 0 || pace.stepsFactor === 'closed'
}

/** Both ends of a place's edge with the cost of the piece up to them; without those that cannot be walked. */
function endsOf(
  network: Network,
  walker: PlainWalker,
  entry: Entry,
  sense: 'away' | 'towards',
): { readonly node: number; readonly cost: number }[] {
  if (!isUsed(network, walker, entry)) return []
  const { edge, offsetDm, legDm } = entry
  const restDm = (network.lengthDm[edge] ?? 0) - offsetDm
  const isAway = sense === 'away'
  const ends = [
    {
      node: network.edgeFrom[edge] ?? 0,
      dm: offsetDm,
      against: isAway ? DIRECTION.forward : DIRECTION.backward,
    },
    { node: network.edgeTo[edge] ?? 0, dm: restDm, against: isAway ? DIRECTION.backward : DIRECTION.forward },
  ]
  return ends
    .filter(({ dm, against }) => dm === 0 || !isBarred(network, walker, { edge, against }))
    .map(({ node, dm }) => ({ node, cost: costOf(network, walker, { edge, dm, legDm, signals: [node] }) }))
}

/** Two places on one edge, walked along it. */
function alongEdge(network: Network, walker: PlainWalker, [a, b]: readonly [Entry, Entry]): number {
  if (a.edge !== b.edge || !isUsed(network, walker, a) || !isUsed(network, walker, b)) return Infinity
  const dm = Math.abs(b.offsetDm - a.offsetDm)
  const against = b.offsetDm > a.offsetDm ? DIRECTION.backward : DIRECTION.forward
  if (dm > 0 && isBarred(network, walker, { edge: a.edge, against })) return Infinity
  const legs = [a.legDm, b.legDm].map((legDm) =>
    costOf(network, walker, { edge: a.edge, dm: 0, legDm, signals: [] }),
  )
  const street = costOf(network, walker, { edge: a.edge, dm, legDm: 0, signals: [] })
  return legs.reduce((sum, leg) => sum + leg, street)
}
