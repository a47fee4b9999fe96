import { usesEntry } from '../network/entry-cost.ts'
import { halfWaitDs, IMPASSABLE, LAYER, type Metric } from '../network/metric.ts'
import { EDGE, NODE, type Network, type StreetShapes } from '../network/network.ts'
import type { Entry } from '../network/place.ts'
import type { Reach } from '../network/search.ts'
import { UNREACHED, type LonLat } from '../units.ts'
import { planeAround, type LocalPlane } from './local-plane.ts'

/** Numbers per line: x and y of both ends in metres, then the walking time at both ends in seconds. */
export const LINE_STRIDE = 6

/** Straight pieces of what was walked; the time runs linearly along each. Pieces may overlap, the least time counts. */
export interface ReachedLines {
  readonly plane: LocalPlane
  readonly count: number
  /** `[ax, ay, bx, by, aS, bS]` for each line; the first `count × LINE_STRIDE` numbers hold. */
  readonly values: Float64Array
}

/** Where the walk began. */
export interface WalkOrigin {
  readonly lonLat: LonLat
  /** The entries that the search was seeded with, none of them left out. */
  readonly entries: readonly Entry[]
}

export interface ReachedLinesRequest {
  readonly network: Network
  readonly shapes: StreetShapes
  readonly metric: Metric
  /** Of a search by minutes, `from` the origin's entries, whose limit was at least `limitS`. */
  readonly reach: Reach
  readonly origin: WalkOrigin
  readonly limitS: number
}

/** What lines are written to; kept from walk to walk, it need not be made anew. */
export interface LineMemory {
  /** Lines so far. */
  count: number
  values: Float64Array
  readonly edge: EdgeLine
}

/** The line of the edge in hand, in the plane, and how far along it each point is. */
interface EdgeLine {
  count: number
  x: Float64Array
  y: Float64Array
  alongM: Float64Array
}

export const createLineMemory = (): LineMemory => ({
  count: 0,
  values: new Float64Array(1_000 * LINE_STRIDE),
  edge: { count: 0, x: new Float64Array(64), y: new Float64Array(64), alongM: new Float64Array(64) },
})

/**
 * The streets reached within the limit, in a plane around the origin: whole edges, edges cut where the time is up,
 * edges walked from both ends up to where the two walks meet, and the off-street legs of the origin. A point of an edge
 * has the time that `reach.readEntry` gives an entry there without a leg, before rounding: half a wait at a signal is
 * paid before stepping onto the edge, estates count where a walk may end in them.
 * @param memory what the lines are written to: they stand until it is used again
 */
export function reachedLines(request: ReachedLinesRequest, memory = createLineMemory()): ReachedLines {
  const { network, metric, reach, origin } = request
  if (metric.ruler !== 'minutes') throw new Error('reached lines need a search by minutes, not by metres')
  const work: Work = {
    request,
    plane: planeAround(origin.lonLat),
    memory,
    halfWaitDs: halfWaitDs(metric.pace),
  }
  memory.count = 0
  const entries = origin.entries.filter((entry) => usesEntry(metric, entry))
  const seeded = [...new Set(entries.map(({ edge }) => edge))]
  for (const edge of seeded) drawSeededEdge(work, edge, entries)
  const { edgeFrom, edgeTo, firstIncident, incident } = network
  for (const node of reach.touched()) {
    const end = firstIncident[node + 1] ?? 0
    let last = -1
    for (let i = firstIncident[node] ?? 0; i < end; i++) {
      const edge = incident[i] ?? 0
      if (edge === last || metric.layer[edge] === LAYER.none) continue
      last = edge
      const from = edgeFrom[edge] ?? 0
      const isSecondEnd = from !== node && reach.primaryOf(from) !== UNREACHED
      if (!isSecondEnd && !seeded.includes(edge))
        drawEdge(work, edge, { aS: timeOnto(work, from), bS: timeOnto(work, edgeTo[edge] ?? 0) })
    }
  }
  return { plane: work.plane, count: memory.count, values: memory.values }
}

interface Work {
  readonly request: ReachedLinesRequest
  readonly plane: LocalPlane
  readonly memory: LineMemory
  readonly halfWaitDs: number
}

/** A point of an edge from which one may walk on, and when one is there. */
interface Stop {
  readonly atDm: number
  timeS: number
}

/** An edge without an entry of the origin: walked from its ends. */
function drawEdge(work: Work, edge: number, { aS, bS }: { readonly aS: number; readonly bS: number }): void {
  const walk = walkOf(work, edge)
  const lengthDm = work.request.network.lengthDm[edge] ?? 0
  if (lengthDm === 0) return
  const gap = { aDm: 0, bDm: lengthDm, aS, bS }
  // most edges at the rim are entered from one end, and some not at all
  if (!isWalked(work, walk, gap)) return
  takeLine(work, edge)
  drawBetween(work, walk, gap)
}

