import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCatalogue, type Catalogue } from '../../../src/services/catalogue.ts'
import { readOsmData } from '../../osm/read-osm-data.ts'
import { extractPath } from '../../testing/shared-extracts.ts'
import { osmDataFrom, type DrawnOsm } from '../../testing/osm-data-from.ts'
import { elementsToFacilities } from './elements-to-facilities.ts'

const catalogue = drawnCatalogue({
  school: ['amenity=school'],
  'senior-school': ['amenity=school & @unsure', 'amenity=school & name~High'],
  pharmacy: ['amenity=pharmacy'],
  clinic: ['amenity=clinic'],
  bus: ['highway=bus_stop', 'public_transport=platform & bus=yes'],
  metro: ['railway=subway_entrance', 'station=subway'],
  field: ['leisure=pitch & @area>=1000'],
})

function drawnCatalogue(rules: Record<string, string[]>): Catalogue {
  const name = { 'zh-Hans': '名', 'zh-Hant': '名', en: 'name' }
  const services = Object.entries(rules).map(([id, own]) => ({
    id,
    names: { planner: name, resident: name },
    kind: 'public',
    class: 'other',
    task: 'affairs',
    icon: 'maki-town',
    rules: own,
    source: { text: 'drawn' },
    verified: false,
  }))
  return readCatalogue(services, 'drawn catalogue')
}

const read = (drawn: DrawnOsm, bounds: [number, number, number, number] | null = null) =>
  elementsToFacilities(osmDataFrom(drawn), { catalogue, country: null, bounds })

const node = (lon: number, lat: number, tags: Record<string, string>) => ({ at: [lon, lat] as const, tags })

/** A node in the middle of `square`. */
const inside = (tags: Record<string, string>) => node(0.0005, 0.0005, tags)

/** A square of about 111 m with corners 1 to 4, south-west first. */
const square = {
  nodes: { 1: [0, 0], 2: [0.001, 0], 3: [0.001, 0.001], 4: [0, 0.001] },
  refs: [1, 2, 3, 4, 1],
} as const

