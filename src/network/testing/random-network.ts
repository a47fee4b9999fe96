import { METRES_PER_DEGREE } from '../../units.ts'
import {
  ACCESS,
  DIRECTION,
  NO_NAME,
  NODE,
  packEdgeFlags,
  STREET_KINDS,
  type Access,
  type EdgeAttributes,
  type GateRef,
  type NetworkColumns,
  type StreetShapes,
} from '../network.ts'
import { seededRandom } from './seeded-random.ts'

export interface RandomNetworkOptions {
  /** Junctions of the grid; gates add two to five nodes each. */
  readonly nodes: number
  /** Latitude of the middle, degrees; 51 (Astana) by default, 39.9 for Beijing. */
  readonly lat?: number
  readonly lon?: number
}

/** What a network is before it is ordered and cut into blocks. `edgeFrom ≤ edgeTo` holds. */
export interface RandomNetwork {
  readonly columns: NetworkColumns
  readonly shapes: StreetShapes
  readonly gates: readonly GateRef[]
}

const SPACING_M = 110
const ORDINARY: EdgeAttributes = {
  access: ACCESS.open,
  direction: DIRECTION.both,
  steps: false,
  gate: false,
}

/**
 * A jittered street grid in one connected piece (whoever may walk it) with everything a real network has: missing
 * and diagonal streets, loops, parallels, signals, data boundary, steps, one-way steps, every access class, curved
 * and nameless streets, gates between two nodes of equal coordinates, and gates where several streets meet. The
 * same seed and options give the same network.
 */
export function randomNetwork(seed: number, options: RandomNetworkOptions): RandomNetwork {
  const build = startOf(seed, options)
  layGrid(build, options.nodes)
  addLoopsAndParallels(build)
  addGates(build)
  addStarGates(build)
  return finished(build)
}

interface BuiltEdge {
  from: number
  to: number
  attributes: EdgeAttributes
  /** Inner points in metres, from `from` to `to`. */
  readonly inner: (readonly [number, number])[]
  readonly name: number
  readonly kind: number
  readonly osmNode: number
}

interface Build {
  readonly random: () => number
  /** Metres east and north of the middle. */
  readonly points: (readonly [number, number])[]
  readonly edges: BuiltEdge[]
  readonly lon: number
  readonly lat: number
}

const startOf = (seed: number, { lat = 51, lon = 71.4 }: RandomNetworkOptions): Build => ({
  random: seededRandom(seed),
  points: [],
  edges: [],
  lon,
  lat,
})

const NAMES = Array.from({ length: 40 }, (_, i) => ({ '': `${i + 1} 路`, en: `Road ${i + 1}` }))

function layGrid({ random, points, edges }: Build, nodes: number): void {
  const width = Math.max(1, Math.ceil(Math.sqrt(nodes)))
  const jitter = () => (random() - 0.5) * 0.6 * SPACING_M
  for (let v = 0; v < nodes; v++) {
    const [column, row] = [v % width, Math.floor(v / width)]
    points.push([(column - width / 2) * SPACING_M + jitter(), (row - width / 2) * SPACING_M + jitter()])
  }
  for (let v = 1; v < nodes; v++) {
    const west = v % width > 0 ? v - 1 : -1
    const south = v - width
    // One of the two always stays: every junction hangs on an earlier one, so the grid is in one piece.
    const keepWest = west >= 0 && (south < 0 || random() < 0.5)
    if (west >= 0 && (keepWest || random() < 0.75)) edges.push(street(random, points, [west, v]))
    if (south >= 0 && (!keepWest || random() < 0.75)) edges.push(street(random, points, [south, v]))
    if (south > 0 && west >= 0 && random() < 0.06) edges.push(street(random, points, [south - 1, v]))
  }
}

