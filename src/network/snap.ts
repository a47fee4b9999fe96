import { type LonLat } from '../units.ts'
import { segmentM, type PointE7 } from './edge-line.ts'
import {
  DIRECTION,
  EDGE,
  edgeAccess,
  edgeDirection,
  type Direction,
  type NetworkColumns,
  type StreetShapes,
} from './network.ts'
import { createObstacles, meet, type Obstacles } from './obstacles.ts'
import { ENTRY, MAX_LEG_DM, PLAIN_LEG_DM, type Entry } from './place.ts'
import {
  comparePoints,
  createSnapIndex,
  nearestShare,
  offsetDmOf,
  pointOn,
  type SnapIndex,
  type SnapSegment,
} from './snap-index.ts'

export interface Snapper {
  /**
   * Joins a point to the network: no entry when no street is within 150 m, one, or two when the first is on steps (the
   * second is then for those who take none). Closed and cut-off edges and gates are never joined to.
   */
  readonly snap: (place: LonLat) => Entry[]
  /**
   * Joins an area to the network by its outline (a ring of points, closed or not): wherever a street crosses or touches
   * it, entries at least 10 m apart without a leg; else like `snap`, from the point of the outline nearest to a street.
   * Where all that touch it are steps, the nearest flat street too gives an entry, for those who take none.
   */
  readonly snapOutline: (ring: readonly LonLat[]) => Entry[]
  /**
   * Where the nearest streets lie, however far: the nearest point of each, nearest first. For whoever is not joined.
   */
  readonly feet: (place: LonLat, limits: { readonly withinM: number; readonly most: number }) => LonLat[]
}

/** Metres within which a street end counts as touching an outline: sources draw both by hand. */
const TOUCH_M = 0.5
/** Access points of one area closer than this are one. */
const APART_M = 10
const MAX_LEG_M = MAX_LEG_DM / 10
const PLAIN_LEG_M = PLAIN_LEG_DM / 10

/** Builds the indices of a network's streets and walls; O(n log n). */
export function createSnapper(network: NetworkColumns, shapes: StreetShapes): Snapper {
  const tools: Tools = {
    network,
    index: createSnapIndex(network, shapes),
    obstacles: createObstacles(shapes.obstacles),
  }
  return {
    snap: ([lon, lat]) => snapPoint(tools, [lon * 1e7, lat * 1e7]),
    snapOutline: (ring) => snapRing(tools, closedRing(ring)),
    feet: ([lon, lat], limits) => feetNear(tools, [lon * 1e7, lat * 1e7], limits),
  }
}

interface Tools {
  readonly network: NetworkColumns
  readonly index: SnapIndex
  readonly obstacles: Obstacles
}

/** A possible leg: from a point of the place to a foot on a segment. */
interface Leg {
  readonly segment: SnapSegment
  readonly share: number
  readonly start: PointE7
  readonly foot: PointE7
  readonly distanceM: number
}

function snapPoint(tools: Tools, place: PointE7): Entry[] {
  // most places have a street within the plain reach, and a box nine times smaller has far fewer segments
  for (const reachM of [PLAIN_LEG_M, MAX_LEG_M]) {
    const legs = tools.index.near([place], reachM).map((segment) => legTo(segment, place))
    const entries = entriesOf(tools, legs, reachM)
    if (entries !== null) return entries
  }
  return []
}

function feetNear(
  { network, index }: Tools,
  place: PointE7,
  { withinM, most }: { readonly withinM: number; readonly most: number },
): LonLat[] {
  // the box doubles until it holds enough: in a town few streets are ever measured
  for (let reachM = 2 * MAX_LEG_M; ; reachM *= 2) {
    const legs = index
      .near([place], Math.min(reachM, withinM))
      .map((segment) => legTo(segment, place))
      .filter(({ distanceM }) => distanceM <= Math.min(reachM, withinM))
      .sort(byPreference(network))
    if (legs.length >= most || reachM >= withinM)
      return legs.slice(0, most).map(({ foot }): LonLat => [foot[0] / 1e7, foot[1] / 1e7])
  }
}

