import type { StreetShapes } from '../network/network.ts'
import { byteWriter, type ByteReader } from './bytes.ts'
import { UNIT_E7 } from './quantise.ts'
import { straightDm, type PlaneScale } from './straight-line.ts'

/** Ends and lengths of a part's edges, which the network file tells: coordinates in units by local index. */
export interface EdgeLines {
  readonly x: Int32Array
  readonly y: Int32Array
  readonly edgeFrom: Uint32Array
  readonly edgeTo: Uint32Array
  readonly lengthDm: Uint32Array
}

type InnerPoints = Pick<StreetShapes, 'firstPoint' | 'pointLonE7' | 'pointLatE7'>

/**
 * How much longer than the straight line, in decimetres: an edge without excess hardly has inner points. Counts are
 * written class by class, which makes each run of them monotonous.
 */
const EXCESS_DM = [6, 14, 40, 120, 400, Infinity] as const

function excessClasses({ x, y, edgeFrom, edgeTo, lengthDm }: EdgeLines, scale: PlaneScale): Uint8Array {
  return Uint8Array.from(lengthDm, (length, e) => {
    const [from, to] = [edgeFrom[e] ?? 0, edgeTo[e] ?? 0]
    const straight = straightDm(scale, (x[to] ?? 0) - (x[from] ?? 0), (y[to] ?? 0) - (y[from] ?? 0))
    return EXCESS_DM.findIndex((most) => length - straight <= most)
  })
}

/** Counts by excess class, and points as the step from where the rest of the street, were it straight, would have them. */
export function encodePoints(
  lines: EdgeLines,
  scale: PlaneScale,
  { firstPoint, pointLonE7, pointLatE7 }: InnerPoints,
): { readonly counts: Uint8Array; readonly points: Uint8Array } {
  const [counts, points] = [byteWriter(), byteWriter()]
  const classes = excessClasses(lines, scale)
  EXCESS_DM.forEach((_, of) => {
    classes.forEach((other, e) => {
      if (other === of) counts.unsigned((firstPoint[e + 1] ?? 0) - (firstPoint[e] ?? 0))
    })
  })
  for (let e = 0; e < classes.length; e++) {
    const end = firstPoint[e + 1] ?? 0
    let [x, y] = startOf(lines, e)
    for (let p = firstPoint[e] ?? 0; p < end; p++) {
      const [expectedX, expectedY] = expected(lines, e, { x, y, left: end - p })
      x = inUnits(pointLonE7[p] ?? 0)
      y = inUnits(pointLatE7[p] ?? 0)
      points.signed(x - expectedX)
      points.signed(y - expectedY)
    }
  }
  return { counts: counts.finish(), points: points.finish() }
}

function inUnits(valueE7: number): number {
  if (valueE7 % UNIT_E7 === 0) return valueE7 / UNIT_E7
  throw new Error(`coordinate ${valueE7}e-7 is not a multiple of ${UNIT_E7}e-7: call prepareForStorage first`)
}

const startOf = ({ x, y, edgeFrom }: EdgeLines, e: number): readonly [number, number] => [
  x[edgeFrom[e] ?? 0] ?? 0,
  y[edgeFrom[e] ?? 0] ?? 0,
]

/** Where the next of `left` inner points lies if all of them are spread evenly from here to the edge's end. */
function expected(
  lines: EdgeLines,
  e: number,
  { x, y, left }: { readonly x: number; readonly y: number; readonly left: number },
): readonly [number, number] {
  const to = lines.edgeTo[e] ?? 0
  return [
    x + Math.round(((lines.x[to] ?? 0) - x) / (left + 1)),
    y + Math.round(((lines.y[to] ?? 0) - y) / (left + 1)),
  ]
}

export interface PointSections {
  readonly counts: ByteReader
  readonly points: ByteReader
  /** Already known to fit the section. */
  readonly pointCount: number
}

/** @throws Error when counts do not add up or a point lies nowhere on earth. */
export function decodePoints(
  lines: EdgeLines,
  header: PlaneScale & { readonly unitE7: number },
  { counts, points, pointCount }: PointSections,
): InnerPoints {
  const firstPoint = readCounts(counts, excessClasses(lines, header), pointCount)
  const pointLonE7 = new Int32Array(pointCount)
  const pointLatE7 = new Int32Array(pointCount)
  const [maxX, maxY] = [1.8e9 / header.unitE7, 0.9e9 / header.unitE7]
  for (let e = 0; e + 1 < firstPoint.length; e++) {
    const end = firstPoint[e + 1] ?? 0
    let [x, y] = startOf(lines, e)
    for (let p = firstPoint[e] ?? 0; p < end; p++) {
      const [expectedX, expectedY] = expected(lines, e, { x, y, left: end - p })
      x = expectedX + points.signed('a longitude')
      y = expectedY + points.signed('a latitude')
      if (Math.abs(x) > maxX || Math.abs(y) > maxY) points.fail(`[${x}, ${y}]`, 'a place on earth')
      pointLonE7[p] = x * header.unitE7
      pointLatE7[p] = y * header.unitE7
    }
  }
  points.end('the points')
  return { firstPoint, pointLonE7, pointLatE7 }
}

function readCounts(reader: ByteReader, classes: Uint8Array, pointCount: number): Uint32Array {
  const firstPoint = new Uint32Array(classes.length + 1)
  let total = 0
  EXCESS_DM.forEach((_, of) => {
    classes.forEach((other, e) => {
      if (other !== of) return
      const count = reader.u32('a number of points')
      total += count
      if (total > pointCount) reader.fail(`${total} points`, `${pointCount}`)
      firstPoint[e + 1] = count
    })
  })
  if (total !== pointCount) reader.fail(`${total} points`, `${pointCount}`)
  reader.end('the numbers of points')
  for (let e = 0; e < classes.length; e++) firstPoint[e + 1] = (firstPoint[e + 1] ?? 0) + (firstPoint[e] ?? 0)
  return firstPoint
}