function street(
  random: () => number,
  points: Build['points'],
  [from, to]: readonly [number, number],
): BuiltEdge {
  const [x0, y0] = points[from] ?? [0, 0]
  const [x1, y1] = points[to] ?? [0, 0]
  const inner: [number, number][] = []
  const count = random() < 0.5 ? 0 : Math.floor(random() * 5)
  const bend = (random() - 0.5) * 0.4
  for (let i = 1; i <= count; i++) {
    const t = i / (count + 1)
    const aside = bend * Math.sin(t * Math.PI) + (random() - 0.5) * 0.02
    inner.push([x0 + (x1 - x0) * t - (y1 - y0) * aside, y0 + (y1 - y0) * t + (x1 - x0) * aside])
  }
  const attributes = randomAttributes(random)
  const kind = attributes.steps ? STREET_KINDS.indexOf('steps') : Math.floor(random() * 3) * 2
  const name = random() < 0.6 ? Math.floor(random() * NAMES.length) : NO_NAME
  return { from, to, attributes, inner, name, kind, osmNode: 0 }
}

function randomAttributes(random: () => number): EdgeAttributes {
  const steps = random() < 0.05
  const oneWay = random() < 0.03
  const direction = !oneWay ? DIRECTION.both : random() < 0.5 ? DIRECTION.forward : DIRECTION.backward
  return { ...ORDINARY, access: randomAccess(random), steps, direction }
}

function randomAccess(random: () => number): Access {
  const drawn = random()
  if (drawn < 0.8) return ACCESS.open
  if (drawn < 0.9) return ACCESS.residents
  if (drawn < 0.94) return ACCESS.enclosed
  if (drawn < 0.96) return drawn < 0.95 ? ACCESS.cutOff : ACCESS.cutOffResidents
  return ACCESS.closed
}

function addLoopsAndParallels({ random, points, edges }: Build): void {
  for (const { from, to } of edges.slice()) {
    if (random() < 0.04) edges.push(street(random, points, [from, to]))
    if (random() < 0.02) edges.push(loopAt(random, points, to))
  }
}

function loopAt(random: () => number, points: Build['points'], v: number): BuiltEdge {
  const [x, y] = points[v] ?? [0, 0]
  const size = 10 + random() * 60
  const inner = [
    [x + size, y + size / 3],
    [x + size, y + size],
    [x + size / 4, y + size],
  ] as const
  return { ...street(random, points, [v, v]), inner: [...inner] }
}

/** Cuts some streets in the middle by a gate: two nodes at one place, joined by an edge of length 0. */
function addGates({ random, points, edges }: Build): void {
  for (const edge of edges.slice()) {
    if (random() >= 0.03) continue
    const middle = edge.inner.splice(Math.floor(edge.inner.length / 2))
    const at = middle.shift() ?? middleOf(points, edge)
    const near = points.push(at) - 1
    const far = points.push(at) - 1
    edges.push({ ...edge, from: far, inner: middle }, gateBetween(random, near, far))
    edge.to = near
  }
}

/** Puts a gate at some junctions: each street ends at a node of its own, joined to the junction by a gate edge. */
function addStarGates({ random, points, edges }: Build): void {
  const degree = new Uint32Array(points.length)
  for (const { from, to } of edges) {
    degree[from] = (degree[from] ?? 0) + 1
    degree[to] = (degree[to] ?? 0) + 1
  }
  for (let v = 0; v < degree.length; v++) {
    if ((degree[v] ?? 0) < 3 || random() >= 0.01) continue
    const gate = gateBetween(random, v, v)
    const turnAside = (): number => {
      const side = points.push(points[v] ?? [0, 0]) - 1
      edges.push({ ...gate, from: v, to: side })
      return side
    }
    for (const edge of edges.slice()) {
      if (edge.from === v) edge.from = turnAside()
      if (edge.to === v) edge.to = turnAside()
    }
  }
}

function middleOf(points: Build['points'], { from, to }: BuiltEdge): readonly [number, number] {
  const [x0, y0] = points[from] ?? [0, 0]
  const [x1, y1] = points[to] ?? [0, 0]
  return [(x0 + x1) / 2, (y0 + y1) / 2]
}

