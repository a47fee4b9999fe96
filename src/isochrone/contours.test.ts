import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { XyM } from './local-plane.ts'
import { polygonsOf } from './polygons.ts'
import type { SurfaceKernels, TimeSurface } from './surface-kernels.ts'
import { bothMakes } from './testing/both-makes.ts'

/** Outer ring, then holes. */
type PolygonM = readonly XyM[][]

/** A surface of 10 m cells from rows written north first, with a border of 1 around them and more to the east. */
function surfaceOf(rows: readonly (readonly number[])[]): TimeSurface {
  const width = 4 * Math.ceil(((rows[0]?.length ?? 0) + 2) / 4)
  const border = Array.from({ length: width }, () => 1)
  const overS = Float32Array.from([
    ...border,
    ...rows.toReversed().flatMap((row) => [1, ...row, ...border.slice(row.length + 1)]),
    ...border,
  ])
  return { width, height: rows.length + 2, cellM: 10, westM: -10, southM: -10, overS }
}

/** The polygons of a surface as points. */
const contoursBy =
  ({ outlines }: SurfaceKernels) =>
  (surface: TimeSurface): PolygonM[] => {
    const rings = outlines(surface)
    const pointsOf = (ring: number): XyM[] => {
      const xy = rings.xyM.subarray(2 * (rings.firstPoint[ring] ?? 0), 2 * (rings.firstPoint[ring + 1] ?? 0))
      return Array.from({ length: xy.length / 2 }, (_, i): XyM => [xy[2 * i] ?? 0, xy[2 * i + 1] ?? 0])
    }
    const polygons = polygonsOf(rings).map((polygon) => polygon.map(pointsOf))
    expect(polygons.flat().length).toBe(rings.count)
    return polygons
  }

