import { createRoot } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import type { Judgement } from '../city/judgement.ts'
import type { PlaceAnswer } from '../city/place-answer.ts'
import type { OpenCity, Reference } from '../engine/protocol.ts'
import { createSession } from './create-session.ts'
import { stubBrowser } from './testing/browser.ts'
import { fakeEngine, settled, until } from './testing/fake-engine.ts'

const reference = {
  services: [{ id: 'pharmacy' }, { id: 'supermarket' }, { id: 'opera' }],
  standards: [
    { id: 'fifteen-minute-city', defaultWalker: 'adult', rules: [] },
    { id: 'beijing-15', defaultWalker: 'standard', rules: [] },
  ],
  walkers: [{ id: 'adult' }, { id: 'standard' }, { id: 'elder' }],
} as unknown as Reference

const astana = {
  id: 'astana',
  manifest: { defaultStandard: 'beijing-15', timezone: 'Asia/Almaty' },
  communities: [{ id: 'osm:node/1' }, { id: 'osm:node/2' }],
  services: ['pharmacy', 'supermarket'],
  own: null,
} as unknown as OpenCity

const answer = {
  services: [
    { service: 'pharmacy', rule: null, nearest: { facility: 7 } },
    { service: 'supermarket', rule: null, nearest: { facility: 8 } },
  ],
  facilities: [{ globalId: 7, openingHours: 'Mo-Su 09:00-21:00' }, { globalId: 8 }, { globalId: 9 }],
  time: null,
} as unknown as PlaceAnswer
const judgement = { verdict: new Uint8Array(2) } as unknown as Judgement
const ok = (value: unknown) => ({ ok: true, value }) as never

afterEach(() => vi.unstubAllGlobals())

/** A session on a site with one city, opened at this address, with the city and the reference there. */
async function open(hash: string) {
  const browser = stubBrowser(hash)
  vi.stubGlobal('fetch', async () => Response.json([{ id: 'astana', names: {}, date: null, country: null }]))
  const { engine, asked } = fakeEngine()
  const found = createRoot((dispose) => ({ session: createSession(engine, 'http://localhost/'), dispose }))
  await until(() => asked('open').length > 0)
  await asked('reference')[0]?.answer(ok(reference))
  await asked('open')[0]?.answer(ok(astana))
  return { ...found, ...browser, asked }
}

test('the only city opens by itself, judged by its own standard and that standard’s walker', async () => {
  const { session, asked, dispose } = await open('#door=gaps')
  expect(asked('open')[0]?.input).toEqual({ id: 'astana', folder: 'http://localhost/cities/astana/' })
  expect(session.terms()).toMatchObject({
    standard: { id: 'beijing-15' },
    walker: { id: 'standard' },
    minutes: null,
  })
  expect(asked('judge')).toHaveLength(1)
  session.setMinutes(10)
  await settled()
  expect(asked('judge').at(-1)?.input.minutes).toBe(10)
  expect(session.problems()).toEqual([])
  dispose()
})

test('a link opens its community, terms and focused service; changes that do not matter ask nothing again', async () => {
  const { session, asked, location, dispose } = await open(
    '#community=osm%3Anode%2F2&walker=elder&service=pharmacy',
  )
  expect(session.place()).toEqual({ kind: 'community', community: 1 })
  expect(asked('place')[0]?.input).toMatchObject({
    place: { community: 1 },
    terms: { walker: { id: 'elder' } },
  })
  expect(session.focus()).toBeNull()
  await asked('place')[0]?.answer(ok(answer))
  expect(session.focus()).toEqual({ service: 'pharmacy', facility: 7 })
  expect(asked('route')[0]?.input.facility).toBe(7)
  session.setFocus({ service: 'pharmacy', facility: 9 })
  await settled()
  expect(asked('route').at(-1)?.input.facility).toBe(9)
  expect(asked('place')).toHaveLength(1)
  session.select({ kind: 'community', community: 0 })
  await settled()
  expect(location.hash).toBe('#community=osm%3Anode%2F1&walker=elder')
  expect(asked('place')).toHaveLength(2)
  dispose()
})

