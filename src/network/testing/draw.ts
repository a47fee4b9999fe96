import { METRES_PER_DEGREE, toE7, type LonLat } from '../../units.ts'
import {
  ACCESS,
  DIRECTION,
  NO_NAME,
  NODE,
  packEdgeFlags,
  STREET_KINDS,
  withAdjacency,
  type Access,
  type NameSet,
  type Network,
  type StreetKind,
  type StreetShapes,
} from '../network.ts'
import type { Entry } from '../place.ts'

/** Metres east and north of `DRAWING_ORIGIN`. */
export type XyM = readonly [xM: number, yM: number]

export interface DrawnEdge {
  /** Walking length; the length of the drawn line when left out, 0 for a gate. */
  readonly lengthM?: number
  readonly access?: keyof typeof ACCESS
  readonly steps?: boolean
  readonly gate?: boolean
  /** Relative to the order in which the ends are written here. */
  readonly direction?: 'both' | 'forward' | 'backward'
  /** Inner points of the line, in the order in which the ends are written. */
  readonly via?: readonly XyM[]
  readonly name?: string
  readonly kind?: StreetKind
}

export interface Drawing {
  /** Nodes are numbered in the order of the keys. */
  readonly nodes: Readonly<Record<string, XyM>>
  /** Edges are numbered in this order; a loop has the same end twice, parallels are written again. */
  readonly edges: readonly (readonly [from: string, to: string, edge?: DrawnEdge])[]
  readonly signals?: readonly string[]
  /** Names of nodes where the data end. */
  readonly boundary?: readonly string[]
  /** Walls and the like, as polylines. */
  readonly obstacles?: readonly (readonly XyM[])[]
}

export interface DrawnNetwork {
  readonly network: Network
  readonly shapes: StreetShapes
  /** Index of a node by its name; throws for an unknown one. */
  readonly node: (name: string) => number
  /** Index of the nth (from 0) edge drawn between two nodes, in either order; throws when there is none. */
  readonly edge: (a: string, b: string, nth?: number) => number
  /** A place on the first edge drawn between a and b, `alongM` metres from a, with a leg of `legM` (0). */
  readonly entry: (a: string, b: string, at: { alongM: number; legM?: number; flags?: number }) => Entry
}

/** Where [0, 0] of a drawing lies, degrees. */
export const DRAWING_ORIGIN: LonLat = [71.4, 51]

/** A drawing's point in degrees (equirectangular at the origin's latitude). */
export function drawnLonLat([xM, yM]: XyM): LonLat {
  const [lon, lat] = DRAWING_ORIGIN
  return [lon + xM / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)), lat + yM / METRES_PER_DEGREE]
}

/**
 * A small network for a test, drawn in metres near 51° N. Edges whose ends are written against the order of the
 * nodes are stored turned round (`edgeFrom ≤ edgeTo`), direction and inner points included.
 */
export function drawNetwork(drawing: Drawing): DrawnNetwork {
  const names = Object.keys(drawing.nodes)
  const numbers = new Map(names.map((name, i) => [name, i]))
  const node = (name: string): number => {
    const found = numbers.get(name)
    if (found === undefined) throw new Error(`the drawing has no node "${name}"; it has ${names.join(', ')}`)
    return found
  }
  const edges = drawing.edges.map(([a, b, edge = {}]) => storedEdge(drawing, { a, b, edge, node }))
  const points = Object.values(drawing.nodes).map(drawnLonLat)
  const network = withAdjacency({
    nodeCount: names.length,
    edgeCount: edges.length,
    lonE7: Int32Array.from(points, ([lon]) => toE7(lon)),
    latE7: Int32Array.from(points, ([, lat]) => toE7(lat)),
    nodeFlags: Uint8Array.from(
      names,
      (name) =>
        (drawing.signals?.includes(name) ? NODE.signal : 0) |
        (drawing.boundary?.includes(name) ? NODE.boundary : 0),
    ),
    edgeFrom: Uint32Array.from(edges, ({ from }) => from),
    edgeTo: Uint32Array.from(edges, ({ to }) => to),
    lengthDm: Uint32Array.from(edges, ({ lengthDm }) => lengthDm),
    edgeFlags: Uint8Array.from(edges, ({ flags }) => flags),
  })
  const edge = (a: string, b: string, nth = 0): number => {
    const ends = [node(a), node(b)].sort((x, y) => x - y)
    const found = edges.flatMap(({ from, to }, e) => (from === ends[0] && to === ends[1] ? [e] : []))[nth]
    if (found === undefined) throw new Error(`the drawing has no edge ${nth} between "${a}" and "${b}"`)
    return found
  }
  const entry: DrawnNetwork['entry'] = (a, b, { alongM, legM = 0, flags = 0 }) => {
    const e = edge(a, b)
    const alongDm = Math.round(alongM * 10)
    const offsetDm = node(a) <= node(b) ? alongDm : (network.lengthDm[e] ?? 0) - alongDm
    return { edge: e, offsetDm, legDm: Math.round(legM * 10), flags }
  }
  return { network, shapes: shapesOf(drawing, edges), node, edge, entry }
}

