import { describe, expect, test } from 'vitest'
import type { SuppliedCommunity } from '../../../src/format/supplied-communities.ts'
import { readOsmData } from '../../osm/read-osm-data.ts'
import type { Tags } from '../../osm/osm-data.ts'
import { osmDataFrom, type DrawnOsm } from '../../testing/osm-data-from.ts'
import { extractPath } from '../../testing/shared-extracts.ts'
import { elementsToCommunities, type CommunitySetting } from './elements-to-communities.ts'
import type { RawCommunities } from '../raw-places.ts'

type Nodes = Record<number, readonly [number, number] | { at: readonly [number, number]; tags: Tags }>

const setting: CommunitySetting = {
  bounds: null,
  supplied: null,
  named: true,
  derived: true,
  floorAreaPerHeadM2: 30,
  census: null,
  areaOf: () => ({ district: null, street: null }),
}

/** A square way with its south-west corner at lon, lat; its nodes are numbered from 10 × id. */
function squareWay(id: number, [lon, lat, side]: [number, number, number], tags: Tags) {
  const first = 10 * id
  const nodes: Nodes = {
    [first]: [lon, lat],
    [first + 1]: [lon + side, lat],
    [first + 2]: [lon + side, lat + side],
    [first + 3]: [lon, lat + side],
  }
  return { nodes, way: { id, refs: [first, first + 1, first + 2, first + 3, first], tags } }
}

/** A house of about 22 × 22 m (495 m² a floor) around a longitude on the equator. */
const house = (id: number, lon: number, tags: Tags = {}) =>
  squareWay(id, [lon - 0.0001, -0.0001, 0.0002], { building: 'apartments', 'building:levels': '3', ...tags })

const HOUSE_M2 = 3 * 22.239 ** 2

function drawn(squares: readonly ReturnType<typeof squareWay>[], nodes: Nodes = {}): DrawnOsm {
  return {
    nodes: Object.assign({}, nodes, ...squares.map((square) => square.nodes)) as Nodes,
    ways: squares.map(({ way }) => way),
  }
}

const read = (world: DrawnOsm, more: Partial<CommunitySetting> = {}): RawCommunities =>
  elementsToCommunities(osmDataFrom(world), { ...setting, ...more })

const point = (name: string, lon: number, more: Partial<SuppliedCommunity> = {}): SuppliedCommunity => ({
  id: name,
  name,
  unit: 'community',
  communityType: null,
  district: null,
  street: null,
  residents: null,
  at: [lon, 0],
  rings: null,
  isOffice: false,
  ...more,
})

const supplied = (...communities: SuppliedCommunity[]) => ({ supplied: { communities, errors: [] } })

const namesOf = ({ communities }: RawCommunities) => communities.map(({ names }) => names[''])

describe('sources in their order', () => {
  const estate = squareWay(1, [-0.001, -0.001, 0.002], { landuse: 'residential', name: 'Oak Estate' })
  const quarter = { at: [0.004, 0] as const, tags: { place: 'quarter', name: 'Elm' } }
  const world = drawn([estate, house(2, 0), house(3, 0.003), house(4, 0.02)], { 5: quarter })

  test('a home is in its estate, else at the place within 400 m, else in a derived block', () => {
    const result = read(world)
    expect(result.communities.map(({ unit, origin }) => `${unit} ${origin}`)).toEqual([
      'community homes',
      'estate homes',
      'derived homes',
    ])
    expect(result.origins.map(({ community }) => community)).toEqual([0, 1, 2])
    expect(result.communities[2]).toMatchObject({ id: 'block:2000,0', names: {} })
    expect(result.report).toMatchObject({ dwellings: 3, named: 2, derived: 1, unassignedDwellings: 0 })
  })

  test('a list that names street offices has the names of their streets, as the areas have them', () => {
    const street = (own: string | null) => {
      const areaOf = () => ({ district: null, street: '清华园街道' })
      return read(world, { ...supplied(point('A', 0, { street: own })), areaOf }).communities[0]?.street
    }
    expect(street('清华园街道办事处')).toBe('清华园街道')
    expect(street('东升地区办事处')).toBe('东升地区办事处')
    expect(street('燕园街道')).toBe('燕园街道')
    expect(street(null)).toBe('清华园街道')
  })

  test('a supplied community comes first, and switches leave sources out', () => {
    const all = read(world, supplied(point('A', 0)))
    expect(namesOf(all)).toEqual(['A', 'Elm', 'Oak Estate', undefined])
    // Both near homes are the point's own; Elm and the estate keep their points.
    expect(all.origins.map(({ community }) => community)).toEqual([0, 0, 1, 2, 3])
    const alone = read(world, { ...supplied(point('A', 0)), named: false, derived: false })
    expect(namesOf(alone)).toEqual(['A'])
    expect(alone.report.unassignedDwellings).toBe(1)
  })

  test('suburbs are used only where nothing finer has a name', () => {
    const suburb = { at: [0.02, 0] as const, tags: { place: 'suburb', name: 'South' } }
    expect(namesOf(read(drawn([house(2, 0.02)], { 5: suburb, 6: quarter })))).toEqual(['Elm', undefined])
    expect(namesOf(read(drawn([house(2, 0.02)], { 5: suburb })))).toEqual(['South'])
  })

  test('a place node in an area of its name is that area', () => {
    const node = { at: [0, 0] as const, tags: { place: 'neighbourhood', name: 'Oak Estate' } }
    expect(namesOf(read(drawn([estate, house(2, 0)], { 5: node })))).toEqual(['Oak Estate'])
  })

  test('without homes a place keeps its point, an office is marked as one, and residents are not known', () => {
    const { communities, origins } = read(
      {},
      supplied(point('甲社区居委会', 1, { isOffice: true }), point('B', 2)),
    )
    expect(communities.map(({ origin }) => origin)).toEqual(['office', 'point'])
    expect(communities[0]).toMatchObject({ residents: null, residentsSource: 'none', knownLevelsShare: null })
    expect(origins).toEqual([
      { lon: 1, lat: 0, community: 0, residents: 0 },
      { lon: 2, lat: 0, community: 1, residents: 0 },
    ])
  })

  test('what lies outside the bounds is left out and counted', () => {
    const more = { ...supplied(point('A', 0), point('B', 5)), bounds: [-1, -1, 0.01, 1] as const }
    const result = read(world, more)
    expect(namesOf(result)).toEqual(['A', 'Elm', 'Oak Estate'])
    expect(result.report).toMatchObject({ dwellings: 2, supplied: 1, suppliedOutsideBounds: 1 })
  })
})

