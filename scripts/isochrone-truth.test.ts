import { booleanPointInPolygon } from '@turf/turf'
import { beforeAll, expect, test } from 'vitest'
import { isochrone, type IsochroneRequest } from '../src/isochrone/isochrone.ts'
import { overlap, rasterOf, rasterTruth } from '../src/isochrone/testing/raster-truth.ts'
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

test('polygons of Astana contain their origin and cover what a 3 m raster of the truth covers', () => {
  const overlaps: number[] = []
  let made = 0
  for (const walk of walks(210)) {
    const { polygons } = isochrone(walk)
    const polygon = polygons[made++ % MINUTES.length]
    if (polygon === undefined) throw new Error(`no polygon around ${walk.origin.lonLat.join()}`)
    expect(booleanPointInPolygon([...walk.origin.lonLat], polygon, { ignoreBoundary: true })).toBe(true)
    const truth = rasterTruth(walk, polygon.properties.minutes)
    overlaps.push(overlap(truth, rasterOf(polygon, walk.origin.lonLat, truth)))
  }
  overlaps.sort((a, b) => a - b)
  expect(overlaps.length).toBeGreaterThanOrEqual(200)
  expect(overlaps[Math.floor(overlaps.length / 2)]).toBeGreaterThanOrEqual(0.97)
  expect(overlaps[Math.floor(overlaps.length / 20)]).toBeGreaterThanOrEqual(0.95)
}, 120_000)
