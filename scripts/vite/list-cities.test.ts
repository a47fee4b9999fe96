import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { projectFolder } from '../read-data.ts'
import { smallTownPbf } from '../testing/small-town.ts'
import { listCities } from './list-cities.ts'

let folder = ''
const file = (...names: readonly string[]): string => join(folder, ...names)

function addFolder(name: string, ...files: readonly string[]): void {
  mkdirSync(file(name))
  for (const each of files) writeFileSync(file(name, each), '{}')
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'list-cities-'))
  writeFileSync(file('small-town.osm.pbf'), smallTownPbf())
  const command = ['scripts/city.ts', 'build', '--pbf', file('small-town.osm.pbf'), '--out', file('town')]
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...command], {
    cwd: projectFolder,
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('lists built cities with their names and date, and places without streets by their id', () => {
  addFolder('village', 'communities.geojson', 'facilities.geojson')
  addFolder('half', 'communities.geojson')
  addFolder('.town.tmp', 'communities.geojson', 'facilities.geojson')
  addFolder('empty')
  const named = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name })
  expect(listCities(folder)).toEqual([
    { id: 'town', names: named('small-town'), date: null, country: null },
    { id: 'village', names: named('village'), date: null, country: null },
  ])
})

it('takes the date of the map, not of another source', () => {
  const path = file('town', 'city.json')
  const text = readFileSync(path, 'utf8')
  const manifest = JSON.parse(text) as { sources: { id: string; date: string | null }[] }
  const [osm] = manifest.sources
  if (osm === undefined) throw new Error('the town has no source')
  manifest.sources = [
    { ...osm, id: 'communities', date: '2024-01-01' },
    { ...osm, date: '2017-12-04' },
  ]
  writeFileSync(path, JSON.stringify(manifest))
  expect(listCities(folder).find(({ id }) => id === 'town')?.date).toBe('2017-12-04')
  writeFileSync(path, text)
})

it('names the file of a city that cannot be read', () => {
  addFolder('broken', 'city.json')
  expect(() => listCities(folder)).toThrow(/broken.city\.json: at format/)
  rmSync(file('broken'), { recursive: true })
})

it('is empty where nothing was built yet', () => {
  expect(listCities(file('nowhere'))).toEqual([])
})