describe('residents', () => {
  test('are floor area by floor area per head', () => {
    const { communities, report } = read(drawn([house(2, 0)]))
    expect(communities[0]?.residents).toBeCloseTo(HOUSE_M2 / 30, 1)
    expect(communities[0]).toMatchObject({ residentsSource: 'floor-area', knownLevelsShare: 1 })
    expect(report.residents).toBeCloseTo(HOUSE_M2 / 30, 1)
  })

  test('a given population wins and is shared out by floor area', () => {
    const tall = house(3, 0.001, { 'building:levels': '9' })
    const { communities, origins } = read(
      drawn([house(2, 0), tall]),
      supplied(point('A', 0, { residents: 100 })),
    )
    expect(communities[0]).toMatchObject({ residents: 100, residentsSource: 'given', knownLevelsShare: null })
    expect(origins.map(({ residents }) => Math.round(residents))).toEqual([25, 75])
  })

  test('are scaled to the census, homes that belong nowhere included', () => {
    const world = drawn([house(2, 0), house(3, 0.02)])
    const census = { total: 1_000, byDistrict: null }
    const all = read(world, { census })
    expect(all.report.residents).toBeCloseTo(1_000, 6)
    expect(all.report.censusScale).toBeCloseTo(1_000 / ((2 * HOUSE_M2) / 30), 2)
    const some = read(world, { census, ...supplied(point('A', 0)), derived: false })
    expect(some.report.residents).toBeCloseTo(500, 6)
  })

  test("are scaled by the area's district even where the file calls it by another word", () => {
    const world = drawn([house(2, 0), house(3, 0.02)])
    const { report } = read(world, {
      ...supplied(point('A', 0, { residents: 400, district: '朝阳' })),
      census: { total: 1_000, byDistrict: { 朝阳区: 1_000 } },
      areaOf: () => ({ district: '朝阳区', street: null }),
    })
    expect(report.residents).toBeCloseTo(1_000, 6)
  })
})

describe('old estates', () => {
  test('are inferred from the greater part of the floor area, and a given type wins', () => {
    const old = { start_date: '1985' }
    const world = drawn([house(2, 0, old), house(3, 0.001, old), house(4, 0.002)])
    expect(read(world).communities[0]).toMatchObject({
      communityType: 'old-estate',
      communityTypeInferred: true,
    })
    const less = drawn([house(2, 0, old), house(4, 0.002, { 'building:levels': '4' })])
    expect(read(less).communities[0]).toMatchObject({ communityType: null, communityTypeInferred: false })
    const given = read(world, supplied(point('A', 0.001, { communityType: '单位大院' })))
    expect(given.communities[0]).toMatchObject({ communityType: '单位大院', communityTypeInferred: false })
  })
})

/** Sums and indices that hold in any city. */
function expectConsistent({ communities, origins, report }: RawCommunities): void {
  expect(new Set(communities.map(({ id }) => id)).size).toBe(communities.length)
  const sums = new Float64Array(communities.length)
  let last = 0
  for (const { community, residents } of origins) {
    expect(community).toBeGreaterThanOrEqual(last)
    last = community
    sums[community] = (sums[community] ?? 0) + residents
  }
  expect(new Set(origins.map(({ community }) => community)).size).toBe(communities.length)
  for (const [c, { residents }] of communities.entries()) expect(sums[c]).toBeCloseTo(residents ?? 0, 3)
  expect(sums.reduce((sum, residents) => sum + residents, 0)).toBeCloseTo(report.residents, 2)
}

describe('real extracts', () => {
  test.each([
    ['sample-cities/astana-2017-12.osm.pbf', { dwellings: [25_000, 32_000], derived: [300, 900] }],
    ['test-extracts/chengdu-north-2026.osm.pbf', { dwellings: [150, 250], derived: [1, 20] }],
    ['test-extracts/helsinki-centre-2019.osm.pbf', { dwellings: [100, 200], derived: [5, 40] }],
    ['test-extracts/liechtenstein-2015.osm.pbf', { dwellings: [6_000, 9_000], derived: [60, 200] }],
  ])('%s', (file, expected) => {
    const path = extractPath(file)
    if (path === null) return
    const data = readOsmData(path)
    const result = elementsToCommunities(data, { ...setting, bounds: data.headerBounds })
    expectConsistent(result)
    const { dwellings, derived } = result.report
    for (const [value, [low, high]] of [
      [dwellings, expected.dwellings],
      [derived, expected.derived],
    ] as const) {
      expect(value).toBeGreaterThanOrEqual(low ?? 0)
      expect(value).toBeLessThanOrEqual(high ?? 0)
    }
  })
})
