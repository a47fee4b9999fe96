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

/**
 * The streets reached within the limit, in a plane around the origin: whole edges, edges cut where the time is up,
 * edges walked from both ends up to where the two walks meet, and the off-street legs of the origin. A point of an edge
 * has the time that `reach.readEntry` gives an entry there without a leg, before rounding: half a wait at a signal is
 * paid before stepping onto the edge, estates count where a walk may end in them.
 */
export function reachedLines(request: ReachedLinesRequest): ReachedLines {
  const { network, metric, reach, origin } = request
  if (metric.ruler !== 'minutes') throw new Error('reached lines need a search by minutes, not by metres')
  const work: Work = {
    request,
    plane: planeAround(origin.lonLat),
    line: [],
    pen: { count: 0, values: new Float64Array(1 << 12) },
  }
  const entries = origin.entries.filter((entry) => usesEntry(metric, entry))
  const seeded = new Set(entries.map(({ edge }) => edge))
  for (const edge of seeded) drawSeededEdge(work, edge, entries)
  for (const node of reach.touched()) {
    const end = network.firstIncident[node + 1] ?? 0
    let last = -1
    for (let i = network.firstIncident[node] ?? 0; i < end; i++) {
      const edge = network.incident[i] ?? 0
      if (edge === last || seeded.has(edge)) continue
      last = edge
      const isSecondEnd =
        network.edgeFrom[edge] !== node && reach.primaryOf(network.edgeFrom[edge] ?? 0) !== UNREACHED
      if (!isSecondEnd && metric.layer[edge] !== LAYER.none) drawEdge(work, edge)
    }
  }
  return { plane: work.plane, ...work.pen }
}

/** Points of the line of the edge in hand, in the plane, and how far along it each is. */
interface LinePoint {
  readonly x: number
  readonly y: number
  readonly alongM: number
}

interface Work {
  readonly request: ReachedLinesRequest
  readonly plane: LocalPlane
  line: LinePoint[]
  readonly pen: { count: number; values: Float64Array }
}

/** A point of an edge from which one may walk on, and when one is there. */
interface Stop {
  readonly atDm: number
  timeS: number
}

function drawEdge(work: Work, edge: number): void {
  const { network } = work.request
  const start = { atDm: 0, timeS: timeOnto(work, network.edgeFrom[edge] ?? 0) }
  const end = { atDm: network.lengthDm[edge] ?? 0, timeS: timeOnto(work, network.edgeTo[edge] ?? 0) }
  work.line = lineOf(work, edge)
  drawBetween(work, edge, [start, end])
}

/** When one sets out from a node along any of its edges, seconds. */
function timeOnto({ request: { network, metric, reach } }: Work, node: number): number {
  const ds = reach.primaryOf(node)
  if (ds === UNREACHED) return Infinity
  const isSignal = ((network.nodeFlags[node] ?? 0) & NODE.signal) !== 0
  return (ds + (isSignal ? halfWaitDs(metric.pace) : 0)) / 10
}

/** The origin's legs to this edge, and the edge from their feet and from its ends. */
function drawSeededEdge(work: Work, edge: number, entries: readonly Entry[]): void {
  const { network, metric, limitS } = work.request
  const lengthDm = network.lengthDm[edge] ?? 0
  work.line = lineOf(work, edge)
  const totalM = work.line.at(-1)?.alongM ?? 0
  const feet: Stop[] = []
  for (const { offsetDm, legDm } of entries.filter((entry) => entry.edge === edge)) {
    const timeS = legDm / 10 / metric.pace.paceMps
    feet.push({ atDm: offsetDm, timeS })
    const [x, y] = pointAt(work.line, lengthDm === 0 ? 0 : (offsetDm / lengthDm) * totalM)
    const share = timeS <= limitS ? 1 : limitS / timeS
    putLine(work.pen, { ax: 0, ay: 0, bx: x * share, by: y * share, aS: 0, bS: timeS * share })
  }
  const ends = [
    { atDm: 0, timeS: timeOnto(work, network.edgeFrom[edge] ?? 0) },
    { atDm: lengthDm, timeS: timeOnto(work, network.edgeTo[edge] ?? 0) },
  ]
  const stops = [...ends, ...feet].sort((a, b) => a.atDm - b.atDm)
  spread(work, edge, stops)
  drawBetween(work, edge, stops)
}

interface EdgeWalk {
  readonly forward: boolean
  readonly backward: boolean
  readonly dmPerS: number
}

function walkOf({ request: { network, metric } }: Work, edge: number): EdgeWalk {
  const { paceMps, stepsFactor } = metric.pace
  const onSteps = ((network.edgeFlags[edge] ?? 0) & EDGE.steps) !== 0 && stepsFactor !== 'closed'
  return {
    forward: metric.forward[edge] !== IMPASSABLE,
    backward: metric.backward[edge] !== IMPASSABLE,
    dmPerS: 10 * paceMps * (onSteps ? stepsFactor : 1),
  }
}

