import { isInBounds } from '../../../src/format/area-geometry.ts'
import type { NameSet } from '../../../src/network/network.ts'
import { fromE7, METRES_PER_DEGREE, type Bounds, type LonLat } from '../../../src/units.ts'
import { nodeIndexOf, type OsmData, type OsmWay } from '../../osm/osm-data.ts'
import { metresPerDegreeLon } from '../shared/bounds-geometry.ts'
import { groupBy } from '../shared/group-by.ts'
import { nameSetOf } from '../shared/name-table.ts'

/** A street, or a place that house numbers refer to, and a point on it. */
export interface NamedStreet {
  readonly names: NameSet
  readonly isPlace: boolean
  readonly at: LonLat
}

/** Ways that bear a name but are not, or not yet, a street. */
const NO_STREET = new Set([
  'proposed',
  'construction',
  'platform',
  'elevator',
  'raceway',
  'rest_area',
  'services',
])

/** Pieces of one name whose squares of this size touch are one street: carriageways, gaps at squares and bridges. */
const NEAR_M = 400

/**
 * Named streets, sorted by name, then from west to east. Ways of the same name that are near each other are one
 * street; the same name far away is another. The point is the node nearest to the middle of its nodes.
 */
export function waysToStreets(data: OsmData, bounds: Bounds): NamedStreet[] {
  const named = data.ways.flatMap((way) => {
    const names = isStreet(way) ? nameSetOf(way.tags) : null
    const points = names === null ? [] : pointsOf(data, way).filter((point) => isInBounds(bounds, point))
    return names === null || points.length === 0 ? [] : [{ names, points }]
  })
  const sameName = groupBy(named, ({ names }) => names[''] ?? Object.values(names)[0] ?? '')
  return [...sameName.values()]
    .flatMap((pieces) => nearEachOther(pieces).map(toStreet))
    .sort((a, b) => compareText(nameOf(a), nameOf(b)) || a.at[0] - b.at[0] || a.at[1] - b.at[1])
}

/** The name on the spot, else the first. */
export const nameOf = ({ names }: Pick<NamedStreet, 'names'>): string =>
  names[''] ?? Object.values(names)[0] ?? ''

/** By code units: the same order on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

interface Piece {
  readonly names: NameSet
  readonly points: readonly LonLat[]
}

const isStreet = ({ tags }: OsmWay): boolean =>
  tags['highway'] !== undefined && !NO_STREET.has(tags['highway'])

const pointsOf = (data: OsmData, { refs }: OsmWay): LonLat[] =>
  [...refs].flatMap((ref): LonLat[] => {
    const index = nodeIndexOf(data, ref)
    return index < 0 ? [] : [[fromE7(data.lonE7[index] ?? 0), fromE7(data.latE7[index] ?? 0)]]
  })

/** Groups of pieces that are joined by touching squares, in order of their first piece. */
function nearEachOther(pieces: readonly Piece[]): Piece[][] {
  const leader = pieces.map((_, i) => i)
  const leaderOf = (i: number): number => {
    let at = i
    while (leader[at] !== at) at = leader[at] ?? at
    return at
  }
  const inSquare = new Map<string, number>()
  pieces.forEach((piece, i) => {
    for (const point of piece.points) {
      const [x, y] = squareOf(point)
      for (let dx = -1; dx <= 1; dx++) {
        for (let dy = -1; dy <= 1; dy++) {
          const other = inSquare.get(`${x + dx} ${y + dy}`)
          if (other === undefined) continue
          const [a, b] = [leaderOf(i), leaderOf(other)]
          leader[Math.max(a, b)] = Math.min(a, b)
        }
      }
      inSquare.set(`${x} ${y}`, leaderOf(i))
    }
  })
  return [...groupBy(pieces.entries(), ([i]) => leaderOf(i)).values()].map((group) =>
    group.map(([, piece]) => piece),
  )
}

const squareOf = ([lon, lat]: LonLat): readonly [number, number] => [
  // the width at the middle of a whole degree will do: squares of one street must only fit each other
  Math.floor((lon * metresPerDegreeLon(Math.floor(lat) + 0.5)) / NEAR_M),
  Math.floor((lat * METRES_PER_DEGREE) / NEAR_M),
]

/** Names of all pieces; where two differ the first one holds. */
function toStreet(pieces: readonly Piece[]): NamedStreet {
  const merged = Object.assign({}, ...pieces.map(({ names }) => names).reverse()) as Record<string, string>
  const names = Object.fromEntries(Object.entries(merged).sort(([a], [b]) => compareText(a, b)))
  return { names, isPlace: false, at: middleMost(pieces.flatMap(({ points }) => points)) }
}

/** Of some points the one nearest to their middle. */
export function middleMost(points: readonly LonLat[]): LonLat {
  const sum = (axis: 0 | 1): number => points.reduce((total, point) => total + point[axis], 0)
  const middle: LonLat = [sum(0) / points.length, sum(1) / points.length]
  const scale = metresPerDegreeLon(middle[1]) / METRES_PER_DEGREE
  let best: LonLat = points[0] ?? [0, 0]
  let leastSquare = Infinity
  for (const point of points) {
    const square = ((point[0] - middle[0]) * scale) ** 2 + (point[1] - middle[1]) ** 2
    if (square < leastSquare) [best, leastSquare] = [point, square]
  }
  return best
}