/** When one sets out from a node along any of its edges, seconds. */
function timeOnto({ request: { network, reach }, halfWaitDs: waitDs }: Work, node: number): number {
  const ds = reach.primaryOf(node)
  if (ds === UNREACHED) return Infinity
  const isSignal = ((network.nodeFlags[node] ?? 0) & NODE.signal) !== 0
  return (ds + (isSignal ? waitDs : 0)) / 10
}

/** The origin's legs to this edge, and the edge from their feet and from its ends. */
function drawSeededEdge(work: Work, edge: number, entries: readonly Entry[]): void {
  const { network, metric, limitS } = work.request
  const lengthDm = network.lengthDm[edge] ?? 0
  takeLine(work, edge)
  const feet: Stop[] = []
  for (const { offsetDm, legDm } of entries.filter((entry) => entry.edge === edge)) {
    const timeS = legDm / 10 / metric.pace.paceMps
    feet.push({ atDm: offsetDm, timeS })
    const [x, y] = pointAt(
      work.memory.edge,
      lengthDm === 0 ? 0 : (offsetDm / lengthDm) * totalM(work.memory.edge),
    )
    const share = timeS <= limitS ? 1 : limitS / timeS
    putLine(work.memory, [0, 0, x * share, y * share, 0, timeS * share])
  }
  const ends = [
    { atDm: 0, timeS: timeOnto(work, network.edgeFrom[edge] ?? 0) },
    { atDm: lengthDm, timeS: timeOnto(work, network.edgeTo[edge] ?? 0) },
  ]
  const stops = [...ends, ...feet].sort((a, b) => a.atDm - b.atDm)
  const walk = walkOf(work, edge)
  spread(walk, stops)
  for (const [i, b] of stops.entries()) {
    const a = stops[i - 1]
    if (a && a.atDm !== b.atDm)
      drawBetween(work, walk, { aDm: a.atDm, bDm: b.atDm, aS: a.timeS, bS: b.timeS })
  }
}

interface EdgeWalk {
  readonly forward: boolean
  readonly backward: boolean
  readonly dmPerS: number
  readonly lengthDm: number
}

function walkOf({ request: { network, metric } }: Work, edge: number): EdgeWalk {
  const { paceMps, stepsFactor } = metric.pace
  const onSteps = ((network.edgeFlags[edge] ?? 0) & EDGE.steps) !== 0 && stepsFactor !== 'closed'
  return {
    forward: metric.forward[edge] !== IMPASSABLE,
    backward: metric.backward[edge] !== IMPASSABLE,
    dmPerS: 10 * paceMps * (onSteps ? stepsFactor : 1),
    lengthDm: network.lengthDm[edge] ?? 0,
  }
}

/** Takes the times of stops on along the edge, both ways. */
function spread({ forward, backward, dmPerS }: EdgeWalk, stops: readonly Stop[]): void {
  const passOn = (from: Stop | undefined, to: Stop | undefined): void => {
    if (from && to) to.timeS = Math.min(to.timeS, from.timeS + Math.abs(to.atDm - from.atDm) / dmPerS)
  }
  if (forward) for (let i = 1; i < stops.length; i++) passOn(stops[i - 1], stops[i])
  if (backward) for (let i = stops.length - 1; i > 0; i--) passOn(stops[i], stops[i - 1])
}

/** A stretch of an edge between two stops that follow one another. */
interface Gap {
  readonly aDm: number
  readonly bDm: number
  readonly aS: number
  readonly bS: number
}

const isWalked = ({ request: { limitS } }: Work, { forward, backward }: EdgeWalk, { aS, bS }: Gap): boolean =>
  (forward && aS < limitS) || (backward && bS < limitS)

function drawBetween(work: Work, walk: EdgeWalk, { aDm, bDm, aS, bS }: Gap): void {
  const { forward, backward, dmPerS, lengthDm } = walk
  const { limitS } = work.request
  const metresPerDm = totalM(work.memory.edge) / Math.max(1, lengthDm)
  const gapDm = bDm - aDm
  let onDm = forward ? Math.min(gapDm, (limitS - aS) * dmPerS) : 0
  let backDm = backward ? Math.min(gapDm, (limitS - bS) * dmPerS) : 0
  if (onDm > 0 && backDm > 0) {
    const meetDm = Math.min(gapDm, Math.max(0, (gapDm + (bS - aS) * dmPerS) / 2))
    onDm = Math.min(onDm, meetDm)
    backDm = Math.min(backDm, gapDm - meetDm)
  }
  if (onDm > 0) {
    const fromM = aDm * metresPerDm
    drawPart(work, { fromM, toM: (aDm + onDm) * metresPerDm, fromS: aS, toS: aS + onDm / dmPerS })
  }
  if (backDm > 0) {
    const fromM = (bDm - backDm) * metresPerDm
    drawPart(work, { fromM, toM: bDm * metresPerDm, fromS: bS + backDm / dmPerS, toS: bS })
  }
}

