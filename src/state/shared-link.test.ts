import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OpenCity } from '../engine/protocol.ts'
import { EMPTY_LINK, readPageLink } from '../format/page-link.ts'
import type { LonLat } from '../units.ts'
import type { PageState } from './link-state.ts'
import { sharedLink } from './shared-link.ts'

const PAGE = 'https://example.org/quarter-hour/'
const city = (more: Partial<OpenCity> = {}): OpenCity =>
  ({
    communities: [
      { id: 'osm:node/1', lon: 71.4, lat: 51.1 },
      { id: 'osm:node/2', lon: 71.5, lat: 51.2 },
    ],
    own: null,
    ...more,
  }) as unknown as OpenCity
const own = { communities: { name: 'home.csv' }, facilities: null } as unknown as NonNullable<OpenCity['own']>
const share = (link: Partial<PageState>, open: OpenCity | undefined = city()) =>
  sharedLink({
    link: { ...EMPTY_LINK, ownCommunity: null, ...link },
    cityId: 'astana',
    city: open,
    page: PAGE,
  })
const read = (url: string | null) => readPageLink((url ?? '').replace(/^[^#]*/, '')).link

test('a community is handed on as it is, with its terms, at the resident’s door and without the planner’s paint', () => {
  const { url, community, isNearest, urlWithPoint } = share({
    community: 'osm:node/2',
    door: 'gaps',
    rule: 'park',
    map: 'bands',
    streets: 'off',
    walker: 'elder',
    minutes: 10,
    standard: 'gb50180',
  })
  expect(read(url)).toEqual({
    ...EMPTY_LINK,
    city: 'astana',
    community: 'osm:node/2',
    walker: 'elder',
    minutes: 10,
    standard: 'gb50180',
  })
  expect([community, isNearest, urlWithPoint]).toEqual([1, false, null])
})

test('in a point’s stead goes the nearest community; the point only into the link that is asked for', () => {
  const { url, community, isNearest, urlWithPoint } = share({ at: [71.48, 51.18] })
  expect(read(url)).toMatchObject({ at: null, community: 'osm:node/2' })
  expect([community, isNearest]).toEqual([1, true])
  expect(read(urlWithPoint)).toMatchObject({ at: [71.48, 51.18], community: null })
})

test('without communities a point leaves city and terms', () => {
  const { url, community } = share({ at: [71.48, 51.18] }, city({ communities: [] }))
  expect([url, community]).toEqual([`${PAGE}#city=astana`, null])
})

test('places of a person’s own file are never handed on', () => {
  for (const link of [{ ownCommunity: 'home.csv:3' }, { at: [71.4, 51.1] as const }]) {
    const { url, community, isNearest } = share(link, city({ own }))
    expect([url, community, isNearest]).toEqual([`${PAGE}#city=astana`, null, false])
  }
})

test('a community that the city does not have is not handed on', () => {
  expect(share({ community: 'osm:node/9' }).url).toBe(`${PAGE}#city=astana`)
  expect(share({ community: 'osm:node/9' }, undefined).url).toBe(`${PAGE}#city=astana`)
})

test('whatever the page is at, the link that nobody asked a home for says none', () => {
  const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
  const point: fc.Arbitrary<LonLat> = fc.tuple(degrees(180), degrees(85))
  fc.assert(
    fc.property(
      fc.option(point),
      fc.option(fc.constantFrom('osm:node/1', 'osm:node/9')),
      fc.option(fc.constant('home.csv:3')),
      fc.boolean(),
      (at, community, ownCommunity, isOwn) => {
        const { url, urlWithPoint } = share({ at, community, ownCommunity }, isOwn ? city({ own }) : city())
        expect(url).not.toMatch(/[#&]at=|home\.csv/)
        if (at === null) expect(urlWithPoint).toBeNull()
      },
    ),
    { seed: 15, numRuns: 200 },
  )
})