function gateBetween(random: () => number, from: number, to: number): BuiltEdge {
  const drawn = random()
  const access = drawn < 0.4 ? ACCESS.open : drawn < 0.7 ? ACCESS.residents : ACCESS.closed
  return {
    from,
    to,
    attributes: { ...ORDINARY, access, gate: true },
    inner: [],
    name: NO_NAME,
    kind: STREET_KINDS.indexOf('gate'),
    osmNode: 1_000_000_000 + Math.floor(random() * 11_000_000_000),
  }
}

/** The edge from its lower to its higher end, inner points and walking direction turned with it. */
function upward(edge: BuiltEdge): BuiltEdge {
  if (edge.from <= edge.to) return edge
  const { direction } = edge.attributes
  const turned =
    direction === DIRECTION.both
      ? direction
      : direction === DIRECTION.forward
        ? DIRECTION.backward
        : DIRECTION.forward
  const attributes = { ...edge.attributes, direction: turned }
  return { ...edge, from: edge.to, to: edge.from, inner: edge.inner.toReversed(), attributes }
}

function finished(build: Build): RandomNetwork {
  const { random, points, lon, lat } = build
  const edges = build.edges.map(upward)
  const lonScale = 1e7 / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180))
  const latScale = 1e7 / METRES_PER_DEGREE
  const lonOf = ([x]: readonly [number, number]): number => Math.round(lon * 1e7 + x * lonScale)
  const latOf = ([, y]: readonly [number, number]): number => Math.round(lat * 1e7 + y * latScale)
  const firstPoint = [0]
  for (const { inner } of edges) firstPoint.push((firstPoint.at(-1) ?? 0) + inner.length)
  const inner = edges.flatMap((edge) => edge.inner)
  const flags = (): number => (random() < 0.1 ? NODE.signal : 0) | (random() < 0.03 ? NODE.boundary : 0)
  const columns: NetworkColumns = {
    nodeCount: points.length,
    edgeCount: edges.length,
    lonE7: Int32Array.from(points, lonOf),
    latE7: Int32Array.from(points, latOf),
    nodeFlags: Uint8Array.from(points, flags),
    edgeFrom: Uint32Array.from(edges, ({ from }) => from),
    edgeTo: Uint32Array.from(edges, ({ to }) => to),
    lengthDm: Uint32Array.from(edges, (edge) => lengthDmOf(points, edge)),
    edgeFlags: Uint8Array.from(edges, ({ attributes }) => packEdgeFlags(attributes)),
  }
  const shapes: StreetShapes = {
    firstPoint: Uint32Array.from(firstPoint),
    pointLonE7: Int32Array.from(inner, lonOf),
    pointLatE7: Int32Array.from(inner, latOf),
    nameIndex: Uint32Array.from(edges, ({ name }) => name),
    names: NAMES,
    kind: Uint8Array.from(edges, ({ kind }) => kind),
    obstacles: points
      .filter(() => random() < 0.02)
      .map(([x, y]) =>
        Int32Array.from([lonOf([x + 20, y]), latOf([x, y + 9]), lonOf([x + 30, y]), latOf([x, y + 70])]),
      ),
  }
  const gates = edges.flatMap(({ osmNode }, edge) => (osmNode > 0 ? [{ edge, osmNode }] : []))
  return { columns, shapes, gates }
}

function lengthDmOf(points: Build['points'], { from, to, inner, attributes }: BuiltEdge): number {
  if (attributes.gate) return 0
  const line = [points[from], ...inner, points[to]].flatMap((point) => (point ? [point] : []))
  const metres = line
    .slice(1)
    .reduce((sum, [x, y], i) => sum + Math.hypot(x - (line[i]?.[0] ?? x), y - (line[i]?.[1] ?? y)), 0)
  return Math.max(1, Math.round(metres * 10))
}