function legTo(segment: SnapSegment, start: PointE7): Leg {
  const share = nearestShare(start, segment)
  const foot = pointOn(segment, share)
  return { segment, share, start, foot, distanceM: segmentM(start, foot) }
}

/** The chosen leg and, when it leads to steps, the step-free one; null when a wider reach may do better. */
function entriesOf(tools: Tools, legs: readonly Leg[], reachM: number): Entry[] | null {
  const isLast = reachM === MAX_LEG_M
  const ranked = legs.filter(({ distanceM }) => distanceM <= reachM).sort(byPreference(tools.network))
  const main = chosenLeg(tools, ranked)
  if (main === null || (main.isBehindWall && !isLast)) return isLast ? [] : null
  if (!isSteps(tools.network, main.leg.segment)) return [entryOf(tools.network, main, 0)]
  const flat = chosenLeg(
    tools,
    ranked.filter(({ segment }) => !isSteps(tools.network, segment)),
  )
  if ((flat === null || flat.isBehindWall) && !isLast) return null
  const entry = entryOf(tools.network, main, 0)
  return flat === null ? [entry] : [entry, entryOf(tools.network, flat, ENTRY.stepFree)]
}

interface Choice {
  readonly leg: Leg
  readonly isBehindWall: boolean
}

/** The first leg that crosses no wall; when all do, the very first. */
function chosenLeg({ obstacles }: Tools, ranked: readonly Leg[]): Choice | null {
  const free = ranked.find(({ start, foot }) => !obstacles.crosses(start, foot))
  if (free) return { leg: free, isBehindWall: false }
  return ranked[0] ? { leg: ranked[0], isBehindWall: true } : null
}

const isSteps = ({ edgeFlags }: NetworkColumns, { edge }: SnapSegment): boolean =>
  (edgeFlags[edge]! & EDGE.steps) !== 0

function entryOf(network: NetworkColumns, { leg, isBehindWall }: Choice, flags: number): Entry {
  const legDm = Math.round(leg.distanceM * 10)
  return {
    edge: leg.segment.edge,
    offsetDm: offsetDmOf(network, leg.segment, leg.share),
    legDm,
    flags: flags | (legDm > PLAIN_LEG_DM ? ENTRY.far : 0) | (isBehindWall ? ENTRY.behindWall : 0),
  }
}

/**
 * Nearest first; ties by where the foot is. At a corner, where the feet of several edges are one point: open before
 * residents-only, flat before steps, then by the segment's own ends and the edge's length. Never by numbers of
 * nodes or edges, so that a network numbered otherwise gives the same walk.
 */
const byPreference =
  (network: NetworkColumns) =>
  (a: Leg, b: Leg): number =>
    a.distanceM - b.distanceM ||
    comparePoints([a.foot], [b.foot]) ||
    byAccess(network, a.segment, b.segment) ||
    byShape(network, a.segment, b.segment)

/** Open before residents-only, flat before steps. */
const byAccess = ({ edgeFlags }: NetworkColumns, a: SnapSegment, b: SnapSegment): number =>
  edgeAccess(edgeFlags[a.edge]!) - edgeAccess(edgeFlags[b.edge]!) ||
  (edgeFlags[a.edge]! & EDGE.steps) - (edgeFlags[b.edge]! & EDGE.steps)

const byShape = ({ edgeFlags, lengthDm }: NetworkColumns, a: SnapSegment, b: SnapSegment): number =>
  comparePoints([a.a, a.b], [b.a, b.b]) ||
  lengthDm[a.edge]! - lengthDm[b.edge]! ||
  drawnDirection(edgeFlags[a.edge]!, a) - drawnDirection(edgeFlags[b.edge]!, b)

/** The walking direction relative to the canonical line: `edgeFrom` and `edgeTo` depend on the numbering. */
function drawnDirection(flags: number, { isTurned }: SnapSegment): Direction {
  const direction = edgeDirection(flags)
  if (!isTurned || direction === DIRECTION.both) return direction
  return direction === DIRECTION.forward ? DIRECTION.backward : DIRECTION.forward
}

function closedRing(ring: readonly LonLat[]): PointE7[] {
  const points = ring.map(([lon, lat]): PointE7 => [lon * 1e7, lat * 1e7])
  const [first, last] = [points[0], points.at(-1)]
  const isClosed = first && last && first[0] === last[0] && first[1] === last[1]
  return first && (!isClosed || points.length === 1) ? [...points, first] : points
}

