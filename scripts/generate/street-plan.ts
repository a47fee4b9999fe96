import { ACCESS, DIRECTION, NODE, NO_NAME, STREET_KINDS } from '../../src/network/network.ts'
import type { Direction, NameSet, StreetKind } from '../../src/network/network.ts'
import type { UnorderedNetwork } from '../../src/network/make-partition.ts'
import { mainComponentOf } from '../pipeline/network/network-components.ts'
import type { Gate } from '../pipeline/network/place-roles.ts'
import { segmentEnds } from '../pipeline/network/segment-ends.ts'
import { segmentsToNetwork } from '../pipeline/network/segments-to-network.ts'
import type { TaggedAccess } from '../pipeline/network/walkable.ts'
import type { Segments, WalkableWay } from '../pipeline/network/ways-to-segments.ts'
import { growingUint32 } from '../pipeline/shared/grow.ts'
import type { Dice } from './dice.ts'
import { latE7Of, lonE7Of, straightM, type XyM } from './plane.ts'

/** What a street is; by default an open one without a name, walked both ways. */
export interface Use {
  readonly kind: StreetKind
  readonly access?: TaggedAccess
  readonly direction?: Direction
  readonly steps?: boolean
  /** As `StreetPlan.name` gave it. */
  readonly name?: number
}

/** How a street runs between its ends. */
export interface Course {
  /** About so far from one bend to the next; straight by default. */
  readonly stepM?: number
  /** About how far its middle lies beside the straight line. */
  readonly bowM?: number
}

/** Streets as they are drawn: places and straight segments, before chains become edges. */
export interface StreetPlan {
  readonly dice: Dice
  readonly place: (at: XyM) => number
  readonly at: (place: number) => XyM
  readonly name: (names: NameSet) => number
  /** Draws a street between two places; returns the places along it, both ends included. */
  readonly street: (ends: readonly [number, number], use: Use, course?: Course) => number[]
  readonly setSignal: (place: number) => void
  readonly setBoundary: (place: number) => void
  readonly setGate: (place: number, access: TaggedAccess) => void
  /** A wall or bank that legs should not cross. */
  readonly wall: (line: readonly XyM[]) => void
  /** Everything as it is drawn, before chains become edges. Ends the plan: call it or `finish`, and once. */
  readonly drawn: () => DrawnStreets
  /** The longest connected piece as a build would cut it: chains, gates, 500 m cuts and access classes. */
  readonly finish: () => UnorderedNetwork
}

/** What was drawn: places by number, segments as columns, in drawing order. */
export interface DrawnStreets extends Pick<
  Segments,
  'ways' | 'names' | 'lonE7' | 'latE7' | 'from' | 'to' | 'way'
> {
  /** `NODE` bits of each place. */
  readonly flags: Uint8Array
  readonly gates: ReadonlyMap<number, Gate>
  /** Walls and banks as [lonE7, latE7, …]. */
  readonly obstacles: readonly Int32Array[]
}

