import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFolder, standardIds } from '../../scripts/read-data.ts'
import { VERDICTS } from '../coverage/verdict.ts'
import { toEngineError } from './engine-error.ts'
import { buffersOf, createHandlers, handle, type Handlers } from './handlers.ts'
import type { CheckupRequest, EngineError, OpenCity, OwnPlacesRequest, Progress, Terms } from './protocol.ts'
import { buildTown, serveDisk, type ServedFolder } from './testing/folder-on-disk.ts'

let town = ''
beforeAll(async () => {
  town = await buildTown()
})
afterAll(() => rmSync(dirname(town), { recursive: true, force: true }))

const unwatched = (): void => undefined

/** Fresh handlers on the town's folder; nothing is open yet. */
function served(options: { readonly unpacks?: boolean } = {}): { disk: ServedFolder; handlers: Handlers } {
  const disk = serveDisk(town, options)
  return { disk, handlers: createHandlers({ fetch: disk.fetch }) }
}

async function opened(options: { readonly unpacks?: boolean } = {}) {
  const { disk, handlers } = served(options)
  const city = await handlers.open({ folder: disk.address, id: 'town' }, unwatched)
  return { disk, handlers, city }
}

const errorOf = (work: Promise<unknown>): Promise<EngineError> =>
  work.then(
    () => {
      throw new Error('expected a fault')
    },
    (thrown: unknown) => toEngineError(thrown),
  )

/** As messages bring them: equal, but never the same object twice. */
async function termsOf(handlers: Handlers, minutes: number | null = null): Promise<Terms> {
  const { standards, walkers } = await handlers.reference(null, unwatched)
  const standard = standards.find(({ id }) => id === 'fifteen-minute-city')
  const walker = walkers.find(({ id }) => id === standard?.defaultWalker)
  if (standard === undefined || walker === undefined) throw new Error('the page comes without its standard')
  return structuredClone({ standard, walker, minutes })
}

const written = new Map<string, string>()

/** What the command line writes for the same; run once for every line. */
function checkupOnDisk(format: CheckupRequest['format'], ...args: readonly string[]): string {
  const key = [format, ...args].join(' ')
  const known = written.get(key)
  if (known !== undefined) return known
  const out = join(dirname(town), `checkup.${format}`)
  const command = ['--import', 'tsx', join(projectFolder, 'scripts/checkup.ts'), ...args, '--out', out]
  execFileSync(process.execPath, command, { cwd: projectFolder, stdio: 'pipe' })
  const text = readFileSync(out, 'utf8')
  written.set(key, text)
  return text
}

const communitiesCsv = (rows: readonly string[]): string => ['name,lon,lat,residents', ...rows].join('\n')
const INSIDE = ['Alpha,71.4021,51.1021,800', 'Beta,71.4049,51.1031,250', 'Gamma,71.4061,51.1011,90']
const facilitiesCsv = (rows: readonly string[]): string => ['name,services,lon,lat', ...rows].join('\n')
const SHOPS = ['Apothecary,pharmacy,71.4031,51.1022', 'School,primary-school,71.4052,51.1041']

const own = (given: { readonly communities?: string; readonly facilities?: string }): OwnPlacesRequest => ({
  communities: given.communities === undefined ? null : { name: 'c.csv', text: given.communities },
  facilities: given.facilities === undefined ? null : { name: 'f.csv', text: given.facilities },
})

describe('what comes with the page', () => {
  test('is every standard of data/standards, checked', async () => {
    const { handlers } = served()
    const { standards, services, walkers } = await handlers.reference(null, unwatched)
    expect(standards.map(({ id }) => id).sort()).toEqual(standardIds())
    expect(services.length).toBeGreaterThan(20)
    expect(walkers.length).toBeGreaterThan(2)
  })
})

