import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DOORS, EMPTY_LINK, readPageLink, writePageLink, type PageLink } from './page-link.ts'

const words = fc.option(fc.string({ minLength: 1, unit: 'grapheme' }), { nil: null })
const links: fc.Arbitrary<PageLink> = fc.record({
  city: fc.option(fc.constantFrom('astana', 'porto-2'), { nil: null }),
  door: fc.constantFrom(...DOORS),
  community: words,
  at: fc.option(
    fc
      .tuple(fc.integer({ min: 1, max: 17_999_999 }), fc.integer({ min: -8_999_999, max: 8_999_999 }))
      .map(([lon, lat]) => [lon / 1e5, lat / 1e5] as const),
    { nil: null },
  ),
  minutes: fc.option(fc.integer({ min: 5, max: 30 }), { nil: null }),
  walker: words,
  with: words,
  standard: words,
  own: words,
  when: fc.oneof(
    fc.constantFrom(null, 'now' as const),
    fc.record({ weekday: fc.integer({ min: 1, max: 7 }), minute: fc.integer({ min: 0, max: 1_439 }) }),
  ),
  tolerance: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  language: words,
  service: words,
  rule: words,
  map: fc.constantFrom(null, 'bands' as const),
  streets: fc.constantFrom(null, 'off' as const),
  plan: fc.option(fc.constantFrom('1.AAEC-_x', '2.x')),
  area: fc.option(
    fc.oneof(
      fc.record({ district: fc.string({ minLength: 1, unit: 'grapheme' }), street: words }),
      fc.record({ district: fc.constant(null), street: fc.string({ minLength: 1, unit: 'grapheme' }) }),
    ),
    { nil: null },
  ),
})

test('what is written is read again', () => {
  fc.assert(
    fc.property(links, (link) => {
      expect(readPageLink(writePageLink(link))).toEqual({ link, unreadable: [] })
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('an empty address says nothing', () => {
  expect(readPageLink('')).toEqual({ link: EMPTY_LINK, unreadable: [] })
  expect(writePageLink(EMPTY_LINK)).toBe('')
})

test('what cannot be read is named, the rest stands', () => {
  const { link, unreadable } = readPageLink(
    '#city=../x&door=attic&minutes=200&at=1,95&what=ever&walker=elder&top',
  )
  expect(link).toEqual({ ...EMPTY_LINK, walker: 'elder' })
  expect(unreadable).toEqual(['city=../x', 'door=attic', 'minutes=200', 'at=1,95', 'what=ever', 'top'])
})

test('a time is now, or a weekday and a time of the clock', () => {
  const read = (when: string) => readPageLink(`#when=${when}`).link.when
  expect([read('now'), read('su-20:00'), read('mo-00:05')]).toEqual([
    'now',
    { weekday: 7, minute: 1_200 },
    { weekday: 1, minute: 5 },
  ])
  for (const broken of ['su-24:00', 'su-20:60', 'su-8:00', 'xx-08:00', '7-08:00', 'su', 'NOW', ''])
    expect(readPageLink(`#when=${broken}`)).toEqual({
      link: EMPTY_LINK,
      unreadable: [broken === '' ? 'when' : `when=${broken}`],
    })
  expect(writePageLink({ ...EMPTY_LINK, when: { weekday: 7, minute: 1_200 } })).toBe('#when=su-20%3A00')
})

test('the look of the planner’s map is said only where it was changed', () => {
  expect(writePageLink({ ...EMPTY_LINK, map: 'bands', streets: 'off' })).toBe('#map=bands&streets=off')
  for (const broken of ['map=verdict', 'map=Bands', 'streets=on', 'streets=0'])
    expect(readPageLink(`#${broken}`)).toEqual({ link: EMPTY_LINK, unreadable: [broken] })
})

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (hash) => {
      expect(writePageLink(readPageLink(hash).link)).toBeTypeOf('string')
    }),
    { seed: 8, numRuns: 500 },
  )
})
