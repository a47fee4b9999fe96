import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCityManifest } from '../../src/format/city-manifest.ts'
import type { CityListing } from '../../src/state/session.ts'
import { run } from '../testing/run-command.ts'
import { serveFolder, type ServedFolder } from '../testing/serve-folder.ts'
import { smallTownPbf } from '../testing/small-town.ts'
import { listCities } from '../vite/list-cities.ts'
import { buildCities } from './build-cities.ts'

/** The middle one has no extract. */
const CITIES = ['one', 'lost', 'two']

describe('a site of several cities under a path, sent as GitHub Pages sends it', () => {
  let root = ''
  let site: ServedFolder
  let built: readonly string[] = []
  const warnings: string[] = []

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'site-'))
    mkdirSync(join(root, 'cities'))
    const failed = new Set<string>()
    for (const id of CITIES) {
      const pbf = join(root, `${id}.osm.pbf`)
      if (id !== 'lost') writeFileSync(pbf, smallTownPbf())
      const { code } = await run('city', 'build', '--pbf', pbf, '--out', join(root, 'cities', id))
      if (code !== 0) failed.add(id)
    }
    const build = (id: string): boolean => !failed.has(id)
    built = buildCities({ cities: CITIES, known: CITIES, build, warn: (text) => warnings.push(text) })
    writeFileSync(join(root, 'cities', 'index.json'), JSON.stringify(listCities(join(root, 'cities'))))
    site = await serveFolder({ root, base: '/quarter-hour/', mode: 'like-pages' })
  }, 60_000)
  afterAll(async () => {
    await site.close()
    rmSync(root, { recursive: true, force: true })
  })

  it('has those whose source is there, and a warning for the one whose is not', async () => {
    expect(built).toEqual(['one', 'two'])
    expect(warnings).toEqual(['the city lost could not be built and is left out of the site: see above'])
    const { status, body } = await site.ask('/quarter-hour/cities/index.json')
    expect(status).toBe(200)
    expect((JSON.parse(body.toString()) as CityListing[]).map(({ id }) => id)).toEqual(['one', 'two'])
    expect((await site.ask('/quarter-hour/cities/lost/city.json')).status).toBe(404)
  })

  it.each(['one', 'two'])('sends every file of %s as it was built', async (id) => {
    const folder = `/quarter-hour/cities/${id}`
    const { body } = await site.ask(`${folder}/city.json`)
    const { files } = readCityManifest(body.toString(), 'city.json')
    expect(Object.keys(files).length).toBeGreaterThan(5)
    for (const [name, { bytes, sha256 }] of Object.entries(files)) {
      const stored = [`${name}.gz`, name].find((file) => existsSync(join(root, 'cities', id, file))) ?? name
      const sent = await site.ask(`${folder}/${stored}`)
      expect([stored, sent.status, sent.body.length]).toEqual([stored, 200, bytes])
      const read = stored === name ? sent.body : gunzipSync(sent.body)
      expect(createHash('sha256').update(read).digest('hex'), stored).toBe(sha256)
      const part = await site.ask(`${folder}/${stored}`, { Range: 'bytes=2-9' })
      expect([stored, part.status]).toEqual([stored, 206])
      expect(part.body.equals(sent.body.subarray(2, 10)), stored).toBe(true)
    }
  })
})