describe('an open city', () => {
  test('is there before its streets', async () => {
    const { disk, city } = await opened()
    expect(city).toMatchObject({ id: 'town', method: 'network', own: null })
    expect(city.bounds).toEqual(city.manifest?.bounds)
    expect(city.communities).toHaveLength(city.manifest?.counts.communities ?? -1)
    expect(disk.asked).toEqual(['city.json', 'communities.fgb.gz'])
  })

  test.each([false, true])(
    'is judged as the command line does, on a server that unpacks: %s',
    async (unpacks) => {
      const { handlers } = await opened({ unpacks })
      const told: Progress[] = []
      const terms = await termsOf(handlers, 10)
      const judgement = await handlers.judge(terms, (progress) => told.push(progress))
      const last = told.at(-1)
      expect(last?.loadedBytes).toBe(last?.totalBytes)
      const checkup = JSON.parse(checkupOnDisk('json', town, '--minutes', '10'))
      expect(checkup.communities.length).toBeGreaterThan(0)
      expect([...judgement.verdict].map((code) => VERDICTS[code])).toEqual(
        checkup.communities.map(({ verdict }: { verdict: string }) => verdict),
      )
      expect(judgement.summary).toEqual(checkup.summary)
    },
  )

  test('gives its columns away and still has them', async () => {
    const { handlers } = await opened()
    const terms = await termsOf(handlers)
    const first = await handlers.judge(terms, unwatched)
    const copy = structuredClone(first)
    const moved = structuredClone(first, { transfer: buffersOf(first) })
    expect(moved).toEqual(copy)
    expect(first.verdict).toHaveLength(0)
    expect(await handlers.judge(await termsOf(handlers), unwatched)).toEqual(copy)
    const answer = await handlers.community({ community: 0, terms: await termsOf(handlers) }, unwatched)
    expect(VERDICTS.indexOf(answer.report.verdict)).toBe(copy.verdict[0])
  })

  test.each(['json', 'csv', 'geojson'] as const)(
    'gives the check-up as the command line writes it: %s',
    async (format) => {
      const { handlers } = await opened()
      const file = await handlers.checkup({ terms: await termsOf(handlers, 10), format }, unwatched)
      expect(file.text).toBe(checkupOnDisk(format, town, '--minutes', '10'))
      expect(file.name).toBe(
        `checkup-town-fifteen-minute-city-${(await termsOf(handlers)).walker.id}-10.${format}`,
      )
    },
  )

  test('fetches every file once, whatever is asked', async () => {
    const { disk, handlers } = await opened()
    const terms = await termsOf(handlers)
    const place = { kind: 'point', at: [71.4035, 51.1025] } as const
    const asked = [
      handlers.judge(terms, unwatched),
      handlers.place({ place, terms }, unwatched),
      handlers.community({ community: 0, terms }, unwatched),
      handlers.checkup({ terms, format: 'csv' }, unwatched),
    ]
    // what is answered must pass as a message
    for (const answer of await Promise.all<unknown>(asked)) expect(structuredClone(answer)).toEqual(answer)
    expect(new Set(disk.asked).size).toBe(disk.asked.length)
    const files = readdirSync(town).filter((name) => !/^(basemap|streets)/.test(name))
    expect(disk.asked.toSorted()).toEqual(files.toSorted())
    await handlers.open({ folder: disk.address, id: 'town' }, unwatched)
    await handlers.judge(terms, unwatched)
    expect(disk.asked.slice(files.length)).toEqual(['city.json'])
  })

  test('tells a place and the way to what is near, with details of all it names', async () => {
    const { handlers } = await opened()
    const terms = await termsOf(handlers)
    const place = { kind: 'point', at: [71.4035, 51.1025] } as const
    const answer = await handlers.place({ place, terms }, unwatched)
    const pharmacy = answer.services.find(({ service }) => service === 'pharmacy')
    const facility = pharmacy?.nearest?.facility ?? -1
    const details = answer.facilities.find(({ globalId }) => globalId === facility)
    expect(details?.names['']).toBe('Pharmacy')
    const route = await handlers.route({ place, terms, facility }, unwatched)
    expect(route).toMatchObject({ facility, ds: pharmacy?.nearest?.ds, dm: pharmacy?.nearest?.dm })
    const missing = await errorOf(handlers.route({ place, terms, facility: 999 }, unwatched))
    expect(missing.message).toMatch(/facility 999/)
  })

  test('reports a community with the facilities that it names', async () => {
    const { handlers, city } = await opened()
    const terms = await termsOf(handlers)
    const { report, facilities } = await handlers.community({ community: 0, terms }, unwatched)
    const pharmacy = report.services.find(({ service }) => service === 'pharmacy')
    expect(facilities.find(({ globalId }) => globalId === pharmacy?.facility)?.names['']).toBe('Pharmacy')
    const beyond = city.communities.length
    const error = await errorOf(handlers.community({ community: beyond, terms }, unwatched))
    expect(error.message).toMatch(new RegExp(`community ${beyond}`))
  })

  test('refuses a standard that asks for what the city was built without', async () => {
    const { handlers } = await opened()
    const terms = await termsOf(handlers)
    const [rule] = terms.standard.rules
    if (rule === undefined) throw new Error('a standard without rules')
    const standard = { ...terms.standard, rules: [{ ...rule, services: ['opera'] }] }
    expect(await errorOf(handlers.judge({ ...terms, standard }, unwatched))).toMatchObject({
      kind: 'file',
      problem: 'broken',
      file: 'city.json',
      message: expect.stringContaining('"opera"'),
    })
  })
})

