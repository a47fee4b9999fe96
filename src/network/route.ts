import { UNREACHED, type LonLat } from '../units.ts'
import { cutLine, edgeLine, toLonLat } from './edge-line.ts'
import { entryCosts, legDs, type Cost, type Walked } from './entry-cost.ts'
import { walkingDs, type Metric } from './metric.ts'
import {
  EDGE,
  NODE,
  NO_NAME,
  STREET_KINDS,
  type NameSet,
  type Network,
  type StreetKind,
  type StreetShapes,
} from './network.ts'
import type { Entry } from './place.ts'
import { isBefore, type Reading } from './reading.ts'
import type { Reach, Search, TracedStep } from './search.ts'

export interface StreetLeg {
  readonly edge: number
  /** Walked from here to there, measured from `edgeFrom`; `fromDm > toDm` when walked against the edge. */
  readonly fromDm: number
  readonly toDm: number
  readonly forward: boolean
  readonly name: NameSet | null
  readonly kind: StreetKind
  readonly isSteps: boolean
  readonly isGate: boolean
  /** Waits at signals included. */
  readonly ds: number
  readonly dm: number
}

/** The straight way between a place and the street. */
export interface OffStreetLeg {
  readonly entry: Entry
  readonly ds: number
  readonly dm: number
}

/** A walk from door to door. `ds` and `dm` are exactly the sums over its legs, and what the search says. */
export interface Route {
  readonly ds: number
  readonly dm: number
  readonly start: OffStreetLeg
  readonly streets: readonly StreetLeg[]
  readonly end: OffStreetLeg
  /** Signalised crossings on the way, whether this walker's pace reckons with a wait or not. */
  readonly signals: number
  /** Length on steps. */
  readonly stepsDm: number
}

/** What routes are found on and named from; the search must be of this network. */
export interface Streets {
  readonly network: Network
  readonly shapes: StreetShapes
  readonly search: Search
}

export interface RouteRequest {
  readonly metric: Metric
  /** The ways onto the network at both places; of several the best pair is taken. */
  readonly from: readonly Entry[]
  readonly to: readonly Entry[]
  /** Largest primary cost; unlimited (109 minutes or 6.5 km) when left out. */
  readonly limit?: number
}

/** The shortest walk between two places under the metric's ruler; null when there is none within the limit. */
export function findRoute({ network, shapes, search }: Streets, request: RouteRequest): Route | null {
  const { metric, from, to, limit = UNREACHED } = request
  const seeds = from.map(seedWithoutId)
  const reach = search.run({ metric, sense: 'from', seeds, limit, withParents: true })
  const found = bestReading(reach, to)
  if (found === null) return null
  const { entry, reading } = found
  const walked = { network, metric }
  const way =
    reading.via === 'direct'
      ? directWay(walked, from[reading.seed]!, entry)
      : wayOverNodes(walked, { from, entry, reach, via: reading.via })
  const streets = way.pieces.filter(isWalked).map((piece) => streetLeg(network, shapes, piece))
  const start = offStreet(metric, way.start)
  const end = offStreet(metric, entry)
  const stepsDm = streets.reduce((sum, { isSteps, dm }) => sum + (isSteps ? dm : 0), 0)
  return { ...timeAndLength(metric, reading), start, streets, end, signals: way.signals, stepsDm }
}

/** A part of an edge as walked. */
interface Piece {
  readonly edge: number
  readonly fromDm: number
  readonly toDm: number
  readonly forward: boolean
  readonly ds: number
  readonly dm: number
}

interface Way {
  readonly start: Entry
  readonly pieces: readonly Piece[]
  readonly signals: number
}

/** All entries of a place are one source: which of them is taken is decided by cost alone. */
const seedWithoutId = (entry: Entry): Entry & { source: number } => ({ ...entry, source: 0 })

function bestReading(reach: Reach, entries: readonly Entry[]): { entry: Entry; reading: Reading } | null {
  let best: { entry: Entry; reading: Reading } | null = null
  for (const entry of entries) {
    const reading = reach.readEntry(entry)
    if (reading && (best === null || isBefore(reading, best.reading))) best = { entry, reading }
  }
  return best
}

function directWay({ network, metric }: Walked, start: Entry, end: Entry): Way {
  const dm = Math.abs(end.offsetDm - start.offsetDm)
  const piece = {
    edge: start.edge,
    fromDm: start.offsetDm,
    toDm: end.offsetDm,
    forward: end.offsetDm >= start.offsetDm,
    ds: walkingDs(dm, network.edgeFlags[start.edge]!, metric.pace),
    dm,
  }
  return { start, pieces: [piece], signals: 0 }
}

interface OverNodes {
  readonly from: readonly Entry[]
  readonly entry: Entry
  readonly reach: Reach
  readonly via: 'from' | 'to'
}

function wayOverNodes(walked: Walked, { from, entry, reach, via }: OverNodes): Way {
  const { network } = walked
  const lastNode = (via === 'from' ? network.edgeFrom : network.edgeTo)[entry.edge]!
  const { steps, seed } = reach.trace(lastNode)
  const nodes = [...steps.map((step) => nearEnd(walked, step)), lastNode]
  const start = from[seed]!
  const pieces = [
    firstPiece(walked, start, nodes[0]!),
    ...steps.map((step) => wholeEdge(walked, step)),
    endPiece(walked, { entry, via, isArrival: true }),
  ]
  const signals = nodes.filter((node) => (network.nodeFlags[node]! & NODE.signal) !== 0).length
  return { start, pieces, signals }
}

