import { describe, expect, test } from 'vitest'
import type { Tags } from '../../osm/osm-data.ts'
import { osmDataFrom } from '../../testing/osm-data-from.ts'
import { elementsToDwellings, latestYear, levelsOf } from './elements-to-dwellings.ts'

const corners = (first: number, from: number, to: number) => ({
  [first]: [from, from] as const,
  [first + 1]: [to, from] as const,
  [first + 2]: [to, to] as const,
  [first + 3]: [from, to] as const,
})

/** A house of about 11 × 11 m at 0, 0, on land of about 111 × 111 m around it. */
function dwellingsOf(house: Tags, land: Tags = {}, size = 0.0001) {
  return elementsToDwellings(
    osmDataFrom({
      nodes: { ...corners(1, 0, size), ...corners(11, -0.0005, 0.0005) },
      ways: [
        { id: 1, refs: [1, 2, 3, 4, 1], tags: house },
        { id: 2, refs: [11, 12, 13, 14, 11], tags: land },
      ],
    }),
    null,
  )
}

describe('what is a dwelling', () => {
  test.each([
    ['apartments', { building: 'apartments' }, 1],
    ['a dormitory', { building: 'dormitory' }, 1],
    ['an unmarked building', { building: 'yes' }, 1],
    ['flats over a shop, tagged as flats', { building: 'apartments', shop: 'convenience' }, 1],
    ['an unmarked building with a shop', { building: 'yes', shop: 'convenience' }, 0],
    ['an unmarked school', { building: 'yes', amenity: 'school' }, 0],
    ['a garage', { building: 'garage' }, 0],
    ['a ruin', { building: 'house', abandoned: 'yes' }, 0],
  ])('%s', (_, tags: Tags, count) => {
    expect(dwellingsOf(tags)).toHaveLength(count)
  })

  test('an unmarked building on a factory or school ground is none, a house there is one', () => {
    expect(dwellingsOf({ building: 'yes' }, { landuse: 'industrial' })).toHaveLength(0)
    expect(dwellingsOf({ building: 'yes' }, { amenity: 'school' })).toHaveLength(0)
    expect(dwellingsOf({ building: 'house' }, { landuse: 'industrial' })).toHaveLength(1)
    expect(dwellingsOf({ building: 'yes' }, { landuse: 'residential' })).toHaveLength(1)
  })

  test('a footprint under 30 m² is a shed', () => {
    expect(dwellingsOf({ building: 'house' }, {}, 0.00004)).toHaveLength(0)
    expect(dwellingsOf({ building: 'house' }, {}, 0.00005)).toHaveLength(1)
  })

  test('it carries what residents and names are made of', () => {
    const tags = { building: 'yes', 'building:levels': '5', 'addr:street': 'Oak', start_date: 'before 1985' }
    expect(dwellingsOf(tags)[0]).toMatchObject({
      levels: 5,
      kind: 'yes',
      addressStreet: 'Oak',
      builtBy: 1985,
      lon: expect.closeTo(0.00005, 9),
      lat: expect.closeTo(0.00005, 9),
    })
  })
})

test.each([
  ['9', 9],
  ['2.5', 2.5],
  ['5;9', 7],
  ['5-9', 7],
  ['0', null],
  ['-1', null],
  ['many', null],
  ['900', null],
  [undefined, null],
])('levels %s are %s', (text, levels) => {
  expect(levelsOf(text)).toBe(levels)
})

test.each([
  ['1975', 1975],
  ['09.11.2017', 2017],
  ['1872-10-24', 1872],
  ['before 1815', 1815],
  ['after 1968', null],
  ['2012..2013', 2013],
  ['after 1905..1908', null],
  ['1980s', 1989],
  ['~1930', 1930],
  ['C19', 1900],
  ['unknown', null],
  ['', null],
])('start_date %s allows at the latest %s', (text, year) => {
  expect(latestYear(text)).toBe(year)
})
