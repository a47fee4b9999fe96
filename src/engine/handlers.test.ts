import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { standardIds } from '../../scripts/read-data.ts'
import { VERDICTS } from '../coverage/verdict.ts'
import { buffersOf, handle } from './handlers.ts'
import type { Progress } from './protocol.ts'
import { errorOf, termsOf, unwatched, useTown } from './testing/use-town.ts'

const town = useTown()

describe('what comes with the page', () => {
  test('is every standard of data/standards, checked', async () => {
    const { handlers } = town.served()
    const { standards, services, walkers } = await handlers.reference(null, unwatched)
    expect(standards.map(({ id }) => id).sort()).toEqual(standardIds())
    expect(services.length).toBeGreaterThan(20)
    expect(walkers.length).toBeGreaterThan(2)
  })
})

describe('an open city', () => {
  test('is there before its streets', async () => {
    const { disk, city } = await town.opened()
    expect(city).toMatchObject({ id: 'town', method: 'network', own: null })
    expect(city.bounds).toEqual(city.manifest?.bounds)
    expect(city.communities).toHaveLength(city.manifest?.counts.communities ?? -1)
    expect(disk.asked).toEqual(['city.json', 'communities.fgb.gz'])
  })

  test.each([false, true])(
    'is judged as the command line does, on a server that unpacks: %s',
    async (unpacks) => {
      const { handlers } = await town.opened({ unpacks })
      const told: Progress[] = []
      const terms = await termsOf(handlers, 10)
      const judgement = await handlers.judge(terms, (progress) => told.push(progress))
      const last = told.at(-1)
      expect(last?.loadedBytes).toBe(last?.totalBytes)
      const checkup = JSON.parse(town.checkup('json', town.folder(), '--minutes', '10'))
      expect(checkup.communities.length).toBeGreaterThan(0)
      expect([...judgement.verdict].map((code) => VERDICTS[code])).toEqual(
        checkup.communities.map(({ verdict }: { verdict: string }) => verdict),
      )
      expect(judgement.summary).toEqual(checkup.summary)
    },
  )

  test('gives its columns away and still has them', async () => {
    const { handlers } = await town.opened()
    const terms = await termsOf(handlers)
    const first = await handlers.judge(terms, unwatched)
    const copy = structuredClone(first)
    const moved = structuredClone(first, { transfer: buffersOf('judge', first) })
    expect(moved).toEqual(copy)
    expect(first.verdict).toHaveLength(0)
    expect(await handlers.judge(await termsOf(handlers), unwatched)).toEqual(copy)
    const answer = await handlers.community({ community: 0, terms: await termsOf(handlers) }, unwatched)
    expect(VERDICTS.indexOf(answer.report.verdict)).toBe(copy.verdict[0])
  })

  test.each(['json', 'csv', 'geojson'] as const)(
    'gives the check-up as the command line writes it: %s',
    async (format) => {
      const { handlers } = await town.opened()
      const file = await handlers.checkup({ terms: await termsOf(handlers, 10), format }, unwatched)
      expect(file.text).toBe(town.checkup(format, town.folder(), '--minutes', '10'))
      expect(file.name).toBe(
        `checkup-town-fifteen-minute-city-${(await termsOf(handlers)).walker.id}-10.${format}`,
      )
    },
  )

  test('fetches every file once, whatever is asked', async () => {
    const { disk, handlers } = await town.opened()
    const terms = await termsOf(handlers)
    const place = { kind: 'point', at: [71.4035, 51.1025] } as const
    const asked = [
      handlers.judge(terms, unwatched),
      handlers.place({ place, terms, time: null }, unwatched),
      handlers.community({ community: 0, terms }, unwatched),
      handlers.checkup({ terms, format: 'csv' }, unwatched),
      handlers.names(null, unwatched),
    ]
    // what is answered must pass as a message
    for (const answer of await Promise.all<unknown>(asked)) expect(structuredClone(answer)).toEqual(answer)
    expect(new Set(disk.asked).size).toBe(disk.asked.length)
    const files = readdirSync(town.folder()).filter((name) => !/^(basemap|streets)/.test(name))
    expect(disk.asked.toSorted()).toEqual(files.toSorted())
    await handlers.open({ folder: disk.address, id: 'town' }, unwatched)
    await handlers.judge(terms, unwatched)
    expect(disk.asked.slice(files.length)).toEqual(['city.json'])
  })

  test('tells a place and the way to what is near, with details of all it names', async () => {
    const { handlers } = await town.opened()
    const terms = await termsOf(handlers)
    const place = { kind: 'point', at: [71.4035, 51.1025] } as const
    const answer = await handlers.place({ place, terms, time: null }, unwatched)
    const pharmacy = answer.services.find(({ service }) => service === 'pharmacy')
    const facility = pharmacy?.nearest?.facility ?? -1
    const details = answer.facilities.find(({ globalId }) => globalId === facility)
    expect(details?.names['']).toBe('Pharmacy')
    const route = await handlers.route({ place, terms, facility }, unwatched)
    expect(route).toMatchObject({ facility, ds: pharmacy?.nearest?.ds, dm: pharmacy?.nearest?.dm })
    const missing = await errorOf(handlers.route({ place, terms, facility: 999 }, unwatched))
    expect(missing.message).toMatch(/facility 999/)
  })

  test('tells what can be searched, as often as it is asked', async () => {
    const { handlers, city } = await town.opened()
    const index = await handlers.names(null, unwatched)
    const names = (rows: Uint32Array) => Array.from(rows, (name) => index.names[name]?.[''])
    expect(names(index.streets.name).slice(0, 2)).toEqual(['Column 0', 'Column 1'])
    expect(names(index.facilities.name)).toContain('Pharmacy')
    expect(index.services).toEqual(city.services)
    expect(index.communityKeys).toHaveLength(city.communities.length)
    const copy = structuredClone(index)
    structuredClone(index, { transfer: buffersOf('names', index) })
    expect(index.keyBits).toHaveLength(0)
    expect(await handlers.names(null, unwatched)).toEqual(copy)
  })

  test('without a file of names has its communities alone to be searched', async () => {
    const { disk, handlers } = town.served()
    const manifest = JSON.parse(readFileSync(join(town.folder(), 'city.json'), 'utf8'))
    delete manifest.files['names.bin']
    disk.instead.set('city.json', () => new Response(JSON.stringify(manifest)))
    const city = await handlers.open({ folder: disk.address, id: 'town' }, unwatched)
    const index = await handlers.names(null, unwatched)
    expect([index.names, index.facilities.name.length]).toEqual([[], 0])
    expect(index.communityKeys).toHaveLength(city.communities.length)
    expect(disk.asked).toEqual(['city.json', 'communities.fgb.gz'])
  })

  test('reads hours where a time is asked for, and the week of a text', async () => {
    const { handlers } = await town.opened()
    const terms = await termsOf(handlers)
    const place = { kind: 'point', at: [71.4035, 51.1025] } as const
    const any = await handlers.place({ place, terms, time: null }, unwatched)
    const then = await handlers.place({ place, terms, time: '2026-11-22T20:00' }, unwatched)
    expect([any.time, then.time]).toEqual([null, '2026-11-22T20:00'])
    const choices = (answer: typeof any) => answer.services.flatMap((service) => service.choices)
    expect(choices(any).length).toBeGreaterThan(0)
    expect(choices(any).every(({ hours }) => hours === null)).toBe(true)
    expect(choices(then).every(({ hours }) => hours !== null)).toBe(true)
    expect(then.report).toEqual(any.report)
    const read = (text: string) => handlers.hours({ text, from: '2026-11-22' }, unwatched)
    expect((await read('Mo-Su 09:00-21:00'))?.days[0]).toEqual({
      date: '2026-11-22',
      spans: [{ from: 540, to: 1_260, isUnsure: false }],
    })
    expect(await read('when the flag is up')).toBeNull()
  })

  test('reports a community with the facilities that it names', async () => {
    const { handlers, city } = await town.opened()
    const terms = await termsOf(handlers)
    const { report, facilities } = await handlers.community({ community: 0, terms }, unwatched)
    const pharmacy = report.services.find(({ service }) => service === 'pharmacy')
    expect(facilities.find(({ globalId }) => globalId === pharmacy?.facility)?.names['']).toBe('Pharmacy')
    const beyond = city.communities.length
    const error = await errorOf(handlers.community({ community: beyond, terms }, unwatched))
    expect(error.message).toMatch(new RegExp(`community ${beyond}`))
  })

  test('refuses a standard that asks for what the city was built without', async () => {
    const { handlers } = await town.opened()
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
    const { disk, handlers } = await town.opened()
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

  test('leaves none open, and the next one opens', async () => {
    const { disk, handlers } = await town.opened()
    const elsewhere = { folder: 'https://example.org/cities/atlantis/', id: 'atlantis' }
    const error = await errorOf(handlers.open(elsewhere, unwatched))
    expect(error).toMatchObject({ kind: 'file', problem: 'missing', file: 'city.json' })
    expect(await errorOf(handlers.judge(await termsOf(handlers), unwatched))).toMatchObject({
      message: expect.stringContaining('no open city'),
    })
    await handlers.open({ folder: disk.address, id: 'town' }, unwatched)
    expect((await handlers.judge(await termsOf(handlers), unwatched)).verdict.length).toBeGreaterThan(0)
  })

  test('says so before any is open', async () => {
    const { handlers } = town.served()
    const error = await errorOf(handlers.judge(await termsOf(handlers), unwatched))
    expect(error).toMatchObject({ kind: 'internal', message: expect.stringContaining('no open city') })
  })

  test('is waited for by what is asked meanwhile', async () => {
    const { disk, handlers } = town.served()
    const opening = handlers.open({ folder: disk.address, id: 'town' }, unwatched)
    const judging = handlers.judge(await termsOf(handlers), unwatched)
    expect((await judging).verdict).toHaveLength((await opening).communities.length)
  })
})

test('a message is answered by the handler of its name', async () => {
  const { disk, handlers } = town.served()
  const context = { watch: unwatched, isCancelled: () => false, pause: async () => undefined }
  const message = { name: 'open', input: { folder: disk.address, id: 'town' } } as const
  expect((await handle(handlers, message, context)).id).toBe('town')
})
