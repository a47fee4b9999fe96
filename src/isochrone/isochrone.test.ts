import {
  area,
  booleanClockwise,
  booleanPointInPolygon,
  featureCollection,
  intersect,
  kinks,
  union,
} from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import { metricOf, type WalkingPace } from '../network/metric.ts'
import type { Entry } from '../network/place.ts'
import { createSearch } from '../network/search.ts'
import { drawNetwork, drawnLonLat, type DrawnNetwork, type XyM } from '../network/testing/draw.ts'
import {
  BATCH_CELL_M,
  CELL_M,
  isochrone,
  straightLineCircle,
  type Isochrone,
  type IsochroneFeature,
  type IsochroneRequest,
} from './isochrone.ts'
import type { SurfaceKernels } from './surface-kernels.ts'
import { bothMakes } from './testing/both-makes.ts'
import { randomWalks } from './testing/random-walk.ts'
import { overlap, rasterOf, rasterTruths, ringsOf, type Raster } from './testing/raster-truth.ts'

/** A metre a second. */
const PACE: WalkingPace = { paceMps: 1, stepsFactor: 0.5, signalWaitS: 0 }

interface Walk {
  readonly drawn: DrawnNetwork
  readonly at: XyM
  readonly entries: readonly Entry[]
  readonly minutes?: readonly number[]
  readonly kernels?: SurfaceKernels
}

function isochroneOf({ drawn, at, entries, minutes = [5, 10, 15], ...options }: Walk): Isochrone {
  const { network, shapes } = drawn
  const metric = metricOf(network, PACE, 'minutes')
  const seeds = entries.map((entry) => ({ ...entry, source: 0 }))
  const reach = createSearch(network).run({
    metric,
    sense: 'from',
    seeds,
    limit: 600 * Math.max(0, ...minutes),
  })
  const origin = { lonLat: drawnLonLat(at), entries }
  return isochrone({ network, shapes, metric, reach, origin, minutes, ...options })
}

const contains = (feature: IsochroneFeature | undefined, xy: XyM): boolean =>
  feature !== undefined && booleanPointInPolygon([...drawnLonLat(xy)], feature)

const minutesOf = ({ polygons }: Isochrone): number[] => polygons.map(({ properties }) => properties.minutes)