test('a time is asked for by the city’s clock, and a route is not asked for again', async () => {
  const { session, asked, location, dispose } = await open('#when=su-20%3A00&tolerance=2')
  expect(session.when()).toEqual({ weekday: 7, minute: 1_200 })
  session.select({ kind: 'community', community: 1 })
  await settled()
  const [first] = asked('place')
  expect(first?.input.time).toMatch(/^\d{4}-\d\d-\d\dT20:00$/)
  expect(new Date(`${first?.input.time}Z`).getUTCDay()).toBe(0)
  session.setWhen('now')
  await settled()
  const inAlmaty = new Intl.DateTimeFormat('sv', {
    timeZone: 'Asia/Almaty',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  expect(asked('place').at(-1)?.input.time).toBe(inAlmaty.format(new Date()).replace(' ', 'T'))
  session.setWhen(null)
  await settled()
  expect([asked('place').at(-1)?.input.time, location.hash]).toEqual([
    null,
    '#community=osm%3Anode%2F2&tolerance=2',
  ])
  session.setTolerance(0)
  await settled()
  expect([session.tolerance(), location.hash]).toEqual([0, '#community=osm%3Anode%2F2'])
  dispose()
})

test('the hours of the focused facility are asked for as a week from today', async () => {
  const { session, asked, dispose } = await open('#community=osm%3Anode%2F2&service=pharmacy')
  await asked('place')[0]?.answer(ok(answer))
  expect(asked('hours')[0]?.input.text).toBe('Mo-Su 09:00-21:00')
  expect(asked('hours')[0]?.input.from).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(session.week()).toBeUndefined()
  await asked('hours')[0]?.answer(ok(null))
  expect(session.week()).toBeNull()
  session.setFocus({ service: 'supermarket', facility: 8 })
  await settled()
  expect([session.week(), asked('hours').length]).toEqual([undefined, 1])
  dispose()
})

test('the look of the planner’s map comes from the address and goes there', async () => {
  const { session, location, dispose } = await open('#door=gaps&map=bands&streets=no')
  expect([session.mapMode(), session.areStreetsShown()]).toEqual(['bands', true])
  expect(session.problems()[0]?.error.message).toBe('streets=no')
  session.showStreets(false)
  await settled()
  expect([session.areStreetsShown(), location.hash]).toEqual([false, '#door=gaps&map=bands&streets=off'])
  session.setMapMode('verdict')
  session.showStreets(true)
  await settled()
  expect(location.hash).toBe('#door=gaps')
  dispose()
})

test('a service that this city was built without is told, and so are times that mean nothing', async () => {
  const { session, dispose } = await open('#service=opera&when=someday&tolerance=7')
  expect(session.problems()).toEqual([
    { what: 'link', error: { kind: 'link', message: 'when=someday, tolerance=7, service=opera' } },
  ])
  expect([session.when(), session.tolerance()]).toEqual([null, 0])
  dispose()
})

test('a tapped point stays out of the address, and the back button takes it back', async () => {
  const { session, location, go, dispose } = await open('#walker=elder')
  session.select({ kind: 'point', at: [71.43, 51.13] })
  await settled()
  expect(location.hash).toBe('#walker=elder')
  go(-1)
  expect(session.place()).toBeNull()
  go(1)
  expect(session.place()).toEqual({ kind: 'point', at: [71.43, 51.13] })
  dispose()
})

test('a link that names what is not there says so, and the rest of it holds', async () => {
  const { session, dispose } = await open('#community=osm%3Anode%2F9&standard=mars&door=gaps&colour=red')
  expect(session.problems()).toEqual([
    { what: 'link', error: { kind: 'link', message: 'colour=red, standard=mars, community=osm:node/9' } },
  ])
  expect([session.door(), session.place()]).toEqual(['gaps', null])
  const [problem] = session.problems()
  if (problem !== undefined) session.dismiss(problem)
  expect(session.problems()).toEqual([])
  session.setMinutes(10)
  await settled()
  expect(session.problems()).toEqual([])
  dispose()
})

test('going back to an address in another order adds no entry, and what lay ahead stays', async () => {
  const { session, entries, go, dispose } = await open('#door=gaps&city=astana')
  session.setMinutes(10)
  await settled()
  expect(entries).toHaveLength(1)
  session.setDoor('data')
  await settled()
  go(-1)
  await settled()
  expect([entries.length, session.door()]).toEqual([2, 'gaps'])
  go(1)
  await settled()
  expect([entries.length, session.door()]).toEqual([2, 'data'])
  dispose()
})

test('a facility that was chosen at one place is not looked for at another', async () => {
  const { session, asked, go, dispose } = await open('')
  session.select({ kind: 'point', at: [71.43, 51.13] })
  await settled()
  await asked('place')[0]?.answer(ok(answer))
  session.setFocus({ service: 'pharmacy', facility: 9 })
  await settled()
  expect(session.focus()?.facility).toBe(9)
  session.select({ kind: 'point', at: [71.44, 51.14] })
  await settled()
  await asked('place')[1]?.answer(ok(answer))
  session.setFocus({ service: 'supermarket', facility: 8 })
  go(-1)
  await settled()
  expect([session.answer(), session.focus()]).toEqual([undefined, null])
  await asked('place')[2]?.answer(ok(answer))
  expect(session.focus()).toEqual({ service: 'pharmacy', facility: 7 })
  dispose()
})

test('what was judged of the city is not shown of own places, and the other way round', async () => {
  const { session, asked, dispose } = await open('#door=gaps')
  await asked('judge')[0]?.answer(ok(judgement))
  expect(session.judgement()).toBe(judgement)
  const given = session.useFiles([new File(['name,lon,lat'], 'communities.csv')])
  await until(() => asked('ownPlaces').length === 1)
  const own = { communities: {}, facilities: null }
  await asked('ownPlaces')[0]?.answer(ok({ ...astana, communities: [{ id: 'mine.csv:2' }], own }))
  await given
  expect(session.judgement()).toBeUndefined()
  session.select({ kind: 'community', community: 0 })
  await settled()
  expect([session.place(), location.hash]).toEqual([{ kind: 'community', community: 0 }, '#door=gaps'])
  await asked('judge').at(-1)?.answer(ok(judgement))
  expect(session.judgement()).toBe(judgement)
  const gone = session.forgetFiles()
  await until(() => asked('ownPlaces').length === 2)
  await asked('ownPlaces')[1]?.answer(ok(astana))
  await gone
  expect([session.judgement(), session.place()]).toEqual([undefined, null])
  dispose()
})

test('own files take the city’s place; a file that fails changes nothing; forgetting brings the city back', async () => {
  const { session, asked, dispose } = await open('')
  const file = (name: string) => new File(['{"type":"FeatureCollection","features":[]}'], name)
  const own = { ...astana, id: 'own', own: {} } as unknown as OpenCity
  const first = session.useFiles([file('communities.geojson')])
  await until(() => asked('ownPlaces').length === 1)
  expect(session.work().ownFiles).not.toBeNull()
  await asked('ownPlaces')[0]?.answer(ok(own))
  await first
  expect([session.city()?.id, session.work().ownFiles]).toEqual(['own', null])
  const second = session.useFiles([file('facilities.geojson')])
  await until(() => asked('ownPlaces').length === 2)
  expect(asked('ownPlaces')[1]?.input).toMatchObject({
    communities: { name: 'communities.geojson' },
    facilities: { name: 'facilities.geojson' },
  })
  const error = { kind: 'own-file', file: 'facilities.geojson', message: 'found no rows' } as const
  await asked('ownPlaces')[1]?.answer({ ok: false, error })
  await second
  expect([session.city()?.id, session.problems()]).toEqual(['own', [{ what: 'own-files', error }]])
  const forgotten = session.forgetFiles()
  await until(() => asked('ownPlaces').length === 3)
  await asked('ownPlaces')[2]?.answer(ok(astana))
  await forgotten
  expect([session.city()?.id, session.problems(), session.ownFiles().communities]).toEqual([
    'astana',
    [],
    null,
  ])
  dispose()
})

test('a home that a link shares is opened, and leaves the address at once', async () => {
  const { session, location, entries, dispose } = await open('#city=astana&at=71.43,51.165&walker=elder')
  expect(session.place()).toEqual({ kind: 'point', at: [71.43, 51.165] })
  expect(location.hash).toBe('#city=astana&walker=elder')
  expect(entries).toHaveLength(1)
  dispose()
})
