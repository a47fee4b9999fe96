import { expect, test } from 'vitest'
import type { CommunityFigures } from '../format/supplied-figures.ts'
import { peopleTables } from '../coverage/place-tables.ts'
import type { Community } from '../coverage/tables.ts'
import { drawNetwork } from '../network/testing/draw.ts'
import type { City } from './city.ts'
import { joinFigures } from './join-figures.ts'
import { emptyCity, ownCommunity } from './testing/drawn-city.ts'
import { suppliedPeople } from './supplied-places.ts'

const { network } = drawNetwork({ nodes: { a: [0, 0], b: [9, 0] }, edges: [['a', 'b']] })

/** Communities with homes of so many residents. */
function cityOf(...given: readonly (readonly [Partial<Community>, readonly number[]])[]): City {
  const { communities } = suppliedPeople(
    given.map(([, homes]) => ownCommunity([0, 0], { residents: homes.reduce((sum, n) => sum + n, 0) })),
  )
  const people = peopleTables({
    communities: communities.map((one, c) => ({ ...one, ...given[c]?.[0] })),
    origins: given.flatMap(([, homes], community) => homes.map((residents) => ({ community, residents }))),
  })
  return { ...emptyCity(network, [0, 0, 1, 1]), communities: people.communities, origins: people.origins }
}

let line = 1
const row = (more: Partial<CommunityFigures>): CommunityFigures => ({
  line: ++line,
  id: '',
  name: '',
  street: '',
  district: '',
  residents: null,
  ...more,
})

const town = cityOf(
  [{ id: '1', names: { '': '甲社区' }, street: '东升' }, [3, 1]],
  [{ id: '2', names: { '': '甲社区' }, street: '学院' }, [0, 0, 0]],
  [{ id: '3', names: { zh: '乙村', en: 'Yi' } }, [7.5]],
)

test('residents are spread as they lived, evenly where nobody knew, to the last tenth', () => {
  const { city, errors } = joinFigures(town, [
    row({ id: '1', residents: 10 }),
    row({ id: '2', residents: 10 }),
  ])
  expect(errors).toEqual([])
  expect([...city.origins.residentsTenths]).toEqual([75, 25, 33, 34, 33, 75])
  expect(city.communities.map(({ residents }) => residents)).toEqual([10, 10, 7.5])
  expect(city.manifest.counts.residents).toBe(27.5)
  expect([...town.origins.residentsTenths]).toEqual([30, 10, 0, 0, 0, 75])
})

test('names are those of the list of committees too; two of one name need more', () => {
  const rows = [
    row({ name: '甲社区居委会', street: '学院', declared: false }),
    row({ name: 'yi', elderly: 3 }),
    row({ name: '甲' }),
    row({ name: '丙社区' }),
    row({ id: '3', residents: 9 }),
  ]
  const { city, communities, errors } = joinFigures(town, rows)
  expect(communities).toEqual([1, 2])
  expect([city.communities[1]?.declared, city.communities[2]?.elderly]).toEqual([false, 3])
  expect(errors.map(({ reason }) => reason)).toEqual([
    '2 communities are called "甲": expected an id, a street or a district',
    'no community "丙社区" in the city',
    `community "3" stands in line ${rows[1]?.line} too`,
  ])
})

test('nobody is older than there are residents', () => {
  const { errors } = joinFigures(town, [row({ id: '3', elderly: 8 })])
  expect(errors[0]?.reason).toBe('aged 60 or older "8": expected a number from 0 to 7.5')
})
