import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shortenGeojson, type ShortenLimits } from './shorten-geojson.ts'
import { readSuppliedCommunities } from './supplied-communities.ts'

const LIMITS: ShortenLimits = { mostText: 1e6, mostFeature: 1e5 }

/** The bytes of a text in pieces of this size, the last one shorter. */
async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const shorten = (text: string, size = 7, limits = LIMITS): Promise<string> =>
  shortenGeojson({ chunks: pieces(text, size), label: 'big.geojson', limits })

const feature = (geometry: unknown, properties: unknown) => ({ type: 'Feature', properties, geometry })
const collection = (features: readonly unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features, bbox: [0, 0, 1, 1] })
const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat, 5] })

test('features are what they were, whatever the text holds and however it is cut', async () => {
  const degrees = fc.integer({ min: -8e7, max: 8e7 }).map((e6) => e6 / 1e6)
  const features = fc.array(
    fc.record({
      name: fc.constantFrom('甲"}]社区', '{"features":[', 'a\\', '[]', '💧'),
      lon: degrees,
      lat: degrees,
    }),
    { minLength: 1, maxLength: 6 },
  )
  const check = async (places: { name: string; lon: number; lat: number }[], size: number): Promise<void> => {
    const text = collection(
      places.map(({ name, lon, lat }) =>
        feature(point(lon, lat), { name, nested: { features: [1] }, empty: '' }),
      ),
      { name: 'features', crs: { features: [{ a: 1 }] } },
    )
    expect(JSON.parse(await shorten(text, size))).toEqual({
      type: 'FeatureCollection',
      features: places.map(({ name, lon, lat }) =>
        feature({ type: 'Point', coordinates: [lon, lat] }, { name }),
      ),
    })
  }
  const sizes = fc.integer({ min: 1, max: 60 })
  await fc.assert(fc.asyncProperty(features, sizes, check), { seed: 11, numRuns: 60 })
})

test('an outline keeps its corners and loses those within two metres', async () => {
  const side = Array.from({ length: 1000 }, (_, i) => [116.4 + i * 1e-6, 39.9])
  const ring = [...side, [116.401, 39.901], [116.4, 39.901], [116.4, 39.9]]
  const text = await shorten(
    collection([feature({ type: 'Polygon', coordinates: [ring] }, { name: '甲' })]),
    999,
  )
  const [community] = readSuppliedCommunities({
    text,
    label: 'a',
    columns: {},
    coordinates: 'wgs84',
  }).communities
  const kept = community?.rings?.[0] ?? []
  expect(kept.length).toBeLessThan(60)
  expect(kept).toContainEqual([116.401, 39.901])
  expect(kept[0]).toEqual(kept.at(-1))
})

test('bytes are told as they are read', async () => {
  const told: number[] = []
  const text = collection([feature(point(1, 2), { name: 'a' })])
  await shortenGeojson({
    chunks: pieces(text, 50),
    label: 'a',
    limits: LIMITS,
    onRead: (bytes) => told.push(bytes),
  })
  expect(told.at(-1)).toBe(text.length)
  expect(told).toHaveLength(Math.ceil(text.length / 50))
})

describe('refused with what was found', () => {
  const good = collection([feature(point(1, 2), { name: 'a' }), feature(point(1, 3), { name: 'b' })])
  test.each([
    ['cut', good.slice(0, -20), 'found its end missing (is it cut?)'],
    ['a list', '[1, 2]', 'found a list'],
    ['no features', '{"type":"Feature","geometry":{}}', 'found no features'],
    ['damaged', good.replace('"b"', '"b",,'), 'feature 2: not valid JSON in UTF-8'],
  ])('%s', async (_, text, told) => {
    await expect(shorten(text)).rejects.toThrow(`big.geojson: ${told}`)
  })

  test('more places than are held, without reading on', async () => {
    let read = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('{"type":"FeatureCollection","features":[')
      for (;;) {
        read++
        yield new TextEncoder().encode(`${JSON.stringify(feature(point(1, 2), { name: 'a' }))},`)
      }
    }
    const limits = { ...LIMITS, mostText: 1024 * 1024 }
    const endlessly = shortenGeojson({ chunks: endless(), label: 'big.geojson', limits })
    await expect(endlessly).rejects.toThrow('big.geojson: found more than 1 MB of places within the first')
    expect(read).toBeLessThan(20_000)
  })

  test('a feature that never ends', async () => {
    const open = `{"type":"FeatureCollection","features":[{"name":"${'a'.repeat(200_000)}`
    await expect(shorten(open, 1000)).rejects.toThrow('found a feature of more than 0 MB')
  })
})
