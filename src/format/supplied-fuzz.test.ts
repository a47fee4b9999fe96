import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { seededRandom } from '../network/testing/seeded-random.ts'
import { readCatalogue } from '../services/catalogue.ts'
import { readSuppliedCommunities } from './supplied-communities.ts'
import { readSuppliedFacilities } from './supplied-facilities.ts'

const servicesFile = new URL('../../data/services.json', import.meta.url)
const services = JSON.parse(readFileSync(servicesFile, 'utf8')) as { readonly id: string }[]
/** Few services, for their rules are compiled for every file. */
const catalogue = readCatalogue(
  services.filter(({ id }) => ['bank', 'pharmacy', 'library', 'park'].includes(id)),
  'data/services.json',
)

const CSV = [
  'id,name,lon,lat,residents,unit,services,amenity',
  '1,甲社区,116.40,39.90,"1,200",社区,pharmacy;bank,',
  '2,"乙, ""小区""",116.41,39.91,,estate,,library',
  '3,"丙',
  '村",116.42,39.92,30,村,park,park',
].join('\r\n')

const GEOJSON = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: '甲', residents: 12, services: 'bank' },
      geometry: { type: 'Point', coordinates: [116.4, 39.9] },
    },
    {
      type: 'Feature',
      properties: { name: '乙', leisure: 'park', unit: 'estate' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    },
  ],
})

const PIECES = [
  '"',
  ',',
  '\n',
  '\r',
  ';',
  '\t',
  '{',
  '}',
  '[',
  ']',
  'null',
  '1e999',
  '-',
  '0',
  '\uFEFF',
  '\u0000',
  '__proto__',
  '💧',
]

/** One to four pieces of the text cut out, doubled or replaced. */
function damagedText(text: string, random: () => number): string {
  const below = (n: number): number => Math.floor(random() * n)
  let out = text
  for (let cuts = 1 + below(4); cuts > 0; cuts--) {
    const from = below(out.length + 1)
    const to = Math.min(out.length, from + below(12))
    const between = [PIECES[below(PIECES.length)] ?? '', out.slice(from, to).repeat(2), ''][below(3)] ?? ''
    out = out.slice(0, from) + between + out.slice(to)
  }
  return out
}

const VALUES = [null, [], {}, '', 'x', -1, 1e300, true, [[]], [[[]]], [0, 0], ['1', '2'], { type: 'Point' }]

/** JSON in which one to three values are others: still JSON, which cut text hardly ever is. */
function damagedJson(text: string, random: () => number): string {
  const below = (n: number): number => Math.floor(random() * n)
  const replacedIn = (value: unknown, depth: number): unknown => {
    if (depth === 0 || typeof value !== 'object' || value === null) return VALUES[below(VALUES.length)]
    const keys = Object.keys(value)
    const key = keys[below(keys.length)] ?? 'type'
    const inner = replacedIn((value as Record<string, unknown>)[key], depth - 1)
    if (Array.isArray(value)) return value.map((own: unknown, i) => (String(i) === key ? inner : own))
    return { ...value, [key]: inner }
  }
  let json: unknown = JSON.parse(text)
  for (let changes = 1 + below(3); changes > 0; changes--) json = replacedIn(json, 1 + below(8))
  return JSON.stringify(json)
}

const FILES = {
  CSV: { good: CSV, damaged: damagedText },
  GeoJSON: {
    good: GEOJSON,
    damaged: (text: string, random: () => number) =>
      random() < 0.5 ? damagedText(text, random) : damagedJson(text, random),
  },
}

const readers = {
  communities: (text: string) =>
    readSuppliedCommunities({ text, label: 'own.file', columns: {}, coordinates: 'gcj02' }).communities,
  facilities: (text: string) =>
    readSuppliedFacilities({
      text,
      label: 'own.file',
      columns: {},
      coordinates: 'bd09',
      catalogue,
      country: null,
    }).facilities,
}

for (const [what, readAll] of Object.entries(readers)) {
  for (const [kind, { good, damaged }] of Object.entries(FILES)) {
    test(`10,000 damaged ${kind} files of ${what} give places or an error that names the file`, () => {
      const random = seededRandom(20_260_801)
      const outcomes = { read: 0, refused: 0 }
      for (let run = 0; run < 10_000; run++) {
        const text = damaged(good, random)
        const outcome = outcomeOf(() => readAll(text))
        if (typeof outcome === 'string') {
          expect(outcome, text).toMatch(/^own\.file: /)
          outcomes.refused++
        } else {
          for (const place of outcome) expect(isPlaced(place), text).toBe(true)
          outcomes.read++
        }
      }
      expect(outcomes.read).toBeGreaterThan(1_000)
      expect(outcomes.refused).toBeGreaterThan(100)
    })
  }
}

type Place = ReturnType<(typeof readers)['communities' | 'facilities']>[number]

function outcomeOf(readAll: () => readonly Place[]): readonly Place[] | string {
  try {
    return readAll()
  } catch (error) {
    return String(error instanceof Error ? error.message : error)
  }
}

function isPlaced(place: Place): boolean {
  const [lon, lat] = 'at' in place ? place.at : [place.lon, place.lat]
  return place.id !== '' && Math.abs(lon) <= 181 && Math.abs(lat) <= 91
}
