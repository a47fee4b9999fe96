import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { projectFolder } from '../read-data.ts'
import { smallTownPbf } from '../testing/small-town.ts'
import { whyStale, writeStamp, type CityPlace } from './city-state.ts'

let scratch = ''
let place: CityPlace = { folder: '', stampFile: '' }
const cityFile = (name: string): string => join(place.folder, name)

function buildTown(): void {
  const command = ['scripts/city.ts', 'build', '--pbf', join(scratch, 'town.osm.pbf'), '--out', place.folder]
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...command], {
    cwd: projectFolder,
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
}

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'city-state-'))
  place = { folder: join(scratch, 'town'), stampFile: join(scratch, 'cache', 'deep', 'town.json') }
  writeFileSync(join(scratch, 'town.osm.pbf'), smallTownPbf())
  buildTown()
})
beforeEach(() => writeStamp(place, 'sources'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Changes one file for as long as `run` takes. */
function withChanged(path: string, change: () => void, run: () => void): void {
  const before = readFileSync(path)
  change()
  try {
    run()
  } finally {
    writeFileSync(path, before)
  }
}

describe('a built city', () => {
  it('is fresh after its build, until its sources change', () => {
    expect(whyStale(place, 'sources')).toBeNull()
    expect(whyStale(place, 'other sources')).toBe('its recipe, its sources or the pipeline changed')
  })

  it('is stale where there is none', () => {
    mkdirSync(join(scratch, 'empty'), { recursive: true })
    for (const folder of [join(scratch, 'empty'), join(scratch, 'nowhere')])
      expect(whyStale({ ...place, folder }, 'sources')).toBe('it has not been built yet')
  })

  it('is stale without a stamp, and with one that cannot be read', () => {
    writeFileSync(place.stampFile, '{"sources":')
    expect(whyStale(place, 'sources')).toBe('nothing says from what it was built')
    rmSync(place.stampFile)
    expect(whyStale(place, 'sources')).toBe('nothing says from what it was built')
  })

  it('is stale when another one took its place', () => {
    withChanged(
      cityFile('city.json'),
      () => appendFileSync(cityFile('city.json'), '\n'),
      () => expect(whyStale(place, 'sources')).toMatch(/city\.json is not the one/),
    )
  })

  it('is stale when a file is cut or missing', () => {
    const block = cityFile('spine.bin.gz')
    withChanged(
      block,
      () => writeFileSync(block, ''),
      () => expect(whyStale(place, 'sources')).toMatch(/^spine\.bin\.gz has 0 bytes, city\.json says \d+$/),
    )
    withChanged(
      block,
      () => rmSync(block),
      () => expect(whyStale(place, 'sources')).toBe('spine.bin.gz is missing'),
    )
    expect(whyStale(place, 'sources')).toBeNull()
  })
})