/** Ways of a ray eastward across all rings. */
function isIn(polygons: readonly PolygonM[], [x, y]: readonly [number, number]): boolean {
  let inside = false
  for (const ring of polygons.flat()) {
    for (const [i, [qx, qy]] of ring.entries()) {
      const [px, py] = ring[i - 1] ?? [qx, qy]
      if (qy > y !== py > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside
    }
  }
  return inside
}

const areaOf = (ring: PolygonM[number]): number =>
  ring.reduce((sum, [x, y], i) => sum + ((ring[i - 1]?.[0] ?? x) * y - x * (ring[i - 1]?.[1] ?? y)) / 2, 0)

type Side = readonly [a: XyM, b: XyM]

/** Pairs of sides that meet anywhere but at a shared end. Turf's `kinks` also reports sides in one straight line. */
function touchingSides(polygons: readonly PolygonM[]): (readonly [Side, Side])[] {
  const sides = polygons.flat().flatMap((ring) => ring.slice(1).map((b, i): Side => [ring[i] ?? b, b]))
  const isSame = ([ax, ay]: XyM, [bx, by]: XyM): boolean => ax === bx && ay === by
  return sides.flatMap((one, i) =>
    sides.slice(i + 1).flatMap((other) => {
      const isJoint = one.some((end) => other.some((otherEnd) => isSame(end, otherEnd)))
      return !isJoint && doMeet(one, other) ? [[one, other] as const] : []
    }),
  )
}

function doMeet([a, b]: Side, [c, d]: Side): boolean {
  const turn = ([ox, oy]: XyM, [px, py]: XyM, [qx, qy]: XyM): number =>
    Math.sign((px - ox) * (qy - oy) - (py - oy) * (qx - ox))
  const areApart = [0, 1].some(
    (k) =>
      Math.max(a[k] ?? 0, b[k] ?? 0) < Math.min(c[k] ?? 0, d[k] ?? 0) ||
      Math.max(c[k] ?? 0, d[k] ?? 0) < Math.min(a[k] ?? 0, b[k] ?? 0),
  )
  return !areApart && turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0
}

describe.each(bothMakes)('drawn by hand (%s)', (_, kernels) => {
  const contours = contoursBy(kernels)

  test('one point inside is a rhombus, anticlockwise and closed', () => {
    const [polygon, ...others] = contours(surfaceOf([[-1]]))
    expect(others).toEqual([])
    expect(polygon?.length).toBe(1)
    const ring = polygon?.[0] ?? []
    expect(ring.length).toBe(5)
    expect(ring[0]).toEqual(ring[4])
    expect(areaOf(ring)).toBeCloseTo(50)
  })

  test('the line is where the interpolated value is zero', () => {
    const ring = contours(surfaceOf([[-3]]))[0]?.[0] ?? []
    expect(Math.max(...ring.map(([x]) => x))).toBeCloseTo(7.5)
  })

  test('a hole belongs to the ring around it, an island in it has its own hole', () => {
    const inner = [1, -1, -1, -1, 1]
    const rows = [
      [-1, -1, -1, -1, -1, -1, -1, -1, -1],
      [-1, 1, 1, 1, 1, 1, 1, 1, -1],
      [-1, 1, ...inner, 1, -1],
      [-1, 1, 1, -1, 1, -1, 1, 1, -1],
      [-1, 1, ...inner, 1, -1],
      [-1, 1, 1, 1, 1, 1, 1, 1, -1],
      [-1, -1, -1, -1, -1, -1, -1, -1, -1],
    ]
    const polygons = contours(surfaceOf(rows))
    expect(polygons.map((rings) => rings.length)).toEqual([2, 2])
    expect(polygons.map((rings) => rings.map((ring) => Math.sign(areaOf(ring))))).toEqual([
      [1, -1],
      [1, -1],
    ])
  })

  test('opposite corners are joined when the mean is below zero, else apart', () => {
    const joined = [
      [-3, 1],
      [1, -3],
    ]
    const apart = [
      [-1, 3],
      [3, -1],
    ]
    expect(contours(surfaceOf(joined)).length).toBe(1)
    expect(contours(surfaceOf(joined.toReversed())).length).toBe(1)
    expect(contours(surfaceOf(apart)).length).toBe(2)
    expect(contours(surfaceOf(apart.toReversed())).length).toBe(2)
  })

  test('nothing below zero, no polygons; not even without a cell', () => {
    expect(contours(surfaceOf([[0, 1]]))).toEqual([])
    expect(contours({ ...surfaceOf([]), height: 1, overS: new Float32Array(4).fill(1) })).toEqual([])
  })
})

/** Many zeros, ties and lone points: all that makes outlines touch. */
const arbitraryRows = fc
  .record({ width: fc.integer({ min: 1, max: 7 }), height: fc.integer({ min: 1, max: 7 }) })
  .chain(({ width, height }) =>
    fc.array(
      fc.array(fc.constantFrom(-3, -1, -1e-6, 0, 1e-6, 1, 2), { minLength: width, maxLength: width }),
      { minLength: height, maxLength: height },
    ),
  )

const runs = { seed: 20_26, numRuns: 300 }

describe.each(bothMakes)('on any surface (%s)', (_, kernels) => {
  const contours = contoursBy(kernels)

  test('grid points are inside when below zero, rings are simple, wound by kind and largest first', () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        const surface = surfaceOf(rows)
        const polygons = contours(surface)
        for (const [i, over] of surface.overS.entries()) {
          const column = i % surface.width
          const at = [column * 10 - 10, ((i - column) / surface.width) * 10 - 10] as const
          expect(isIn(polygons, at)).toBe(over < 0)
        }
        for (const [outer, ...holes] of polygons) {
          expect(areaOf(outer ?? [])).toBeGreaterThan(0)
          for (const hole of holes) {
            expect(areaOf(hole)).toBeLessThan(0)
            expect(hole.every((point) => isIn([[outer ?? []]], point))).toBe(true)
          }
        }
        const areas = polygons.map(([outer]) => areaOf(outer ?? []))
        expect(areas).toEqual(areas.toSorted((a, b) => b - a))
        expect(touchingSides(polygons)).toEqual([])
      }),
      runs,
    )
  })

  test('lower values only add to the region', () => {
    fc.assert(
      fc.property(arbitraryRows, fc.array(fc.constantFrom(0, 0, 0.5, 2, 5)), (rows, falls) => {
        const lower = rows.map((row, j) =>
          row.map((value, i) => value - (falls[(j * row.length + i) % Math.max(1, falls.length)] ?? 0)),
        )
        const [less, more] = [contours(surfaceOf(rows)), contours(surfaceOf(lower))]
        for (let x = -9.7; x < 70; x += 2.13)
          for (let y = -9.4; y < 70; y += 2.37) if (isIn(less, [x, y])) expect(isIn(more, [x, y])).toBe(true)
      }),
      runs,
    )
  })
})

test('both makes walk along the same outlines in the same order, to the last bit', () => {
  const [[, plain] = [], [, wasm] = []] = bothMakes
  fc.assert(
    fc.property(arbitraryRows, (rows) => {
      const [one, other] = [plain?.outlines(surfaceOf(rows)), wasm?.outlines(surfaceOf(rows))]
      expect(one).toEqual(other)
    }),
    runs,
  )
})