/** An empty plan to draw on. */
export function createStreetPlan(dice: Dice): StreetPlan {
  const points: XyM[] = []
  const from = growingUint32()
  const to = growingUint32()
  const wayOfSegment = growingUint32()
  const ways = wayTable()
  const names: NameSet[] = []
  const flags = new Map<number, number>()
  const gates = new Map<number, Gate>()
  const obstacles: Int32Array[] = []
  const place = (at: XyM): number => {
    return points.push(at) - 1
  }
  const at = (of: number): XyM => points[of] ?? [0, 0]
  const addFlag = (of: number, bit: number): void => {
    flags.set(of, (flags.get(of) ?? 0) | bit)
  }
  const drawn = (): DrawnStreets => ({
    ways: ways.all,
    names,
    lonE7: Int32Array.from(points, ([xM]) => lonE7Of(xM)),
    latE7: Int32Array.from(points, ([, yM]) => latE7Of(yM)),
    from: from.take(),
    to: to.take(),
    way: wayOfSegment.take(),
    flags: Uint8Array.from(points, (_, of) => flags.get(of) ?? 0),
    gates,
    obstacles,
  })
  return {
    dice,
    place,
    at,
    name: (name) => names.push(name) - 1,
    street: ([a, b], use, course = {}) => {
      const way = ways.indexOf(use)
      const along = [a, ...bends(dice, [at(a), at(b)], course).map(place), b]
      for (let i = 1; i < along.length; i++) {
        from.push(along[i - 1] ?? a)
        to.push(along[i] ?? b)
        wayOfSegment.push(way)
      }
      return along
    },
    setSignal: (of) => addFlag(of, NODE.signal),
    setBoundary: (of) => addFlag(of, NODE.boundary),
    setGate: (of, access) => {
      gates.set(of, { access, osmNode: FIRST_OSM_NODE + gates.size })
    },
    wall: (line) => {
      obstacles.push(Int32Array.from(line.flatMap(([xM, yM]) => [lonE7Of(xM), latE7Of(yM)])))
    },
    drawn,
    finish: () => cut(drawn()),
  }
}

function cut(drawn: DrawnStreets): UnorderedNetwork {
  const segments = segmentsOf(drawn)
  const { network } = mainComponentOf(segmentsToNetwork(segments, segmentEnds(segments), drawn))
  const { columns, shapes } = network
  return { columns, shapes: { ...shapes, obstacles: drawn.obstacles }, gates: network.gates }
}

/** Gates need numbers of their own; these look like those of OpenStreetMap. */
const FIRST_OSM_NODE = 12_000_000_000

/** Each use once, as a way without number. */
function wayTable() {
  const all: WalkableWay[] = []
  const known = new Map<string, number>()
  const indexOf = ({ kind, access = ACCESS.open, direction = DIRECTION.both, ...use }: Use): number => {
    const { steps = false, name = NO_NAME } = use
    const key = `${kind} ${access} ${direction} ${steps} ${name}`
    const index = known.get(key) ?? all.length
    if (index === all.length) {
      all.push({ access, direction, steps, kind: STREET_KINDS.indexOf(kind), id: index, nameIndex: name })
      known.set(key, index)
    }
    return index
  }
  return { all, indexOf }
}

/** Inner points of a street: a bow (a parabola) that trembles a little. */
function bends(dice: Dice, [a, b]: readonly [XyM, XyM], { stepM, bowM = 0 }: Course): XyM[] {
  if (stepM === undefined) return []
  const [eastM, northM] = [b[0] - a[0], b[1] - a[1]]
  const lengthM = Math.sqrt(eastM * eastM + northM * northM)
  if (lengthM < 1) return []
  const count = Math.max(0, Math.round((lengthM / stepM) * dice.between(0.6, 1.4)) - 1)
  const bow = dice.spread() * bowM
  return Array.from({ length: count }, (_, i): XyM => {
    const t = (i + 1) / (count + 1)
    const aside = (bow * 4 * t * (1 - t) + dice.spread() * TREMBLE_M) / lengthM
    return [a[0] + eastM * t - northM * aside, a[1] + northM * t + eastM * aside]
  })
}

const TREMBLE_M = 0.7

function segmentsOf({ ways, names, lonE7, latE7, from, to, way }: DrawnStreets): Segments {
  const pointAt = (place: number) => ({ lonE7: lonE7[place] ?? 0, latE7: latE7[place] ?? 0 })
  return {
    ways,
    names,
    lonE7,
    latE7,
    from,
    to,
    way,
    placeCount: lonE7.length,
    placeOfNode: new Uint32Array(0),
    lengthM: Float64Array.from(from, (a, s) => straightM(pointAt(a), pointAt(to[s] ?? 0))),
    cutPlaces: new Uint32Array(0),
    missingNodeRefs: 0,
  }
}
