import { bboxPolygon, booleanPointInPolygon, booleanIntersects } from '@turf/turf'
import type { FeatureCollection, Polygon } from 'geojson'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { areasFile, communitiesFile } from '../src/format/city-manifest.ts'
import { decodeAreas, decodeCommunities } from '../src/format/city-tables.ts'
import { loadDeclared } from '../src/state/declared.ts'
import { readOsmData } from './osm/read-osm-data.ts'
import { openCityFolder, type CityFolder } from './read-city.ts'
import { readRecipeFile } from './read-data.ts'
import { run, type Outcome } from './testing/run-command.ts'
import { extractPath } from './testing/shared-extracts.ts'

const osm = extractPath('test-extracts/beijing-tsinghua-wudaokou-2017.osm.pbf')
const communities = extractPath('beijing/communities-2331-wgs84.csv')
const streets = extractPath('beijing/streets-331-wgs84.geojson')

test('the census of the recipe is whole: its sixteen districts are the city', () => {
  const { census } = readRecipeFile('beijing')
  const districts = Object.values(census?.byDistrict ?? {})
  expect(districts).toHaveLength(16)
  expect(districts.reduce((sum, people) => sum + people, 0)).toBe(census?.total)
})

if (osm === null || communities === null || streets === null) {
  test.skip('Beijing from a part of its streets, a list of communities and one of streets', () => undefined)
} else {
  describe('Beijing from a part of its streets, a list of communities and one of streets', () => {
    let out = ''
    let said: Outcome
    let city: CityFolder
    /** The box that the extract itself says it holds. */
    let box: [number, number, number, number]

    beforeAll(async () => {
      out = mkdtempSync(join(tmpdir(), 'beijing-'))
      const sources = { osm, communities, streets }
      const given = Object.entries(sources).flatMap(([kind, file]) => ['--source', `${kind}=${file}`])
      said = await run('city', 'build', 'beijing', ...given, '--out', join(out, 'city'))
      expect(said.code, said.err).toBe(0)
      city = openCityFolder(join(out, 'city'))
      const bounds = readOsmData(osm).headerBounds
      if (bounds === null) throw new Error('the extract has no bounds')
      box = [...bounds]
    }, 60_000)
    afterAll(() => rmSync(out, { recursive: true, force: true }))

    test('has every community of the list that lies in the bounds, and no other of it', async () => {
      // read without the project's own reader: no field of this file is quoted
      const [header = '', ...lines] = readFileSync(communities, 'utf8').trim().split(/\r?\n/)
      const at = (line: string, column: string): string =>
        line.split(',')[header.split(',').indexOf(column)] ?? ''
      const inside = lines
        .filter((line) => {
          const place = [Number(at(line, 'lon')), Number(at(line, 'lat'))]
          return booleanPointInPolygon(place, bboxPolygon(box))
        })
        .map((line) => [
          at(line, 'name'),
          at(line, 'district'),
          at(line, 'street').replace('街道办事处', '街道'),
        ])
      expect(inside.length).toBeGreaterThan(3)
      const { counts } = city.manifest
      const rows = await decodeCommunities(
        await city.read(communitiesFile),
        communitiesFile,
        counts.communities,
      )
      const supplied = rows.filter(({ id }) => lines.some((line) => at(line, 'code2016') === id))
      expect(supplied.map(({ names, district, street }) => [names[''], district, street])).toEqual(inside)
    })

    test('has the streets and the district that the bounds touch', async () => {
      const { features } = JSON.parse(readFileSync(streets, 'utf8')) as FeatureCollection<
        Polygon,
        { readonly street: string; readonly district: string }
      >
      const touched = features.filter((feature) => booleanIntersects(feature, bboxPolygon(box)))
      const areas = await decodeAreas(await city.read(areasFile), areasFile, city.manifest.counts.areas)
      const named = (level: string) =>
        areas.filter((area) => area.level === level).map(({ names }) => names[''])
      expect(touched.length).toBeGreaterThan(1)
      expect(new Set(named('street'))).toEqual(new Set(touched.map(({ properties }) => properties.street)))
      expect(named('street')).toHaveLength(touched.length)
      expect(named('district')).toEqual([...new Set(touched.map(({ properties }) => properties.district))])
    })

    test('has the declared figures of Beijing, its standard, and says what the sources are', async () => {
      const { id, defaultStandard, country, sources } = city.manifest
      expect([id, defaultStandard, country]).toEqual(['beijing', 'beijing-15', 'CN'])
      expect((await loadDeclared(id))?.rows.map((row) => row.id)).toContain('beijing-2012')
      expect(sources.map((source) => [source.id, source.licence, source.verified])).toEqual([
        ['osm', 'ODbL-1.0', false],
        ['communities', '', false],
        ['streets', '', false],
      ])
    })

    test('does not crowd the people of a whole district into the part that the extract holds', () => {
      expect(said.err).toContain('census: the map does not hold the whole of 海淀区')
      expect(city.manifest.assumptions.map(({ what }) => what)).toEqual(['floorAreaPerHeadM2'])
      expect(city.manifest.counts.residents).toBeLessThan(100_000)
    })
  })
}