describe.each(bothMakes)('drawn by hand (%s)', (_, kernels) => {
  const drawnIsochrone = (walk: Walk): Isochrone => isochroneOf({ ...walk, kernels })

  test('a straight street is a band of 60 m to both sides with tapered ends', () => {
    const drawn = drawNetwork({ nodes: { a: [-1000, 0], b: [1000, 0] }, edges: [['a', 'b']] })
    const entries = [drawn.entry('a', 'b', { alongM: 1000 })]
    const { polygons, walkableShare } = drawnIsochrone({ drawn, at: [0, 0], entries, minutes: [5] })
    // 300 m are walked each way. Up to 180 m time is left for 60 m aside at half pace. An end is the half disc of 60 m
    // there with its tangents to the tip 120 m on: twice a triangle of 60 m by 120 m at 60° and a sector of 30°.
    const bandM2 = 360 * 120
    const endM2 = 2 * ((60 * 120 * Math.sin(Math.PI / 3)) / 2 + (60 ** 2 * Math.PI) / 12)
    const truthM2 = bandM2 + 2 * endM2
    const found = polygons[0] ? area(polygons[0]) : 0
    expect(found).toBeGreaterThan(truthM2 * 0.985)
    expect(found).toBeLessThan(truthM2 * 1.015)
    expect(walkableShare).toBeCloseTo(truthM2 / (Math.PI * 300 ** 2), 2)
    expect(contains(polygons[0], [100, 58])).toBe(true)
    expect(contains(polygons[0], [100, 62])).toBe(false)
    expect(contains(polygons[0], [310, 0])).toBe(false)
  })

  test('a dead end cut off from everything is the same for all limits', () => {
    const drawn = drawNetwork({
      nodes: { a: [0, 0], b: [50, 0], c: [500, 0], d: [900, 0] },
      edges: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    })
    const found = drawnIsochrone({ drawn, at: [20, 0], entries: [drawn.entry('a', 'b', { alongM: 20 })] })
    const truthM2 = 50 * 120 + Math.PI * 60 ** 2
    expect(minutesOf(found)).toEqual([5, 10, 15])
    for (const polygon of found.polygons) {
      expect(area(polygon) / truthM2).toBeGreaterThan(0.96)
      expect(area(polygon) / truthM2).toBeLessThan(1.04)
      expect(polygon.geometry).toEqual(found.polygons[0]?.geometry)
    }
    expect(found.walkableShare).toBeLessThan(0.01)
  })

  test('a place off the network has no polygons and no share', () => {
    const drawn = drawNetwork({ nodes: { a: [0, 0], b: [50, 0] }, edges: [['a', 'b']] })
    expect(drawnIsochrone({ drawn, at: [900, 0], entries: [] })).toEqual({
      polygons: [],
      walkableShare: null,
      streets: null,
    })
  })

  test('limits are sorted and counted once; without any there is nothing', () => {
    const drawn = drawNetwork({ nodes: { a: [0, 0], b: [50, 0] }, edges: [['a', 'b']] })
    const walk = { drawn, at: [0, 0], entries: [drawn.entry('a', 'b', { alongM: 0 })] } as const
    expect(minutesOf(drawnIsochrone({ ...walk, minutes: [15, 5, 15, 0] }))).toEqual([5, 15])
    expect(drawnIsochrone({ ...walk, minutes: [] })).toEqual({
      polygons: [],
      walkableShare: null,
      streets: null,
    })
  })

  test('a street around a large block leaves a hole that belongs to its ring', () => {
    const drawn = drawNetwork({
      nodes: { a: [0, 0] },
      edges: [
        [
          'a',
          'a',
          {
            via: [
              [400, 0],
              [400, 400],
              [0, 400],
            ],
          },
        ],
      ],
    })
    const entries = [drawn.entry('a', 'a', { alongM: 0 })]
    const [five, ten, fifteen] = drawnIsochrone({ drawn, at: [0, 0], entries }).polygons
    expect([five, ten, fifteen].map((p) => p && ringsOf(p).length)).toEqual([1, 1, 2])
    expect(contains(ten, [400, 400])).toBe(false)
    expect(contains(fifteen, [400, 400])).toBe(true)
    expect(contains(fifteen, [200, 200])).toBe(false)
    expect(fifteen?.geometry.type).toBe('Polygon')
  })

  test('a home leaves its estate and enters another one, but does not come out behind it', () => {
    const drawn = drawNetwork({
      nodes: { home: [0, 0], gate: [200, 0], far: [400, 0], yard: [500, 0], street: [600, 0], end: [700, 0] },
      edges: [
        ['home', 'gate', { access: 'residents' }],
        ['gate', 'far'],
        ['far', 'yard', { access: 'residents' }],
        ['yard', 'street', { access: 'residents' }],
        ['street', 'end'],
      ],
    })
    const entries = [drawn.entry('home', 'gate', { alongM: 0 })]
    const [, , fifteen] = drawnIsochrone({ drawn, at: [0, 0], entries }).polygons
    // The other estate is walked into up to its last gate at 600 m, which spreads 60 m over the street behind.
    expect([0, 100, 300, 590, 670].map((x) => contains(fifteen, [x, 0]))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ])
  })

  test('the straight-line circle has the area of a circle', () => {
    const circleM2 = area(straightLineCircle([71.4, 51], { paceMps: 1.2, minutes: 15 }))
    expect(circleM2 / (Math.PI * 1080 ** 2)).toBeCloseTo(1, 3)
  })
})

/** Each vertex of the one lies in the other or on its edge. */
const isWithin = (inner: IsochroneFeature, outer: IsochroneFeature): boolean =>
  ringsOf(inner).every((ring) => ring.every((point) => booleanPointInPolygon(point, outer)))