describe('what is a facility', () => {
  test('a node is reached at its place, an area at its outline; both in stable order', () => {
    const { facilities, report } = read({
      nodes: { ...square.nodes, 9: { at: [0.01, 0], tags: { amenity: 'pharmacy', name: 'A' } } },
      ways: [{ id: 5, refs: square.refs, tags: { amenity: 'clinic' } }],
    })
    expect(facilities.map((f) => f.id)).toEqual(['osm:node/9', 'osm:way/5'])
    expect(facilities[0]).toMatchObject({ points: [[0.01, 0]], outline: null, areaM2: null, lanes: [2] })
    expect(facilities[1]).toMatchObject({ points: [], lanes: [3], lon: 0.0005, lat: 0.0005 })
    expect(facilities[1]?.outline?.[0]).toHaveLength(5)
    expect(facilities[1]?.areaM2).toBeCloseTo(111.195 ** 2, -2)
    expect(report.perLane).toEqual([0, 0, 1, 1, 0, 0, 0])
  })

  test('a gate that is private to cars but open to walkers is a way in, one closed to walkers is none', () => {
    const { facilities } = read({
      nodes: {
        ...square.nodes,
        1: { at: [0, 0], tags: { barrier: 'lift_gate', access: 'private', foot: 'yes' } },
        2: { at: [0.001, 0], tags: { barrier: 'gate', foot: 'no' } },
        3: { at: [0.001, 0.001], tags: { barrier: 'sliding_gate' } },
      },
      ways: [{ id: 5, refs: square.refs, tags: { amenity: 'clinic' } }],
    })
    expect(facilities[0]?.points).toEqual([
      [0, 0],
      [0.001, 0.001],
    ])
  })

  test('entrances and gates on the outline replace it; locked and service ones do not count', () => {
    const { facilities } = read({
      nodes: {
        ...square.nodes,
        1: { at: [0, 0], tags: { entrance: 'main' } },
        2: { at: [0.001, 0], tags: { barrier: 'gate' } },
        3: { at: [0.001, 0.001], tags: { barrier: 'gate', locked: 'yes' } },
        4: { at: [0, 0.001], tags: { entrance: 'service' } },
      },
      ways: [{ id: 5, refs: square.refs, tags: { amenity: 'clinic' } }],
    })
    expect(facilities[0]).toMatchObject({
      outline: null,
      points: [
        [0, 0],
        [0.001, 0],
      ],
    })
  })

  test('the size of an area decides where a rule asks for it', () => {
    const small = { 11: [1, 0], 12: [1.0001, 0], 13: [1.0001, 0.0001], 14: [1, 0.0001] } as const
    const { facilities } = read({
      nodes: { ...square.nodes, ...small },
      ways: [
        { id: 5, refs: square.refs, tags: { leisure: 'pitch' } },
        { id: 6, refs: [11, 12, 13, 14, 11], tags: { leisure: 'pitch' } },
      ],
    })
    expect(facilities.map((f) => f.id)).toEqual(['osm:way/5'])
  })

  test('a multipolygon is an area with holes; the way that draws its outline is not counted again', () => {
    const hole = { 11: [0.0004, 0.0004], 12: [0.0006, 0.0004], 13: [0.0006, 0.0006] } as const
    const tags = { amenity: 'clinic' }
    const { facilities } = read({
      nodes: { ...square.nodes, ...hole },
      ways: [
        { id: 5, refs: square.refs, tags },
        { id: 6, refs: [11, 12, 13, 11] },
      ],
      relations: [
        {
          id: 7,
          tags: { ...tags, type: 'multipolygon' },
          members: [
            { type: 'way', ref: 5, role: 'outer' },
            { type: 'way', ref: 6, role: 'inner' },
          ],
        },
      ],
    })
    expect(facilities.map((f) => f.id)).toEqual(['osm:relation/7'])
    expect(facilities[0]?.outline).toHaveLength(2)
  })

  test('an area that lacks a node is reported, a place closed for good is left out', () => {
    const { facilities, report } = read({
      nodes: { 1: [0, 0], 2: [0.001, 0], 8: { at: [0, 0], tags: { amenity: 'pharmacy', disused: 'yes' } } },
      ways: [{ id: 5, refs: square.refs, tags: { amenity: 'clinic' } }],
    })
    expect(facilities).toEqual([])
    expect(report.brokenAreas).toBe(1)
  })

  test('a platform drawn as a line is reached at its middle node', () => {
    const { facilities } = read({
      nodes: { 1: [0, 0], 2: [0.0001, 0], 3: [0.0002, 0] },
      ways: [{ id: 5, refs: [1, 2, 3], tags: { public_transport: 'platform', bus: 'yes' } }],
    })
    expect(facilities[0]?.points).toEqual([[0.0001, 0]])
  })

  test('the 2 km ring around the bounds is kept, what lies beyond is not', () => {
    const { facilities } = read(
      {
        nodes: {
          1: node(0.5, 0, { amenity: 'pharmacy' }),
          2: node(1.017, 0, { amenity: 'pharmacy' }),
          3: node(1.02, 0, { amenity: 'pharmacy' }),
        },
      },
      [0, -1, 1, 1],
    )
    expect(facilities.map((f) => f.id)).toEqual(['osm:node/1', 'osm:node/2'])
  })

  test('pieces of a way cut at a tile edge are one facility under the id of the map', () => {
    const tags = { amenity: 'clinic', 'qa:id': '777' }
    const { facilities } = read({
      nodes: { ...square.nodes, 5: [0.002, 0], 6: [0.002, 0.001] },
      ways: [
        { id: 5, refs: square.refs, tags },
        { id: 6, refs: [2, 5, 6, 3, 2], tags },
      ],
    })
    expect(facilities.map((f) => f.id)).toEqual(['osm:way/777'])
    expect(facilities[0]?.areaM2).toBeCloseTo(2 * 111.195 ** 2, -2)
  })
})