/** Takes the times of stops on along the edge, both ways. */
function spread(work: Work, edge: number, stops: readonly Stop[]): void {
  const { forward, backward, dmPerS } = walkOf(work, edge)
  const passOn = (from: Stop | undefined, to: Stop | undefined): void => {
    if (from && to) to.timeS = Math.min(to.timeS, from.timeS + Math.abs(to.atDm - from.atDm) / dmPerS)
  }
  if (forward) for (let i = 1; i < stops.length; i++) passOn(stops[i - 1], stops[i])
  if (backward) for (let i = stops.length - 1; i > 0; i--) passOn(stops[i], stops[i - 1])
}

function drawBetween(work: Work, edge: number, stops: readonly Stop[]): void {
  const { forward, backward, dmPerS } = walkOf(work, edge)
  const { network, limitS } = work.request
  const metresPerDm = (work.line.at(-1)?.alongM ?? 0) / Math.max(1, network.lengthDm[edge] ?? 0)
  for (let i = 1; i < stops.length; i++) {
    const [a, b] = [stops[i - 1], stops[i]]
    if (!a || !b || a.atDm === b.atDm) continue
    const gapDm = b.atDm - a.atDm
    let onDm = forward ? Math.min(gapDm, (limitS - a.timeS) * dmPerS) : 0
    let backDm = backward ? Math.min(gapDm, (limitS - b.timeS) * dmPerS) : 0
    if (onDm > 0 && backDm > 0) {
      const meetDm = Math.min(gapDm, Math.max(0, (gapDm + (b.timeS - a.timeS) * dmPerS) / 2))
      onDm = Math.min(onDm, meetDm)
      backDm = Math.min(backDm, gapDm - meetDm)
    }
    if (onDm > 0) {
      const [fromM, toM] = [a.atDm * metresPerDm, (a.atDm + onDm) * metresPerDm]
      drawPart(work, { fromM, toM, fromS: a.timeS, toS: a.timeS + onDm / dmPerS })
    }
    if (backDm > 0) {
      const [fromM, toM] = [(b.atDm - backDm) * metresPerDm, b.atDm * metresPerDm]
      drawPart(work, { fromM, toM, fromS: b.timeS + backDm / dmPerS, toS: b.timeS })
    }
  }
}

interface Part {
  readonly fromM: number
  readonly toM: number
  readonly fromS: number
  readonly toS: number
}

/** Draws the part of the line in hand between two lengths along it, `fromM < toM`. */
function drawPart({ line, pen }: Work, { fromM, toM, fromS, toS }: Part): void {
  const sPerM = (toS - fromS) / (toM - fromM)
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]]
    if (!a || !b || b.alongM <= fromM || a.alongM >= toM || b.alongM === a.alongM) continue
    const startM = Math.max(fromM, a.alongM)
    const endM = Math.min(toM, b.alongM)
    const start = (startM - a.alongM) / (b.alongM - a.alongM)
    const end = (endM - a.alongM) / (b.alongM - a.alongM)
    putLine(pen, {
      ax: a.x + start * (b.x - a.x),
      ay: a.y + start * (b.y - a.y),
      bx: a.x + end * (b.x - a.x),
      by: a.y + end * (b.y - a.y),
      aS: fromS + (startM - fromM) * sPerM,
      bS: fromS + (endM - fromM) * sPerM,
    })
  }
}

interface TimedLine {
  readonly ax: number
  readonly ay: number
  readonly bx: number
  readonly by: number
  readonly aS: number
  readonly bS: number
}

function putLine(pen: Work['pen'], { ax, ay, bx, by, aS, bS }: TimedLine): void {
  const at = pen.count++ * LINE_STRIDE
  if (at + LINE_STRIDE > pen.values.length) {
    const larger = new Float64Array(2 * pen.values.length)
    larger.set(pen.values)
    pen.values = larger
  }
  const { values } = pen
  values[at] = ax
  values[at + 1] = ay
  values[at + 2] = bx
  values[at + 3] = by
  values[at + 4] = aS
  values[at + 5] = bS
}

/** The edge's line in the plane; lengths are the plane's, and times run by their share of the whole. */
function lineOf({ request: { network, shapes }, plane }: Work, edge: number): LinePoint[] {
  const line: LinePoint[] = []
  const add = (lonE7: number, latE7: number): void => {
    const x = (lonE7 - plane.lonE7) * plane.xPerE7
    const y = (latE7 - plane.latE7) * plane.yPerE7
    const last = line.at(-1)
    const alongM = last === undefined ? 0 : last.alongM + Math.sqrt((x - last.x) ** 2 + (y - last.y) ** 2)
    line.push({ x, y, alongM })
  }
  const [from, to] = [network.edgeFrom[edge] ?? 0, network.edgeTo[edge] ?? 0]
  add(network.lonE7[from] ?? 0, network.latE7[from] ?? 0)
  const end = shapes.firstPoint[edge + 1] ?? 0
  for (let p = shapes.firstPoint[edge] ?? 0; p < end; p++)
    add(shapes.pointLonE7[p] ?? 0, shapes.pointLatE7[p] ?? 0)
  add(network.lonE7[to] ?? 0, network.latE7[to] ?? 0)
  return line
}

function pointAt(line: readonly LinePoint[], atM: number): [number, number] {
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]]
    if (!a || !b || (b.alongM < atM && i + 1 < line.length)) continue
    const share = b.alongM === a.alongM ? 0 : (atM - a.alongM) / (b.alongM - a.alongM)
    return [a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)]
  }
  return [line[0]?.x ?? 0, line[0]?.y ?? 0]
}