describe('a city that cannot be had', () => {
  test('names the file, and everything else goes on', async () => {
    const { disk, handlers } = await opened()
    const terms = await termsOf(handlers)
    disk.instead.set('spine.bin.gz', () => new Response('', { status: 500 }))
    expect(await errorOf(handlers.judge(terms, unwatched))).toMatchObject({
      kind: 'file',
      problem: 'unreachable',
      file: 'spine.bin',
    })
    disk.instead.clear()
    expect((await handlers.judge(terms, unwatched)).verdict.length).toBeGreaterThan(0)
  })

  test('leaves open what was open', async () => {
    const { disk, handlers } = await opened()
    const elsewhere = { folder: 'https://example.org/cities/atlantis/', id: 'atlantis' }
    const error = await errorOf(handlers.open(elsewhere, unwatched))
    expect(error).toMatchObject({ kind: 'file', problem: 'missing', file: 'city.json' })
    expect((await handlers.judge(await termsOf(handlers), unwatched)).verdict.length).toBeGreaterThan(0)
    expect(disk.asked).toContain('spine.bin.gz')
  })

  test('says so before any is open', async () => {
    const { handlers } = served()
    const error = await errorOf(handlers.judge(await termsOf(handlers), unwatched))
    expect(error).toMatchObject({ kind: 'internal', message: expect.stringContaining('no open city') })
  })

  test('is waited for by what is asked meanwhile', async () => {
    const { disk, handlers } = served()
    const opening = handlers.open({ folder: disk.address, id: 'town' }, unwatched)
    const judging = handlers.judge(await termsOf(handlers), unwatched)
    expect((await judging).verdict).toHaveLength((await opening).communities.length)
  })
})

describe('a folder without a build', () => {
  const plain = (given: { readonly communities?: string; readonly facilities?: string }) => {
    const answers: Readonly<Record<string, string | undefined>> = {
      'communities.geojson': given.communities,
      'facilities.geojson': given.facilities,
    }
    const fetch = async (url: string): Promise<Response> => {
      const text = answers[new URL(url).pathname.split('/').at(-1) ?? '']
      return text === undefined
        ? new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })
        : new Response(text)
    }
    const handlers = createHandlers({ fetch })
    const open = (): Promise<OpenCity> =>
      handlers.open({ folder: 'https://example.org/plain/', id: 'plain' }, unwatched)
    return { handlers, open }
  }
  const communities = geojson([
    [{ name: 'Alpha', residents: 100 }, [71.4021, 51.1021]],
    [{ name: 'Beta', residents: 50 }, [71.4121, 51.1121]],
  ])
  const facilities = geojson([[{ name: 'Apothecary', amenity: 'pharmacy' }, [71.4031, 51.1022]]])

  test('opens by straight lines, labelled so, and is judged as the command line does', async () => {
    const { handlers, open } = plain({ communities, facilities })
    const city = await open()
    expect(city).toMatchObject({ id: 'plain', method: 'straight-line-estimate', manifest: null, own: null })
    expect(city.bounds).toEqual([71.4021, 51.1021, 71.4121, 51.1121])
    const [c, f] = ['communities', 'facilities'].map((name) => join(dirname(town), `${name}.geojson`))
    writeFileSync(c ?? '', communities)
    writeFileSync(f ?? '', facilities)
    const terms = await termsOf(handlers)
    const { text } = await handlers.checkup({ terms, format: 'json' }, unwatched)
    expect(text).toBe(checkupOnDisk('json', '--communities', c ?? '', '--facilities', f ?? ''))
    const judgement = await handlers.judge(terms, unwatched)
    expect(judgement.verdict).toHaveLength(2)
    const place = { kind: 'community', community: 0 } as const
    const answer = await handlers.place({ place, terms }, unwatched)
    expect(answer.method).toBe('straight-line-estimate')
    expect(answer.facilities.map(({ names }) => names[''])).toContain('Apothecary')
    const route = await handlers.route({ place, terms, facility: 0 }, unwatched)
    expect(route).toMatchObject({ method: 'straight-line-estimate', facility: 0 })
  })

  test.each<[string, Parameters<typeof plain>[0], string, string]>([
    ['nothing', {}, 'missing', 'city.json'],
    ['no facilities', { communities }, 'missing', 'facilities.geojson'],
    ['no communities', { facilities }, 'missing', 'communities.geojson'],
    ['half a file', { communities: communities.slice(0, 80), facilities }, 'broken', 'communities.geojson'],
  ])('with %s says which file', async (_, given, problem, file) => {
    expect(await errorOf(plain(given).open())).toMatchObject({ kind: 'file', problem, file })
  })
})

