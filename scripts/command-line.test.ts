import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CITY_VERSION } from '../src/format/city-manifest.ts'
import { elementsToPbf } from './osm/elements-to-pbf.ts'
import { expectRefusal, run, spawned } from './testing/run-command.ts'
import { smallTown, smallTownPbf, TOWN_BOUNDS } from './testing/small-town.ts'

const VERSION = `"version":${CITY_VERSION}`

let folder = ''
const file = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-line-'))
  writeFileSync(file('town.osm.pbf'), smallTownPbf())
  const { code, out } = spawned('city', 'build', '--pbf', file('town.osm.pbf'), '--out', file('town'))
  expect(out).toContain('25 homes')
  expect(code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('city build', () => {
  it('gives the same bytes twice', async () => {
    await run('city', 'build', '--pbf', file('town.osm.pbf'), '--out', file('again'))
    const names = readdirSync(file('town'))
    expect(readdirSync(file('again'))).toEqual(names)
    for (const name of names) {
      expect(
        readFileSync(join(file('again'), name)).equals(readFileSync(join(file('town'), name))),
        name,
      ).toBe(true)
    }
  })

  const refusals: readonly (readonly [what: string, bytes: () => Uint8Array | string, words: RegExp])[] = [
    ['an empty file', () => '', /bad\.pbf.*empty/],
    ['HTML', () => '<!DOCTYPE html><html></html>', /bad\.pbf.*HTML/],
    ['a truncated file', () => smallTownPbf().slice(0, -40), /bad\.pbf.*byte \d+/],
    ['a flipped bit', () => flipped(smallTownPbf()), /bad\.pbf/],
    ['no highways', () => withoutHighways(), /no walkable street/],
  ]
  it.each(refusals)('refuses %s and leaves nothing behind', async (_what, bytes, words) => {
    writeFileSync(file('bad.pbf'), bytes())
    expectRefusal(
      await run('city', 'build', '--pbf', file('bad.pbf'), '--out', file('bad')),
      words,
      file('bad'),
    )
  })

  it('needs bounds from somewhere and takes them from the command', async () => {
    const { nodes, ways } = smallTown()
    writeFileSync(file('boundless.pbf'), elementsToPbf({ nodes, ways, relations: [] }))
    const args = ['build', '--pbf', file('boundless.pbf'), '--out', file('boundless')]
    expectRefusal(await run('city', ...args), /boundless\.pbf: .*no bounds.*--bounds/, file('boundless'))
    expectRefusal(
      await run('city', ...args, '--bounds', '71,51,70,52'),
      /found "71,51,70,52", expected west,south,east,north/,
    )
    expect((await run('city', ...args, '--bounds', TOWN_BOUNDS.join(','))).code).toBe(0)
  })

  it('names what it does not know', async () => {
    expectRefusal(spawned('city', 'build', 'atlantis'), /unknown city "atlantis": expected one of astana/)
    expectRefusal(await run('city', 'build', 'atlantis'), /unknown city "atlantis": expected one of astana/)
    expectRefusal(await run('city', 'frobnicate'), /found the command "frobnicate"/)
    expectRefusal(
      await run('city', 'build', 'astana', '--colour', 'red'),
      /--colour.*expected --source, --out/,
    )
    expectRefusal(
      await run('city', 'build', 'astana', '--source', 'pbf=x'),
      /found "pbf=x", expected osm=file/,
    )
    expectRefusal(
      await run('city', 'build', 'astana', '--source', 'osm=/no/such.pbf'),
      /\/no\/such\.pbf: there is no such file/,
    )
    expectRefusal(
      await run('city', 'build', 'astana', '--source', `communities=${folder}`, '--out', file('x')),
      /is not a regular file/,
      file('x'),
    )
    const byFile = ['build', '--pbf', file('town.osm.pbf'), '--out', file('x')]
    expectRefusal(await run('city', ...byFile, '--source', 'osm=b.pbf'), /expected one extract/, file('x'))
    expectRefusal(await run('city', ...byFile, '--bounds', ',,72,52'), /found ",,72,52"/, file('x'))
  })

  it('never replaces a folder that holds something else', async () => {
    mkdirSync(file('holiday'))
    writeFileSync(join(file('holiday'), 'photo.jpg'), 'x')
    const outcome = await run('city', 'build', '--pbf', file('town.osm.pbf'), '--out', file('holiday'))
    expectRefusal(outcome, /holiday: .*holds photo\.jpg and no city\.json/)
    expect(readdirSync(file('holiday'))).toEqual(['photo.jpg'])
  })

  it('leaves nothing half-written on a full disk', async (context) => {
    const disk = file('disk')
    mkdirSync(disk)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      console.info('skipped: a full disk needs the right to mount a small one')
      context.skip()
    }
    try {
      const outcome = await run('city', 'build', '--pbf', file('town.osm.pbf'), '--out', join(disk, 'town'))
      expectRefusal(outcome, /could not be written \(ENOSPC/, join(disk, 'town'))
      expect(readdirSync(disk)).toEqual([])
    } finally {
      execFileSync('umount', [disk])
    }
  })
})

describe('a built city', () => {
  it('checks out whole', async () => {
    const { code, out } = await run('city', 'check', file('town'))
    expect(out).toContain('are whole and belong together')
    expect(code).toBe(0)
  })

  it('exports its network as GeoJSON', async () => {
    await run('city', 'export', file('town'), '--network', file('n.geojson'))
    const { features } = JSON.parse(readFileSync(file('n.geojson'), 'utf8')) as {
      features: { properties: { metres: number } }[]
    }
    const km = features.reduce((sum, { properties }) => sum + properties.metres, 0) / 1000
    // 6 rows of 5 × 0.0015° at 51.1° N and 6 columns of 5 × 0.001°: 6 × 523.7 m + 6 × 556.0 m, rounded per edge.
    expect(km).toBeCloseTo(6.478, 2)
  })

  const damages: readonly (readonly [what: string, damage: (city: string) => void, words: RegExp])[] = [
    ['a missing file', (city) => rmSync(join(city, 'block-0.bin.gz')), /block-0\.bin\.gz: is missing/],
    [
      'a truncated file',
      (city) => edit(join(city, 'spine.bin.gz'), (bytes) => bytes.subarray(0, -9)),
      /spine\.bin\.gz: /,
    ],
    [
      'a damaged file',
      (city) => edit(join(city, 'block-0.bin.gz'), (bytes) => gzipSync(flipped(gunzipSync(bytes)))),
      /block-0\.bin\.gz: SHA-256 is .* city\.json says/,
    ],
    [
      'another version',
      (city) =>
        edit(join(city, 'city.json'), (bytes) =>
          Buffer.from(bytes.toString().replace(VERSION, '"version":9')),
        ),
      /city\.json: is of version 9, this program reads version 3/,
    ],
    [
      'an unknown key',
      (city) =>
        edit(join(city, 'city.json'), (bytes) =>
          Buffer.from(bytes.toString().replace(VERSION, `${VERSION},"mayor":1`)),
        ),
      /city\.json: at mayor/,
    ],
    ['no JSON', (city) => writeFileSync(join(city, 'city.json'), '{'), /city\.json: is not JSON/],
  ]
  let last = { city: '', words: /^$/ }
  it.each(damages)('says so when it has %s', async (_what, damage, words) => {
    const city = file('damaged')
    rmSync(city, { recursive: true, force: true })
    cpSync(file('town'), city, { recursive: true })
    damage(city)
    expectRefusal(await run('city', 'check', city), words)
    last = { city, words }
  })

  it('says the same to whoever wants to judge by it', async () => {
    expectRefusal(await run('checkup', last.city), last.words)
  })
})

describe('checkup', () => {
  it('prints grades first and writes every form', async () => {
    for (const ending of ['json', 'csv', 'geojson', 'xlsx']) {
      const { code, out, err } = await run('checkup', file('town'), '--out', file(`out.${ending}`))
      expect(err).toBe('')
      expect(code).toBe(0)
      expect(out.indexOf('nothing missing')).toBeGreaterThan(0)
      expect(out.indexOf('strict rate')).toBeGreaterThan(out.indexOf('nothing missing'))
    }
    const json = JSON.parse(readFileSync(file('out.json'), 'utf8')) as {
      communities: { id: string; verdict: string }[]
    }
    expect(json).toMatchObject({
      city: 'town',
      method: 'network',
      standard: 'fifteen-minute-city',
      walker: 'adult',
      minutes: null,
    })
    expect(new Set(json.communities.map(({ verdict }) => verdict))).toEqual(new Set(['inside']))
    const csv = readFileSync(file('out.csv'), 'utf8').trim().split('\r\n')
    expect(csv).toHaveLength(json.communities.length + 1)
    expect(readFileSync(file('out.xlsx')).subarray(0, 2).toString()).toBe('PK')
  })

  it('judges points, and gives one off the streets no number', async () => {
    writeFileSync(file('p.csv'), 'name,lon,lat\nA,71.403,51.102\nfar,71.2,51.0\nbroken,x,51\n')
    const { code, err } = await run(
      'checkup',
      file('town'),
      '--points',
      file('p.csv'),
      '--out',
      file('t.csv'),
    )
    expect(err).toContain('p.csv: line 4: found "x", "51", expected degrees: left out')
    expect(code).toBe(0)
    const [header = '', a = '', far = ''] = readFileSync(file('t.csv'), 'utf8').split('\r\n')
    const column = header.split(',').indexOf('pharmacy_metres')
    expect(Number(a.split(',')[column])).toBeGreaterThan(0)
    expect(far).toMatch(/^far,71\.2,51,not-on-network,,+$/)
  })

  it('takes nothing with points that would change nothing', async () => {
    writeFileSync(file('p.csv'), 'lon,lat\n71.403,51.102\n')
    const args = [file('town'), '--points', file('p.csv'), '--out', file('unused.csv')]
    expectRefusal(
      await run('checkup', ...args, '--minutes', '5'),
      /--points: found --minutes/,
      file('unused.csv'),
    )
  })

  it("judges people's own files on the streets, and without a city by a labelled estimate", async () => {
    writeFileSync(
      file('c.csv'),
      'name,lon,lat,residents\nNorth,71.4045,51.1035,100\nSouth,71.4005,51.1001,300\n',
    )
    writeFileSync(file('f.csv'), 'name,lon,lat,service\nP,71.4051,51.1039,pharmacy\nQ,71.4,51.1,farmacy\n')
    const onStreets = await run(
      'checkup',
      file('town'),
      '--communities',
      file('c.csv'),
      '--facilities',
      file('f.csv'),
      '--out',
      file('own.json'),
    )
    expect(onStreets.err).toContain('f.csv: line 3: service "farmacy"')
    expect(onStreets.out).toContain('2 communities (社区), 400 residents')
    const estimate = await run(
      'checkup',
      '--communities',
      file('c.csv'),
      '--facilities',
      file('f.csv'),
      '--out',
      file('line.json'),
    )
    expect(estimate.out).toContain('ESTIMATE: straight-line distance × 1.35')
    const read = (name: string) =>
      (
        JSON.parse(readFileSync(file(name), 'utf8')) as {
          communities: { services: { pharmacy: { seconds: number } } }[]
        }
      ).communities.map(({ services }) => services.pharmacy.seconds)
    for (const seconds of [...read('own.json'), ...read('line.json')]) expect(seconds).toBeGreaterThan(0)
  })

  it('names what it does not know or cannot read', async () => {
    expectRefusal(
      await run('checkup', file('town'), '--standard', 'eu-10'),
      /unknown standard "eu-10": expected one of beijing-15/,
    )
    expectRefusal(
      await run('checkup', file('town'), '--walker', 'horse'),
      /unknown walker "horse": expected one of standard/,
    )
    expectRefusal(
      await run('checkup', file('town'), '--minutes', 'ten'),
      /--minutes: found "ten", expected a number from 1 to 60/,
    )
    expectRefusal(
      await run('checkup', file('town'), '--out', file('x.pdf')),
      /x\.pdf", expected a file that ends in \.json/,
    )
    expectRefusal(await run('checkup', file('town'), '--out', file('no/x.csv')), /in a folder that exists/)
    expectRefusal(await run('checkup'), /expected a city, or --communities and --facilities/)
    expectRefusal(await run('checkup', file('nowhere/')), /holds no city\.json/)
    writeFileSync(file('broken.geojson'), '{"type":"FeatureCollection","features":[{"type":"Feature"}]}')
    expectRefusal(
      await run('checkup', file('town'), '--communities', file('broken.geojson')),
      /broken\.geojson/,
    )
  })
})

function edit(path: string, change: (bytes: Buffer) => Uint8Array): void {
  writeFileSync(path, change(readFileSync(path)))
}

/** One bit in the middle turned over. */
function flipped(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const middle = copy.length >> 1
  copy[middle] = (copy[middle] ?? 0) ^ 16
  return copy
}

function withoutHighways(): Uint8Array {
  const { nodes, ways, bounds } = smallTown()
  const buildings = [...ways].filter(({ tags }) => tags['building'] !== undefined)
  return elementsToPbf({ nodes, ways: buildings, relations: [], ...(bounds === undefined ? {} : { bounds }) })
}