interface StoredEdge {
  readonly from: number
  readonly to: number
  readonly lengthDm: number
  readonly flags: number
  readonly inner: readonly XyM[]
  readonly name: string | undefined
  readonly kind: StreetKind
}

interface WrittenEdge {
  readonly a: string
  readonly b: string
  readonly edge: DrawnEdge
  readonly node: (name: string) => number
}

function storedEdge(drawing: Drawing, { a, b, edge, node }: WrittenEdge): StoredEdge {
  const turned = node(a) > node(b)
  const via = edge.via ?? []
  const ends = [a, b].map((name) => drawing.nodes[name] ?? ([0, 0] as const))
  const line = [...ends.slice(0, 1), ...via, ...ends.slice(1)]
  const lengthM = edge.lengthM ?? (edge.gate ? 0 : lengthOf(line))
  const along = edge.direction ?? 'both'
  const direction = along === 'both' ? 'both' : (along === 'forward') === turned ? 'backward' : 'forward'
  const access: Access = ACCESS[edge.access ?? 'open']
  return {
    from: turned ? node(b) : node(a),
    to: turned ? node(a) : node(b),
    lengthDm: Math.round(lengthM * 10),
    flags: packEdgeFlags({
      access,
      direction: DIRECTION[direction],
      steps: edge.steps ?? false,
      gate: edge.gate ?? false,
    }),
    inner: turned ? via.toReversed() : via,
    name: edge.name,
    kind: edge.kind ?? (edge.gate ? 'gate' : edge.steps ? 'steps' : 'residential'),
  }
}

const lengthOf = (line: readonly XyM[]): number =>
  line
    .slice(1)
    .reduce((sum, [x, y], i) => sum + Math.hypot(x - (line[i]?.[0] ?? x), y - (line[i]?.[1] ?? y)), 0)

function shapesOf(drawing: Drawing, edges: readonly StoredEdge[]): StreetShapes {
  const names: NameSet[] = []
  const firstPoint = [0]
  for (const { inner } of edges) firstPoint.push((firstPoint.at(-1) ?? 0) + inner.length)
  const points = edges.flatMap(({ inner }) => inner.map(drawnLonLat))
  const nameIndex = edges.map(({ name }) => {
    if (name === undefined) return NO_NAME
    const known = names.findIndex((n) => n[''] === name)
    return known < 0 ? names.push({ '': name }) - 1 : known
  })
  return {
    firstPoint: Uint32Array.from(firstPoint),
    pointLonE7: Int32Array.from(points, ([lon]) => toE7(lon)),
    pointLatE7: Int32Array.from(points, ([, lat]) => toE7(lat)),
    nameIndex: Uint32Array.from(nameIndex),
    names,
    kind: Uint8Array.from(edges, ({ kind }) => STREET_KINDS.indexOf(kind)),
    obstacles: (drawing.obstacles ?? []).map((line) =>
      Int32Array.from(line.map(drawnLonLat).flatMap(([lon, lat]) => [toE7(lon), toE7(lat)])),
    ),
  }
}