describe("somebody's own places", () => {
  test('are judged on the streets they lie on, as the command line does', async () => {
    const { handlers } = await opened()
    const files = own({ communities: communitiesCsv(INSIDE), facilities: facilitiesCsv(SHOPS) })
    const city = await handlers.ownPlaces(files, unwatched)
    expect(city).toMatchObject({
      id: 'town',
      method: 'network',
      own: {
        onNetwork: true,
        communities: { name: 'c.csv', count: 3, outsideBounds: 0, offNetwork: 0, errors: [] },
        facilities: { name: 'f.csv', count: 2 },
      },
    })
    expect(city.communities.map(({ names }) => names[''])).toEqual(['Alpha', 'Beta', 'Gamma'])
    const [c, f] = ['c.csv', 'f.csv'].map((name) => join(dirname(town), name))
    writeFileSync(c ?? '', files.communities?.text ?? '')
    writeFileSync(f ?? '', files.facilities?.text ?? '')
    const terms = await termsOf(handlers)
    const { text } = await handlers.checkup({ terms, format: 'json' }, unwatched)
    expect(text).toBe(checkupOnDisk('json', town, '--communities', c ?? '', '--facilities', f ?? ''))
    const place = { kind: 'community', community: 1 } as const
    const { facilities } = await handlers.place({ place, terms }, unwatched)
    expect(facilities.map(({ names }) => names[''])).toContain('Apothecary')
    const { report } = await handlers.community({ community: 1, terms }, unwatched)
    expect(report.services.find(({ service }) => service === 'pharmacy')?.facility).toBe(0)
  })

  test('stand in only for what was given', async () => {
    const { handlers, city } = await opened()
    const shops = await handlers.ownPlaces(own({ facilities: facilitiesCsv(SHOPS) }), unwatched)
    expect(shops.communities).toEqual(city.communities)
    expect(shops.own).toMatchObject({ onNetwork: true, communities: null, facilities: { count: 2 } })
    const homes = await handlers.ownPlaces(own({ communities: communitiesCsv(INSIDE) }), unwatched)
    expect(homes.own).toMatchObject({ onNetwork: true, communities: { count: 3 }, facilities: null })
    const terms = await termsOf(handlers)
    const { facilities } = await handlers.community({ community: 0, terms }, unwatched)
    expect(facilities.map(({ id }) => id)).toContain('osm:node/900')
  })

  test('are taken away again by null, and forgotten with the next city', async () => {
    const { disk, handlers, city } = await opened()
    const terms = await termsOf(handlers)
    const before = await handlers.judge(terms, unwatched)
    const files = own({ communities: communitiesCsv(INSIDE) })
    await handlers.ownPlaces(files, unwatched)
    expect((await handlers.judge(terms, unwatched)).verdict).toHaveLength(3)
    expect(await handlers.ownPlaces(null, unwatched)).toEqual(city)
    expect(await handlers.judge(terms, unwatched)).toEqual(before)
    await handlers.ownPlaces(files, unwatched)
    await handlers.open({ folder: disk.address, id: 'town' }, unwatched)
    expect(await handlers.judge(terms, unwatched)).toEqual(before)
  })

  test('half of which lie in the city are about it, with what cannot be said counted', async () => {
    const { handlers } = await opened()
    const text = communitiesCsv([
      ...INSIDE,
      'Far,10,50,1',
      'Farther,11,50,1',
      'Nowhere,x,50,1',
      ',71.4,51.1,5',
    ])
    const { own: note } = await handlers.ownPlaces(own({ communities: text }), unwatched)
    expect(note).toMatchObject({
      onNetwork: true,
      communities: { count: 5, outsideBounds: 2, offNetwork: 0 },
    })
    expect(note?.communities?.errors.map(({ line }) => line)).toEqual([7, 8])
  })

  test('elsewhere are judged by straight lines, when both are given', async () => {
    const { handlers } = await opened()
    const communities = communitiesCsv(['A,10,50,100', 'B,10.01,50,100', ...INSIDE.slice(0, 1)])
    const facilities = facilitiesCsv(['Apothecary,pharmacy,10.001,50'])
    const city = await handlers.ownPlaces(own({ communities, facilities }), unwatched)
    expect(city).toMatchObject({ id: 'own', method: 'straight-line-estimate', manifest: null })
    expect(city.own).toMatchObject({ onNetwork: false, communities: { count: 3, outsideBounds: 0 } })
    expect((await handlers.judge(await termsOf(handlers), unwatched)).verdict).toHaveLength(3)
  })

  test('open without any city, and end when they are taken away', async () => {
    const { handlers } = served()
    const files = own({ communities: communitiesCsv(INSIDE), facilities: facilitiesCsv(SHOPS) })
    expect((await handlers.ownPlaces(files, unwatched)).method).toBe('straight-line-estimate')
    expect(await errorOf(handlers.ownPlaces(null, unwatched))).toMatchObject({ kind: 'incomplete' })
    expect(await errorOf(handlers.judge(await termsOf(handlers), unwatched))).toMatchObject({
      kind: 'internal',
    })
  })

  test.each<[string, OwnPlacesRequest, object]>([
    [
      'without a place in it',
      own({ communities: 'name\nA' }),
      { kind: 'own-file', file: 'c.csv', message: expect.stringContaining('lon') },
    ],
    [
      'without a usable row',
      own({ communities: communitiesCsv(INSIDE), facilities: facilitiesCsv(['X,opera,71.4,51.1']) }),
      { kind: 'own-file', file: 'f.csv', message: expect.stringContaining('opera') },
    ],
    [
      'of communities elsewhere, alone',
      own({ communities: communitiesCsv(['A,10,50,100']) }),
      { kind: 'incomplete', missing: 'facilities' },
    ],
    [
      'of facilities elsewhere, alone',
      own({ facilities: facilitiesCsv(['A,pharmacy,10,50']) }),
      { kind: 'incomplete', missing: 'communities' },
    ],
  ])('in a file %s are refused, and what was open stays', async (_, files, error) => {
    const { handlers } = await opened()
    const terms = await termsOf(handlers)
    await handlers.ownPlaces(own({ communities: communitiesCsv(INSIDE) }), unwatched)
    const before = await handlers.judge(terms, unwatched)
    expect(await errorOf(handlers.ownPlaces(files, unwatched))).toMatchObject(error)
    expect(await handlers.judge(terms, unwatched)).toEqual(before)
  })
})

test('a message is answered by the handler of its name', async () => {
  const { disk, handlers } = served()
  const message = { name: 'open', input: { folder: disk.address, id: 'town' } } as const
  expect((await handle(handlers, message, unwatched)).id).toBe('town')
})

function geojson(
  places: readonly (readonly [Readonly<Record<string, unknown>>, readonly [number, number]])[],
): string {
  const features = places.map(([properties, coordinates]) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates },
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}
