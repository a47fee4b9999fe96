import { expect, test } from 'vitest'
import { accessBadge, facilityFacts, phones } from './facility-facts.ts'
import { drawFacility, SERVICES } from './testing/draw-answer.ts'
import { wordsIn } from './testing/words-in.ts'

const zh = wordsIn('zh-Hans')
const en = wordsIn('en')

const facts = (more: Parameters<typeof drawFacility>[0], words = zh) =>
  facilityFacts({ words, facility: drawFacility(more), services: SERVICES }).map(({ key, values }) => [
    key,
    ...values.map(({ text }) => text),
  ])

test('only what the map says is listed', () => {
  expect(facts({})).toEqual([
    ['name', 'Аптека'],
    ['access', '对所有人开放'],
    ['source', 'OpenStreetMap node/1'],
  ])
})

test('names, wheelchair and flags are told in the reader’s language', () => {
  const more = {
    names: { '': 'Дәріхана', en: 'Chemist' },
    wheelchair: 'limited',
    access: 'by-appointment',
    flags: ['unsure:hospital', 'of a sort'],
  } as const
  expect(facts(more, en)).toEqual([
    ['name', 'Chemist'],
    ['access', 'By appointment'],
    ['wheelchair', 'Partly accessible'],
    ['note', 'The map does not say whether this is: Hospital. It is counted for now', 'of a sort'],
    ['source', 'OpenStreetMap node/1'],
  ])
  expect(facts({ wheelchair: 'designated' })).toContainEqual(['wheelchair', '可以进'])
  expect(facts({ wheelchair: 'ask inside' })).toContainEqual(['wheelchair', 'ask inside'])
})

test('what a ledger knows is no note: its source and day stand with the sources', () => {
  const flags = ['owner:街道办', 'source:走访', 'checked:2026-11-20', 'status:active', 'floor-area:80']
  expect(facts({ flags })).toEqual([
    ['name', 'Аптека'],
    ['access', '对所有人开放'],
    ['source', '走访 2026-11-20', 'OpenStreetMap node/1'],
  ])
})

test('numbers become links; anything else stays text', () => {
  expect(phones('+7 (7172) 55-03-08; 8 7172 12 34; справочная 109')).toEqual([
    { text: '+7 (7172) 55-03-08', phone: 'tel:+77172550308', url: null },
    { text: '8 7172 12 34', phone: 'tel:871721234', url: null },
    { text: 'справочная 109', phone: null, url: null },
  ])
  expect(phones('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)', phone: null, url: null }])
  expect([phones(null), phones(' ; ')]).toEqual([[], []])
})

test('the source is the page of the map’s element, or the row of a file', () => {
  const sourceOf = (id: string) =>
    facilityFacts({ words: zh, facility: drawFacility({ id }), services: SERVICES }).at(-1)?.values
  expect(sourceOf('osm:way/42')).toEqual([
    { text: 'OpenStreetMap way/42', phone: null, url: 'https://www.openstreetmap.org/way/42' },
  ])
  // numbers of points may be the extract's own: they are shown by where they stand
  expect(sourceOf('osm:node/42')?.[0]?.url).toMatch(/^https:\/\/www\.openstreetmap\.org\/\?mlat=[\d.]+&mlon=/)
  expect(sourceOf('设施.csv:7')).toEqual([{ text: '设施.csv 第 7 行', phone: null, url: null }])
  expect(sourceOf('osm:way/../x')).toEqual([{ text: 'osm:way/../x', phone: null, url: null }])
})

test('a place that one cannot simply walk into is marked', () => {
  const badges = (['public', 'by-agreement', 'by-appointment', 'residents-only'] as const).map((access) =>
    accessBadge(zh, { access }),
  )
  expect(badges).toEqual([null, '需预约', '需预约', '仅限内部'])
})