const nearEnd = ({ network }: Walked, { edge, forward }: TracedStep): number =>
  (forward ? network.edgeFrom : network.edgeTo)[edge]!

/** From the foot of the leg to the node where the search began; on a loop over the cheaper arm. */
function firstPiece(walked: Walked, entry: Entry, node: number): Piece {
  const { network } = walked
  const { atFrom, atTo } = entryCosts(walked, entry, 'from')
  const isFrom = network.edgeFrom[entry.edge] === node
  const isTo = network.edgeTo[entry.edge] === node
  const viaFrom = isFrom && !(isTo && isBefore({ ...atTo, source: 0 }, { ...atFrom, source: 0 }))
  return endPiece(walked, { entry, via: viaFrom ? 'from' : 'to', isArrival: false })
}

interface EndPiece {
  readonly entry: Entry
  readonly via: 'from' | 'to'
  readonly isArrival: boolean
}

function endPiece(walked: Walked, { entry, via, isArrival }: EndPiece): Piece {
  const { network, metric } = walked
  const { edge, offsetDm, legDm } = entry
  const costs = entryCosts(walked, entry, isArrival ? 'to' : 'from')
  const { ds, dm } = timeAndLength(metric, via === 'from' ? costs.atFrom : costs.atTo)
  const nodeDm = via === 'from' ? 0 : network.lengthDm[edge]!
  const [fromDm, toDm] = isArrival ? [nodeDm, offsetDm] : [offsetDm, nodeDm]
  const forward = isArrival === (via === 'from')
  return { edge, fromDm, toDm, forward, ds: ds - legDs(metric, legDm), dm: dm - legDm }
}

function wholeEdge({ network, metric }: Walked, { edge, forward }: TracedStep): Piece {
  const lengthDm = network.lengthDm[edge]!
  const primary = (forward ? metric.forward : metric.backward)[edge]!
  const cost = timeAndLength(metric, { primary, secondary: metric.secondary[edge]! })
  return { edge, forward, fromDm: forward ? 0 : lengthDm, toDm: forward ? lengthDm : 0, ...cost }
}

const timeAndLength = (
  { ruler }: Metric,
  { primary, secondary }: Readonly<Cost>,
): { ds: number; dm: number } =>
  ruler === 'minutes' ? { ds: primary, dm: secondary } : { ds: secondary, dm: primary }

/** Pieces of no length and no wait at the ends are where a leg meets a corner; gates on the way are kept. */
const isWalked = (piece: Piece, i: number, all: readonly Piece[]): boolean =>
  piece.dm > 0 || piece.ds > 0 || (i > 0 && i < all.length - 1)

const offStreet = (metric: Metric, entry: Entry): OffStreetLeg => ({
  entry,
  ds: legDs(metric, entry.legDm),
  dm: entry.legDm,
})

function streetLeg(network: Network, shapes: StreetShapes, piece: Piece): StreetLeg {
  const flags = network.edgeFlags[piece.edge]!
  const nameIndex = shapes.nameIndex[piece.edge]!
  return {
    ...piece,
    name: nameIndex === NO_NAME ? null : (shapes.names[nameIndex] ?? null),
    kind: STREET_KINDS[shapes.kind[piece.edge]!] ?? 'road',
    isSteps: (flags & EDGE.steps) !== 0,
    isGate: (flags & EDGE.gate) !== 0,
  }
}

/** A stretch of a route that is told in one breath. */
export interface Stretch {
  readonly name: NameSet | null
  readonly kind: StreetKind
  readonly ds: number
  readonly dm: number
}

/** Street legs merged for words: same name, or both nameless and of the same kind; gates vanish into the stretch before. */
export function stretchesOf({ streets }: Route): Stretch[] {
  const stretches: Stretch[] = []
  for (const { name, kind, ds, dm, isGate } of streets) {
    const last = stretches.at(-1)
    const isSame = last && (name === null ? last.name === null && last.kind === kind : last.name === name)
    if (last && (isSame || isGate)) {
      stretches[stretches.length - 1] = { ...last, ds: last.ds + ds, dm: last.dm + dm }
    } else stretches.push({ name, kind, ds, dm })
  }
  return stretches
}

/** The route on the streets as one line, first and last edges cut at the feet of the legs; legs are not drawn. */
export function routeLine({ network, shapes }: Omit<Streets, 'search'>, { streets, end }: Route): LonLat[] {
  const points: LonLat[] = []
  const parts =
    streets.length > 0
      ? streets
      : [{ edge: end.entry.edge, fromDm: end.entry.offsetDm, toDm: end.entry.offsetDm }]
  for (const { edge, fromDm, toDm } of parts) {
    const lengthDm = Math.max(1, network.lengthDm[edge]!)
    for (const point of cutLine(edgeLine(network, shapes, edge), fromDm / lengthDm, toDm / lengthDm)) {
      const lonLat = toLonLat(point)
      const last = points.at(-1)
      if (last?.[0] !== lonLat[0] || last[1] !== lonLat[1]) points.push(lonLat)
    }
  }
  return points
}