interface Part {
  readonly fromM: number
  readonly toM: number
  readonly fromS: number
  readonly toS: number
}

/** Draws the part of the line in hand between two lengths along it, `fromM < toM`. */
function drawPart({ memory }: Work, { fromM, toM, fromS, toS }: Part): void {
  const { count, x, y, alongM } = memory.edge
  reserve(memory, count)
  const { values } = memory
  const sPerM = (toS - fromS) / (toM - fromM)
  for (let i = 1; i < count; i++) {
    const aM = alongM[i - 1] ?? 0
    const bM = alongM[i] ?? 0
    if (bM <= fromM || aM >= toM || bM === aM) continue
    const ax = x[i - 1] ?? 0
    const ay = y[i - 1] ?? 0
    const dx = (x[i] ?? 0) - ax
    const dy = (y[i] ?? 0) - ay
    const startM = Math.max(fromM, aM)
    const endM = Math.min(toM, bM)
    const start = (startM - aM) / (bM - aM)
    const end = (endM - aM) / (bM - aM)
    const at = memory.count++ * LINE_STRIDE
    values[at] = ax + start * dx
    values[at + 1] = ay + start * dy
    values[at + 2] = ax + end * dx
    values[at + 3] = ay + end * dy
    values[at + 4] = fromS + (startM - fromM) * sPerM
    values[at + 5] = fromS + (endM - fromM) * sPerM
  }
}

/** Room for so many more lines. */
function reserve(memory: LineMemory, lines: number): void {
  const needed = (memory.count + lines) * LINE_STRIDE
  if (needed <= memory.values.length) return
  const larger = new Float64Array(2 * needed)
  larger.set(memory.values)
  memory.values = larger
}

function putLine(memory: LineMemory, values: readonly number[]): void {
  reserve(memory, 1)
  memory.values.set(values, memory.count++ * LINE_STRIDE)
}

/**
 * Takes the edge's line in hand, in the plane; lengths are the plane's, and times run by their share of the whole.
 */
function takeLine({ request: { network, shapes }, plane, memory: { edge: line } }: Work, edge: number): void {
  const from = network.edgeFrom[edge] ?? 0
  const to = network.edgeTo[edge] ?? 0
  const end = shapes.firstPoint[edge + 1] ?? 0
  const start = shapes.firstPoint[edge] ?? 0
  if (end - start + 2 > line.x.length) lengthen(line, end - start + 2)
  line.count = 0
  addPoint(line, plane, network.lonE7[from] ?? 0, network.latE7[from] ?? 0)
  for (let p = start; p < end; p++)
    addPoint(line, plane, shapes.pointLonE7[p] ?? 0, shapes.pointLatE7[p] ?? 0)
  addPoint(line, plane, network.lonE7[to] ?? 0, network.latE7[to] ?? 0)
}

function addPoint(line: EdgeLine, plane: LocalPlane, lonE7: number, latE7: number): void {
  const i = line.count++
  const x = (lonE7 - plane.lonE7) * plane.xPerE7
  const y = (latE7 - plane.latE7) * plane.yPerE7
  line.x[i] = x
  line.y[i] = y
  // an index of -1 would cost more than all the rest
  if (i === 0) return
  const dx = x - (line.x[i - 1] ?? 0)
  const dy = y - (line.y[i - 1] ?? 0)
  line.alongM[i] = (line.alongM[i - 1] ?? 0) + Math.sqrt(dx * dx + dy * dy)
}

function lengthen(line: EdgeLine, points: number): void {
  line.x = new Float64Array(2 * points)
  line.y = new Float64Array(2 * points)
  line.alongM = new Float64Array(2 * points)
}

const totalM = ({ count, alongM }: EdgeLine): number => alongM[count - 1] ?? 0

function pointAt({ count, x, y, alongM }: EdgeLine, atM: number): [number, number] {
  let i = 1
  while (i + 1 < count && (alongM[i] ?? 0) < atM) i++
  const [ax, ay, aM] = [x[i - 1] ?? 0, y[i - 1] ?? 0, alongM[i - 1] ?? 0]
  const [bx, by, bM] = [x[i] ?? 0, y[i] ?? 0, alongM[i] ?? 0]
  const share = bM === aM ? 0 : (atM - aM) / (bM - aM)
  return [ax + share * (bx - ax), ay + share * (by - ay)]
}
