import { expect, test } from 'vitest'
import type { Ring } from '../../../src/format/area-geometry.ts'
import type { LonLat } from '../../../src/units.ts'
import { homesToCommunities, type AreaNames, type CommunityDraft } from './homes-to-communities.ts'

const nowhere: AreaNames = { district: null, street: null }
const inStreet = (street: string): AreaNames => ({ district: 'D', street })

const home = (lon: number, area: AreaNames = nowhere) => ({ at: [lon, 0] as LonLat, area })

const draft = (lon: number, more: Partial<CommunityDraft> = {}): CommunityDraft => ({
  id: String(lon),
  names: {},
  unit: 'community',
  at: [lon, 0],
  rings: null,
  reach: 'street',
  area: nowhere,
  ...more,
})

const box = (west: number, east: number): Ring => [
  [west, -1],
  [east, -1],
  [east, 1],
  [west, 1],
  [west, -1],
]

test('a home belongs to the smallest area that holds it, before any point', () => {
  const drafts = [draft(0.5, { rings: [box(0, 10)] }), draft(1, { rings: [box(1, 3)] }), draft(2)]
  expect([...homesToCommunities([home(2), home(5), home(20)], drafts)]).toEqual([1, 0, -1])
})

test('a point without a street area takes the homes within 400 m, the nearest point first', () => {
  const drafts = [draft(0), draft(0.003)]
  // 0.0036° are 400.3 m.
  const homes = [home(0.0014), home(0.0016), home(-0.0035), home(-0.0037)]
  expect([...homesToCommunities(homes, drafts)]).toEqual([0, 1, 0, -1])
})

test('in a known street the nearest office of that street is home, however far, and no other', () => {
  const drafts = [draft(0, { area: inStreet('A') }), draft(0.01, { area: inStreet('B') })]
  const homes = [home(0.009, inStreet('A')), home(0.05, inStreet('B')), home(0.0101, inStreet('C'))]
  expect([...homesToCommunities(homes, drafts)]).toEqual([0, 1, -1])
})

test('streets of one name in two districts are two', () => {
  const drafts = [draft(0, { area: { district: 'D', street: 'A' } })]
  expect([...homesToCommunities([home(0.001, { district: 'E', street: 'A' })], drafts)]).toEqual([-1])
})

test('an estate takes homes within 400 m in any street when it is the nearer one', () => {
  const drafts = [
    draft(0, { area: inStreet('A') }),
    draft(0.003, { unit: 'estate', reach: 'near', area: inStreet('B') }),
  ]
  const homes = [home(0.002, inStreet('A')), home(0.001, inStreet('A')), home(0.03, inStreet('B'))]
  expect([...homesToCommunities(homes, drafts)]).toEqual([1, 0, -1])
})

test('without communities no home belongs anywhere', () => {
  expect([...homesToCommunities([home(0)], [])]).toEqual([-1])
})
