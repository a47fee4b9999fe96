import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Place } from '../city/place-answer.ts'
import type { OpenCity, Terms } from '../engine/protocol.ts'
import { createNotes, type CorrectionDraft } from './notes.ts'
import type { Problem } from './session.ts'
import { stubOtherTabs, stubStorage } from './testing/storage.ts'

const KEY = 'quarter-hour.notes'

const HOME: readonly [number, number] = [71.43219, 51.12876]
const COMMUNITY = {
  id: 'block:1,2',
  names: { '': 'улица', zh: '某街' },
  district: '某区',
  street: null,
  lon: HOME[0],
  lat: HOME[1],
}
const CITY = {
  id: 'town',
  communities: [COMMUNITY],
  manifest: { sources: [{ id: 'osm', date: '2017-12-04' }] },
} as unknown as OpenCity
const TERMS = { standard: { id: 'beijing-15' }, walker: { id: 'elder' }, minutes: 10 } as unknown as Terms
const AT_HOME: Place = { kind: 'point', at: HOME }
const IN_COMMUNITY: Place = { kind: 'community', community: 0 }

function openTab(first: Place | null) {
  const problems: Problem[] = []
  const [place, setPlace] = createSignal(first)
  const notes = createRoot(() =>
    createNotes({
      city: () => CITY,
      place,
      terms: () => TERMS,
      language: () => 'zh-Hans',
      report: (problem) => problems.push(problem),
    }),
  )
  return { notes, setPlace, told: () => problems.map(({ error }) => 'problem' in error && error.problem) }
}

const HOURS: CorrectionDraft = {
  id: 'd-hours',
  facility: 'osm:node/1',
  name: '药店',
  service: 'pharmacy',
  kind: 'hours',
  text: '',
  present: '24/7',
  suggested: '9–18',
}

let storage: ReturnType<typeof stubStorage>
let otherTabs: ReturnType<typeof stubOtherTabs>
beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 22, 23, 30) })
  storage = stubStorage()
  otherTabs = stubOtherTabs()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('a need says the community, or of a tapped point nothing but the city', () => {
  const { notes, setPlace } = openTab(IN_COMMUNITY)
  notes.toggleNeed('market')
  expect(notes.book().needs).toEqual([
    {
      id: '["town","block:1,2","market"]',
      city: 'town',
      community: 'block:1,2',
      communityName: '某街',
      district: '某区',
      street: null,
      service: 'market',
      standard: 'beijing-15',
      walker: 'elder',
      minutes: 10,
      date: '2026-11-22',
    },
  ])
  setPlace(AT_HOME)
  expect(notes.isNeeded('market')).toBe(false)
  notes.toggleNeed('market')
  expect(notes.book().needs[1]).toMatchObject({ community: null, district: null, communityName: null })
  expect(storage.texts.get(KEY)).not.toMatch(/71\.4|51\.1/)
  notes.toggleNeed('market')
  expect(notes.book().needs).toHaveLength(1)
  setPlace(null)
  notes.toggleNeed('market')
  expect(notes.book().needs).toHaveLength(1)
})

it('a facility has one rating, and a report that is kept twice is one correction, pending', () => {
  const { notes } = openTab(AT_HOME)
  for (const stars of [2, 5])
    notes.rate({ facility: 'osm:node/1', name: '药店', service: 'pharmacy', stars, reason: '' })
  notes.keepCorrection(HOURS)
  notes.keepCorrection({ ...HOURS, suggested: '9–20' })
  expect(notes.ratingOf('osm:node/1')?.stars).toBe(5)
  expect(notes.book()).toMatchObject({
    ratings: [{ stars: 5 }],
    corrections: [{ suggested: '9–20', status: 'pending', dataDate: '2017-12-04', city: 'town' }],
  })
  notes.setStatus('d-hours', 'accepted')
  expect(openTab(null).notes.book().corrections[0]?.status).toBe('accepted')
})

it('what was removed last comes back, and nothing is doubled by that', () => {
  const { notes } = openTab(IN_COMMUNITY)
  notes.toggleNeed('market')
  notes.keepCorrection(HOURS)
  notes.remove('d-hours')
  expect(notes.book().corrections).toEqual([])
  notes.removeAll()
  expect(storage.texts.has(KEY)).toBe(false)
  notes.toggleNeed('market')
  notes.restore()
  expect(notes.book().needs).toHaveLength(1)
  expect([notes.book().corrections, notes.removed()]).toEqual([[], null])
})

it('follows another tab, and changes what that one left', () => {
  const [one, two] = [openTab(IN_COMMUNITY), openTab(IN_COMMUNITY)]
  one.notes.toggleNeed('market')
  two.notes.toggleNeed('park')
  otherTabs.tell('somebody.else')
  expect(one.notes.isNeeded('park')).toBe(false)
  otherTabs.tell(KEY)
  expect(one.notes.book()).toEqual(two.notes.book())
  expect(one.notes.book().needs).toHaveLength(2)
  storage.texts.clear()
  otherTabs.tell(null)
  expect(two.notes.book().needs).toEqual([])
})

it('tells once that storage is full, and goes on', () => {
  const { notes, told } = openTab(IN_COMMUNITY)
  storage.state.trouble = 'full'
  notes.toggleNeed('market')
  notes.toggleNeed('park')
  expect([notes.book().needs.length, told()]).toEqual([2, ['full']])
})

it('tells once that storage is blocked, when there is something to keep', () => {
  storage.state.trouble = 'blocked'
  const { notes, told } = openTab(IN_COMMUNITY)
  expect(told()).toEqual([])
  notes.toggleNeed('market')
  notes.toggleNeed('park')
  expect([notes.book().needs.length, told()]).toEqual([2, ['blocked']])
})

it('keeps what a newer page wrote, and tells of it', () => {
  const newer = '{"version":2,"needs":[]}'
  storage.texts.set(KEY, newer)
  const { notes, told } = openTab(IN_COMMUNITY)
  expect([notes.aside(), told()]).toEqual([newer, ['unreadable']])
  notes.toggleNeed('market')
  expect([openTab(null).notes.aside(), notes.book().needs.length]).toEqual([newer, 1])
  notes.forgetAside()
  expect([...storage.texts.keys()]).toEqual([KEY])
})