const middle = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0

/** By seed and walk, for every limit: the same for both makes. */
const truths = new Map<string, readonly Raster[]>()

function truthsOf(name: string, walk: IsochroneRequest): readonly Raster[] {
  const found = truths.get(name) ?? rasterTruths(walk, walk.minutes)
  truths.set(name, found)
  return found
}

test.each([1, 2, 3, 4].flatMap((seed) => bothMakes.map(([make, kernels]) => ({ seed, make, kernels }))))(
  'polygons of random walks are valid, nested and true to a 3 m raster (seed $seed, $make)',
  ({ seed, kernels }) => {
    const overlaps: number[] = []
    let walked = 0
    for (const walk of randomWalks(seed, { count: 8, minutes: [5, 10, 15], nodes: 400 })) {
      const { polygons, walkableShare } = isochrone({ ...walk, kernels })
      expect(polygons.map(({ properties }) => properties.minutes)).toEqual([5, 10, 15])
      expect(walkableShare).toBeGreaterThan(0)
      expect(walkableShare).toBeLessThan(1)
      const truthOf = truthsOf(`${seed}:${walked++}`, walk)
      for (const [i, polygon] of polygons.entries()) {
        expect(kinks(polygon).features).toEqual([])
        expect(booleanPointInPolygon([...walk.origin.lonLat], polygon, { ignoreBoundary: true })).toBe(true)
        const parts =
          polygon.geometry.type === 'Polygon' ? [polygon.geometry.coordinates] : polygon.geometry.coordinates
        for (const rings of parts)
          expect(rings.map((ring) => booleanClockwise(ring))).toEqual(rings.map((_, k) => k > 0))
        const larger = polygons[i + 1]
        if (larger) {
          expect(isWithin(polygon, larger)).toBe(true)
          expect(area(larger)).toBeGreaterThanOrEqual(area(polygon))
        }
        const truth = truthOf[i]
        if (truth === undefined) throw new Error(`no truth for ${polygon.properties.minutes} minutes`)
        const found = rasterOf(polygon, walk.origin.lonLat, truth)
        overlaps.push(overlap(truth, found))
        if (!larger) continue
        const next = rasterOf(larger, walk.origin.lonLat, truth)
        expect(found.cells.every((inside, k) => inside <= (next.cells[k] ?? 0))).toBe(true)
      }
    }
    expect(middle(overlaps, 0.5)).toBeGreaterThanOrEqual(0.97)
    expect(middle(overlaps, 0.05)).toBeGreaterThanOrEqual(0.94)
  },
)

test.each([5, 6])('both makes draw the same polygons of random walks (seed %i)', (seed) => {
  const [[, plain] = [], [, wasm] = []] = bothMakes
  if (!plain || !wasm) throw new Error('no kernels')
  for (const walk of randomWalks(seed, { count: 9, minutes: [5, 10, 15], nodes: 400 })) {
    for (const cellM of [CELL_M, BATCH_CELL_M]) {
      const ones = isochrone({ ...walk, cellM, kernels: plain })
      const others = isochrone({ ...walk, cellM, kernels: wasm })
      expect(others.walkableShare).toBeCloseTo(ones.walkableShare ?? NaN, 5)
      for (const [i, one] of ones.polygons.entries()) {
        const other = others.polygons[i]
        if (other === undefined) throw new Error(`no polygon for ${one.properties.minutes} minutes`)
        expect([other.properties, other.geometry.type]).toEqual([one.properties, one.geometry.type])
        expect(ringsOf(other).length).toBe(ringsOf(one).length)
        expect(ratioOfOverlap(one, other)).toBeGreaterThan(0.999)
      }
    }
  }
})

/** Area in both as a share of the area in either. */
function ratioOfOverlap(one: IsochroneFeature, other: IsochroneFeature): number {
  const both = intersect(featureCollection<Polygon | MultiPolygon>([one, other]))
  const either = union(featureCollection<Polygon | MultiPolygon>([one, other]))
  return both && either ? area(both) / area(either) : 0
}
