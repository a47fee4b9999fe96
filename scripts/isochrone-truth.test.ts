import { booleanPointInPolygon, kinks } from '@turf/turf'
import { beforeAll, expect, test } from 'vitest'
import { BATCH_CELL_M, CELL_M, isochrone, type IsochroneRequest } from '../src/isochrone/isochrone.ts'
import { bothMakes } from '../src/isochrone/testing/both-makes.ts'
import { overlap, rasterOf, rasterTruth, ringsOf } from '../src/isochrone/testing/raster-truth.ts'
import { metricOf } from '../src/network/metric.ts'
import { createSearch } from '../src/network/search.ts'
import { createSnapper } from '../src/network/snap.ts'
import { seededRandom } from '../src/network/testing/seeded-random.ts'
import type { LonLat } from '../src/units.ts'
import { readWalkersFile } from './read-data.ts'
import { astanaInMemory } from './testing/astana-in-memory.ts'

const walkers = readWalkersFile()
const MINUTES = [5, 10, 15]

/** Walks from places across Astana that are joined to its streets, one at a time. */
let walks: (count: number) => Generator<IsochroneRequest>

beforeAll(async () => {
  const { city, shapes } = await astanaInMemory()
  const { network } = city
  const snapper = createSnapper(network, shapes)
  const search = createSearch(network)
  const metrics = walkers.map((walker) => metricOf(network, walker, 'minutes'))
  walks = function* walksAcross(count) {
    const random = seededRandom(60)
    const aside = (): number => (random() - 0.5) * 2e4
    for (let made = 0; made < count;) {
      const v = Math.floor(random() * network.nodeCount)
      const lonLat: LonLat = [
        ((network.lonE7[v] ?? 0) + aside()) / 1e7,
        ((network.latE7[v] ?? 0) + aside()) / 1e7,
      ]
      const entries = snapper.snap(lonLat)
      const metric = metrics[made % metrics.length]
      if (entries.length === 0 || metric === undefined) continue
      const seeds = entries.map((entry) => ({ ...entry, source: 0 }))
      const reach = search.run({ metric, sense: 'from', seeds, limit: 600 * Math.max(...MINUTES) })
      yield { network, shapes, metric, reach, origin: { lonLat, entries }, minutes: MINUTES }
      made++
    }
  }
}, 120_000)

/** One grid for each make: that both draw the same is tested below. */
const cases = bothMakes.flatMap(([make, kernels], i) =>
  [CELL_M, BATCH_CELL_M].slice(i, i + 1).map((cellM) => ({ name: `${make} ${cellM} m`, kernels, cellM })),
)

/** Walks that are compared with the truth; `npm run bench` compares 210. */
const TRUE = 105

test('polygons of Astana contain their origin and cover what a 3 m raster of the truth covers', () => {
  const overlaps = new Map(cases.map(({ name }) => [name, new Array<number>()]))
  let made = 0
  for (const walk of walks(TRUE)) {
    const minutes = MINUTES[made++ % MINUTES.length] ?? 0
    const truth = rasterTruth(walk, minutes)
    for (const { name, kernels, cellM } of cases) {
      const { polygons } = isochrone({ ...walk, kernels, cellM })
      const polygon = polygons.find(({ properties }) => properties.minutes === minutes)
      if (polygon === undefined) throw new Error(`no polygon around ${walk.origin.lonLat.join()}`)
      expect(booleanPointInPolygon([...walk.origin.lonLat], polygon, { ignoreBoundary: true })).toBe(true)
      overlaps.get(name)?.push(overlap(truth, rasterOf(polygon, walk.origin.lonLat, truth)))
    }
  }
  for (const [name, found] of overlaps) {
    found.sort((a, b) => a - b)
    expect(found.length).toBe(TRUE)
    expect(found[Math.floor(found.length / 2)], name).toBeGreaterThanOrEqual(0.97)
    expect(found[Math.floor(found.length / 20)], name).toBeGreaterThanOrEqual(0.95)
  }
}, 240_000)

/** Walks of which both makes draw the polygons. */
const BOTH = 24

test('both makes of the kernels draw the same polygons of Astana', () => {
  const [[, plain] = [], [, wasm] = []] = bothMakes
  if (!plain || !wasm) throw new Error('no kernels')
  let rings = 0
  for (const walk of walks(BOTH)) {
    const [ones, others] = [plain, wasm].map((kernels) => isochrone({ ...walk, kernels }).polygons)
    expect(others?.length).toBe(MINUTES.length)
    for (const [i, one] of (ones ?? []).entries()) {
      const other = others?.[i]
      if (other === undefined) throw new Error(`no polygon around ${walk.origin.lonLat.join()}`)
      expect(ringsOf(other).map(({ length }) => length)).toEqual(ringsOf(one).map(({ length }) => length))
      expect(kinks(other).features).toEqual([])
      const grid = { cellM: 3, half: 800, cells: new Uint8Array() }
      const [a, b] = [one, other].map((polygon) => rasterOf(polygon, walk.origin.lonLat, grid))
      expect(a && b && overlap(a, b)).toBeGreaterThan(0.999)
      rings += ringsOf(other).length
    }
  }
  expect(rings).toBeGreaterThan(3 * BOTH)
}, 240_000)
