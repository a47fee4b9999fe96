import { edgeAccess, edgeDirection, EDGE, NODE, NO_NAME, STREET_KINDS } from '../../src/network/network.ts'
import { METRES_PER_DEGREE, toE7, type Bounds, type LonLat } from '../../src/units.ts'
import type { Tags } from '../osm/osm-data.ts'
import type { RawNetwork } from '../pipeline/network/raw-network.ts'
import type { DrawnOsm } from './osm-data-from.ts'

const ORIGIN: LonLat = [71.4, 51.1]
const LON_METRES = METRES_PER_DEGREE * Math.cos((ORIGIN[1] * Math.PI) / 180)

/** A place `eastM` and `northM` of a fixed origin, good to a few centimetres within some kilometres. */
export const metres = (eastM: number, northM: number): LonLat => [
  ORIGIN[0] + eastM / LON_METRES,
  ORIGIN[1] + northM / METRES_PER_DEGREE,
]

/** Bounds from south-west to north-east corner, in metres from the same origin. */
export function boundsInMetres(westM: number, southM: number, eastM: number, northM: number): Bounds {
  return [...metres(westM, southM), ...metres(eastM, northM)]
}

/** Nodes 1 … n along a line from west to east, 100 m apart, some with tags. */
export function row(
  count: number,
  tags: Readonly<Record<number, Tags>> = {},
): NonNullable<DrawnOsm['nodes']> {
  const ids = Array.from({ length: count }, (_, i) => i + 1)
  return Object.fromEntries(ids.map((id) => [id, { at: metres(100 * (id - 1), 0), tags: tags[id] ?? {} }]))
}

const ACCESS_NAMES = ['open', 'residents', 'enclosed', 'cutOff', 'closed', 'cutOffResidents'] as const
const DIRECTION_SIGNS = ['–', '→', '←'] as const

/**
 * Edges in words, sorted, for comparison with a drawing: `1–2 100 m open footway`, one-way `1→2`, with `steps` or
 * `"name"` where they apply. Ends are named by the drawn node at that coordinate (`?` for a cut in a long street),
 * smaller id first; both sides of a gate have the gate's id.
 */
export function edgesInWords(raw: RawNetwork, nodes: NonNullable<DrawnOsm['nodes']>): string[] {
  const { columns, shapes } = raw
  const label = nodeLabels(raw, nodes)
  return Array.from({ length: columns.edgeCount }, (_, e) => {
    const flags = columns.edgeFlags[e] ?? 0
    const from = label(columns.edgeFrom[e] ?? 0)
    const to = label(columns.edgeTo[e] ?? 0)
    const direction = edgeDirection(flags)
    const isSwapped = Number(from) > Number(to) || from === '?'
    const sign = DIRECTION_SIGNS[isSwapped && direction !== 0 ? 3 - direction : direction]
    const name =
      shapes.nameIndex[e] === NO_NAME ? '' : ` "${shapes.names[shapes.nameIndex[e] ?? 0]?.[''] ?? ''}"`
    const steps = (flags & EDGE.steps) === 0 ? '' : ' on steps'
    const length = (columns.lengthDm[e] ?? 0) / 10
    const ends = isSwapped ? `${to}${sign}${from}` : `${from}${sign}${to}`
    return `${ends} ${Math.round(length)} m ${ACCESS_NAMES[edgeAccess(flags)]} ${STREET_KINDS[shapes.kind[e] ?? 0]}${steps}${name}`
  }).toSorted()
}

/** Drawn ids of the nodes that carry a `NODE` bit, sorted; a gate whose sides all carry it stands several times. */
export function nodesWith(
  raw: RawNetwork,
  nodes: NonNullable<DrawnOsm['nodes']>,
  bit: keyof typeof NODE,
): string[] {
  const label = nodeLabels(raw, nodes)
  return Array.from(raw.columns.nodeFlags, (flags, node) => ((flags & NODE[bit]) === 0 ? [] : [label(node)]))
    .flat()
    .toSorted()
}

function nodeLabels(raw: RawNetwork, nodes: NonNullable<DrawnOsm['nodes']>): (node: number) => string {
  const labels = new Map<string, string>()
  for (const [id, drawn] of Object.entries(nodes)) {
    const [lon, lat] = 'tags' in drawn ? drawn.at : drawn
    const key = `${toE7(lon)} ${toE7(lat)}`
    if (!labels.has(key)) labels.set(key, id)
  }
  return (node) => labels.get(`${raw.columns.lonE7[node]} ${raw.columns.latE7[node]}`) ?? '?'
}
