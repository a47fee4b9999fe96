import { booleanPointInPolygon } from '@turf/turf'
import type { FeatureCollection, Polygon } from 'geojson'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessCity } from '../src/city/assess-city.ts'
import { openCity } from '../src/city/open-city.ts'
import { areaFigures, type AreaName } from '../src/coverage/areas.ts'
import type { Figures, FiguresInput } from '../src/coverage/figures.ts'
import { COMMUNITY_UNITS, type Community } from '../src/coverage/tables.ts'
import { communitiesFile, readCityManifest } from '../src/format/city-manifest.ts'
import { decodeCommunities } from '../src/format/city-tables.ts'
import { seededRandom } from '../src/network/testing/seeded-random.ts'
import { silentProgress, type Progress } from './cli/progress.ts'
import { nodeIndexOf, type OsmData, type OsmRelation } from './osm/osm-data.ts'
import { readOsmData } from './osm/read-osm-data.ts'
import { createAreaIndex } from './pipeline/areas/create-area-index.ts'
import { elementsToAreas, foundLevels } from './pipeline/areas/elements-to-areas.ts'
import { buildCity } from './pipeline/build-city.ts'
import { recipeForExtract } from './pipeline/recipe.ts'
import { cityHash } from './pipeline/write-city.ts'
import { readCatalogueFile, readStandardFile, readWalkersFile } from './read-data.ts'
import { extractPath } from './testing/shared-extracts.ts'

/** Districts, streets and types of real cities, compared with the boundaries as they stand in the extract. */

const standard = readStandardFile('fifteen-minute-city')

interface Judged {
  readonly communities: readonly Community[]
  readonly input: FiguresInput
  readonly notes: readonly string[]
}

async function judged(osm: string, files: { communities?: string; streets?: string } = {}): Promise<Judged> {
  const notes: string[] = []
  const progress: Progress = { ...silentProgress, note: (text) => void notes.push(text) }
  const { content, manifest } = await buildCity({
    recipe: recipeForExtract('city', basename(osm), null),
    files: { osm, communities: files.communities ?? null, streets: files.streets ?? null },
    replaced: new Set(Object.keys(files)),
    catalogue: readCatalogueFile(),
    standard,
    progress,
  })
  const text = JSON.stringify({ ...manifest, files: {}, hash: cityHash({}) })
  const read = readCityManifest(text, 'city.json')
  const bytes = content.get(communitiesFile) ?? new Uint8Array()
  const communities = await decodeCommunities(bytes, communitiesFile, read.counts.communities)
  const { city } = openCity({ manifest: read, files: content, communities })
  const [walker] = readWalkersFile()
  if (walker === undefined) throw new Error('data/walkers.json is empty')
  const { cityCase, verdicts, people } = assessCity(city, { standard, walker })
  return { communities, input: { city: cityCase, verdicts, people }, notes }
}

/** All that adds up of one unit, by hand from the tables and from the communities. */
const totals = (all: readonly Figures[]) =>
  COMMUNITY_UNITS.map((unit) => {
    const own = all.filter((figures) => figures.unit === unit)
    const sum = (of: (figures: Figures) => number) => own.reduce((n, figures) => n + of(figures), 0)
    return {
      unit,
      communities: sum(({ communities }) => communities),
      bands: ['all', '1-2', '3-5', '6+', 'undetermined'].map((band) =>
        sum(({ bands }) => bands[band as keyof Figures['bands']]),
      ),
      // tenths of a person, added in another order
      residentTenths: Math.round(
        10 * sum(({ residents: { inside, outside, unknown } }) => inside + outside + unknown),
      ),
    }
  })

const whole = ({ units, villages }: ReturnType<typeof areaFigures>): Figures[] =>
  villages === null ? [...units] : [...units, villages]

/** Rows add up to what they are rows of, level by level, and the leaves to the communities that name them. */
function expectSums({ input, communities }: Judged): void {
  const check = (area: AreaName | null): void => {
    const found = areaFigures(input, area)
    const own = communities.filter(
      (c) =>
        (area?.district == null || c.district === area.district) &&
        (area?.street == null || c.street === area.street),
    )
    expect(totals(whole(found)).map(({ communities: n }) => n)).toEqual(
      COMMUNITY_UNITS.map((unit) => own.filter((c) => c.unit === unit).length),
    )
    if (found.types.length > 0)
      expect(totals(found.types.map(({ figures }) => figures))).toEqual(totals(whole(found)))
    if (found.level === 'community') return
    expect(totals(found.rows.map(({ figures }) => figures))).toEqual(totals(whole(found)))
    for (const { district, street } of found.rows) {
      if (found.level === 'district' && district !== null) check({ district, street: null })
      if (found.level === 'street' && street !== null) check({ district, street })
    }
  }
  check(null)
}

type Segment = readonly [a: readonly [number, number], b: readonly [number, number]]

interface Border {
  readonly name: string
  readonly segments: readonly Segment[]
}

/** All segments of a relation's member ways. */
function borderOf(data: OsmData, { members, tags }: OsmRelation): Border {
  const wanted = new Set(members.flatMap(({ type, ref }) => (type === 'way' ? [ref] : [])))
  const segments = data.ways.flatMap(({ id, refs }) => {
    if (!wanted.has(id)) return []
    const points = Array.from(refs, (node) => {
      const at = nodeIndexOf(data, node)
      return [(data.lonE7[at] ?? 0) / 1e7, (data.latE7[at] ?? 0) / 1e7] as const
    })
    return points.flatMap((b, i): Segment[] => {
      const a = points[i - 1]
      return a === undefined ? [] : [[a, b]]
    })
  })
  return { name: tags['name'] ?? '', segments }
}