function snapRing(tools: Tools, ring: readonly PointE7[]): Entry[] {
  if (ring.length === 0) return []
  const sides = ring.slice(1).map((b, i) => ({ a: ring[i]!, b }))
  const touching = sides.flatMap((side) =>
    tools.index
      .near([side.a, side.b], TOUCH_M)
      .map((segment) => legBetween(side, segment))
      .filter(({ distanceM }) => distanceM <= TOUCH_M),
  )
  if (touching.length === 0) return nearestToRing(tools, { ring, sides }, () => true)
  const access = accessPoints(tools.network, touching)
  if (!touching.every(({ segment }) => isSteps(tools.network, segment))) return access
  const flat = nearestToRing(tools, { ring, sides }, (segment) => !isSteps(tools.network, segment))
  return [...access, ...flat.map((entry) => ({ ...entry, flags: entry.flags | ENTRY.stepFree }))]
}

interface Outline {
  readonly ring: readonly PointE7[]
  readonly sides: readonly Side[]
}

/** Joined from the point of the outline nearest to one of these streets. */
function nearestToRing(
  tools: Tools,
  { ring, sides }: Outline,
  isWanted: (segment: SnapSegment) => boolean,
): Entry[] {
  for (const reachM of [PLAIN_LEG_M, MAX_LEG_M]) {
    const segments = tools.index.near(ring, reachM).filter(isWanted)
    const legs = segments.map((segment) => shortestLeg(sides, segment))
    const entries = entriesOf(tools, legs, reachM)
    if (entries !== null) return entries
  }
  return []
}

interface Side {
  readonly a: PointE7
  readonly b: PointE7
}

function shortestLeg(sides: readonly Side[], segment: SnapSegment): Leg {
  const legs = sides.map((side) => legBetween(side, segment))
  return legs.reduce((best, leg) => {
    const order =
      leg.distanceM - best.distanceM || comparePoints([leg.foot, leg.start], [best.foot, best.start])
    return order < 0 ? leg : best
  })
}

/** The shortest leg between one side of an outline and a segment of a street; of no length where they meet. */
function legBetween(side: Side, segment: SnapSegment): Leg {
  if (meet([side.a, side.b], [segment.a, segment.b])) {
    const share = crossingShare(side, segment)
    const foot = pointOn(segment, share)
    return { segment, share, start: foot, foot, distanceM: 0 }
  }
  const fromSide = [side.a, side.b].map((corner) => legTo(segment, corner))
  const fromStreet = [0, 1].map((share): Leg => {
    const foot = pointOn(segment, share)
    const start = pointOn(side, nearestShare(foot, side))
    return { segment, share, start, foot, distanceM: segmentM(start, foot) }
  })
  return [...fromSide, ...fromStreet].reduce((best, leg) => (leg.distanceM < best.distanceM ? leg : best))
}

/** Where two segments that meet cross, as a share of the second. */
function crossingShare({ a, b }: Side, segment: SnapSegment): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const cross = (p: PointE7): number => dx * (p[1] - a[1]) - dy * (p[0] - a[0])
  const [before, after] = [cross(segment.a), cross(segment.b)]
  return before === after ? 0 : Math.min(1, Math.max(0, before / (before - after)))
}

/** One entry per access point: open streets first, flat ones first, and none within 10 m of one taken already. */
function accessPoints(network: NetworkColumns, touching: readonly Leg[]): Entry[] {
  const ordered = touching.toSorted(
    (a, b) =>
      byAccess(network, a.segment, b.segment) ||
      comparePoints([a.foot], [b.foot]) ||
      byShape(network, a.segment, b.segment),
  )
  const taken: Leg[] = []
  for (const leg of ordered) {
    if (taken.every(({ foot }) => segmentM(foot, leg.foot) >= APART_M)) taken.push(leg)
  }
  return taken.map(({ segment, share }) => ({
    edge: segment.edge,
    offsetDm: offsetDmOf(network, segment, share),
    legDm: 0,
    flags: 0,
  }))
}