describe('what counts once', () => {
  const schoolArea = { id: 5, refs: square.refs, tags: { amenity: 'school', phone: '1' } }

  test('a node in an area of the same service gives it its name and details', () => {
    const guest = inside({ amenity: 'school', name: 'Third', phone: '2', opening_hours: '24/7' })
    const { facilities, report } = read({ nodes: { ...square.nodes, 9: guest }, ways: [schoolArea] })
    expect(facilities).toHaveLength(1)
    expect(facilities[0]).toMatchObject({
      id: 'osm:way/5',
      phone: '1',
      openingHours: '24/7',
      names: { '': 'Third' },
    })
    expect(report.mergedIntoArea).toBe(1)
  })

  test('a node with another name, or of another service, stays a facility of its own', () => {
    const named = { ...schoolArea, tags: { ...schoolArea.tags, name: 'First' } }
    const other = read({
      nodes: { ...square.nodes, 9: inside({ amenity: 'school', name: 'Third' }) },
      ways: [named],
    })
    expect(other.facilities).toHaveLength(2)
    const clinic = read({ nodes: { ...square.nodes, 9: inside({ amenity: 'clinic' }) }, ways: [named] })
    expect(clinic.facilities).toHaveLength(2)
  })

  test('a level that is not known is flagged, and settled by an element that knows it', () => {
    const unsure = read({ nodes: square.nodes, ways: [schoolArea] })
    expect(unsure.facilities[0]).toMatchObject({ lanes: [0, 1], flags: ['unsure:senior-school'] })
    const guest = inside({ amenity: 'school', name: 'High' })
    const settled = read({ nodes: { ...square.nodes, 9: guest }, ways: [schoolArea] })
    expect(settled.facilities[0]).toMatchObject({ lanes: [0, 1], flags: [] })
  })

  test('a platform within 30 m of the stop of that name is that stop', () => {
    const stop = node(0, 0, { highway: 'bus_stop', name: 'Oak' })
    const platform = { public_transport: 'platform', bus: 'yes', shelter: 'yes' }
    expect(
      read({ nodes: { 1: stop, 2: node(0.0002, 0, { ...platform, name: 'Oak' }) } }).facilities.map(
        (f) => f.id,
      ),
    ).toEqual(['osm:node/1'])
    expect(
      read({ nodes: { 1: stop, 2: node(0.0003, 0, { ...platform, name: 'Oak' }) } }).facilities,
    ).toHaveLength(2)
    expect(
      read({ nodes: { 1: stop, 2: node(0.0002, 0, { ...platform, name: 'Elm' }) } }).facilities,
    ).toHaveLength(2)
  })

  test('stops of one name on both sides of a street stay two', () => {
    const tags = { highway: 'bus_stop', name: 'Oak' }
    expect(read({ nodes: { 1: node(0, 0, tags), 2: node(0, 0.0001, tags) } }).facilities).toHaveLength(2)
  })

  test('an underground station is entered at its entrances; a far one stands alone', () => {
    const tags = { railway: 'subway_entrance' }
    const { facilities } = read({
      nodes: {
        1: { at: [0, 0], tags: { railway: 'station', station: 'subway', name: 'Centre' } },
        2: node(0.001, 0, tags),
        3: node(-0.001, 0, tags),
        4: node(0.01, 0, tags),
      },
    })
    expect(facilities.map((f) => f.id)).toEqual(['osm:node/1', 'osm:node/4'])
    expect(facilities[0]?.points).toEqual([
      [0.001, 0],
      [-0.001, 0],
    ])
  })
})

describe('Astana', () => {
  const path = extractPath('sample-cities/astana-2017-12.osm.pbf')
  test.skipIf(path === null)('has schools, pharmacies and bus stops in a stable order', () => {
    const real = readCatalogue(
      JSON.parse(readFileSync(new URL('../../../data/services.json', import.meta.url), 'utf8')),
      'data/services.json',
    )
    const data = readOsmData(path ?? '')
    const { facilities, report } = elementsToFacilities(data, {
      catalogue: real,
      country: 'KZ',
      bounds: null,
    })
    const countOf = (id: string) => report.perLane[real.laneOf.get(id) ?? -1] ?? 0
    expect(countOf('pharmacy')).toBeGreaterThan(90)
    expect(countOf('bus-stop')).toBeGreaterThan(350)
    expect(countOf('primary-school')).toBeGreaterThan(70)
    expect(new Set(facilities.map((f) => f.id)).size).toBe(facilities.length)
    for (const f of facilities) {
      expect(f.points.length > 0).toBe(f.outline === null)
      expect(f.lanes.length).toBeGreaterThan(0)
    }
    expect(elementsToFacilities(data, { catalogue: real, country: 'KZ', bounds: null }).facilities).toEqual(
      facilities,
    )
  })
})