/** Whether a ray to the east crosses a border an odd number of times. Rings need not be joined for that. */
const goesAround = ({ segments }: Border, [lon, lat]: readonly [number, number]): boolean =>
  segments.filter(
    ([a, b]) => a[1] > lat !== b[1] > lat && lon < a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]),
  ).length %
    2 ===
  1

const liechtenstein = extractPath('test-extracts/liechtenstein-2015.osm.pbf')

describe.skipIf(liechtenstein === null)('Liechtenstein, of which nobody says the levels', () => {
  test('every community is in the district and municipality whose border goes around it', async () => {
    const city = await judged(liechtenstein ?? '')
    const data = readOsmData(liechtenstein ?? '')
    const own = (level: string) =>
      data.relations
        .filter(({ id, tags }) => id >= 1_155_945 && id <= 1_156_142 && tags['admin_level'] === level)
        .map((relation) => borderOf(data, relation))
    const [districts, streets] = [own('6'), own('8')]
    expect([districts.length, streets.length]).toEqual([2, 11])
    const namesAt = (borders: readonly Border[], at: readonly [number, number]) =>
      borders.flatMap((one) => (goesAround(one, at) ? [one.name] : []))
    for (const { lon, lat, district, street } of city.communities) {
      expect([[district], [street]].map(([name]) => (name === null ? [] : [name]))).toEqual([
        namesAt(districts, [lon, lat]),
        namesAt(streets, [lon, lat]),
      ])
    }
    expect(new Set(city.communities.map(({ street }) => street)).size).toBeGreaterThan(10)
    // municipalities in many parts, with those of others within
    const { levels } = foundLevels(data, data.headerBounds ?? [0, 0, 0, 0])
    expect(levels).toEqual({ district: 6, street: 8 })
    const areaAt = createAreaIndex(elementsToAreas(data, levels).areas)
    const random = seededRandom(8)
    for (let i = 0; i < 250; i++) {
      const [lon, lat] = [9.47 + random() * 0.17, 47.05 + random() * 0.22]
      expect([areaAt(lon, lat).street?.names['']].filter((name) => name !== undefined)).toEqual(
        namesAt(streets, [lon, lat]),
      )
    }
    expectSums(city)
    // what the extract cut is named, and claims nobody
    expect(city.notes.join()).toContain('Feldkirch')
  }, 60_000)
})

const helsinki = extractPath('test-extracts/helsinki-centre-2019.osm.pbf')

const box = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** Two districts of two streets each, one of which has an enclave of the other district; the north is nobody's. */
const STREETS: readonly [street: string, district: string, rings: [number, number][][]][] = [
  ['西一街道', '西区', [box(24.93, 60.16, 24.939, 60.176)]],
  ['西二街道', '西区', [box(24.939, 60.16, 24.944, 60.176), box(24.94, 60.166, 24.942, 60.168)]],
  ['飞地街道', '东区', [box(24.94, 60.166, 24.942, 60.168)]],
  ['东一街道', '东区', [box(24.944, 60.16, 24.96, 60.176)]],
]
const TYPES = ['老旧小区', '商品房小区', '']

describe.skipIf(helsinki === null)('the centre of Helsinki, which cuts every boundary', () => {
  let folder = ''
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'areas-'))))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('claims no area of its own, and says which were cut', async () => {
    const city = await judged(helsinki ?? '')
    expect(city.communities.filter(({ district, street }) => district !== null || street !== null)).toEqual(
      [],
    )
    expect(areaFigures(city.input, null).level).toBe('community')
    for (const name of ['Kluuvi', 'Kamppi', 'Punavuori']) expect(city.notes.join()).toContain(name)
  }, 60_000)

  test('has the districts, streets and types of supplied files', async () => {
    const collection: FeatureCollection<Polygon> = {
      type: 'FeatureCollection',
      features: STREETS.map(([街道, 区, coordinates]) => ({
        type: 'Feature',
        properties: { 街道, 区 },
        geometry: { type: 'Polygon', coordinates },
      })),
    }
    const random = seededRandom(60)
    const rows = Array.from({ length: 60 }, (_, i) => ({
      name: `社区${i}`,
      lon: Number((24.9355 + random() * 0.0175).toFixed(6)),
      lat: Number((60.1645 + random() * 0.0145).toFixed(6)),
      type: TYPES[i % 3] ?? '',
      residents: 100 + i,
    }))
    const [communities, streets] = [join(folder, 'list.csv'), join(folder, 'streets.geojson')]
    const lines = rows.map(({ name, lon, lat, type, residents }) =>
      [name, lon, lat, type, residents].join(','),
    )
    writeFileSync(communities, ['名称,经度,纬度,类型,人口', ...lines].join('\n'))
    writeFileSync(streets, JSON.stringify(collection))
    const city = await judged(helsinki ?? '', { communities, streets })
    for (const { lon, lat, district, street } of city.communities) {
      const found = collection.features.find((one) => booleanPointInPolygon([lon, lat], one))
      expect([district, street]).toEqual([
        found?.properties?.['区'] ?? null,
        found?.properties?.['街道'] ?? null,
      ])
    }
    expect(new Set(city.communities.map(({ street }) => street))).toEqual(
      new Set([...STREETS.map(([street]) => street), null]),
    )
    expectSums(city)
    const types = areaFigures(city.input, null).types.filter(({ figures }) => figures.unit === 'community')
    const given = (type: string) => rows.filter((row) => row.type === type).length
    for (const type of ['老旧小区', '商品房小区'])
      expect(types.filter((row) => row.type === type).map(({ figures }) => figures.communities)).toEqual([
        given(type),
      ])
  }, 60_000)
})
