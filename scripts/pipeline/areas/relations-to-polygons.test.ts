import { area, booleanPointInPolygon, booleanValid } from '@turf/turf'
import * as fc from 'fast-check'
import type { MultiPolygon, Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { readOsmData } from '../../osm/read-osm-data.ts'
import type { OsmData, OsmMember } from '../../osm/osm-data.ts'
import { osmDataFrom } from '../../testing/osm-data-from.ts'
import { extractPath } from '../../testing/shared-extracts.ts'
import {
  assembleRelation,
  indexWays,
  relationToPolygon,
  wayToCoordinates,
  wayToPolygon,
} from './relations-to-polygons.ts'
import { signedArea } from './rings-to-polygons.ts'

/**
 * A grid of nodes, id = 100 · x + y at (x, y) hundredths of a degree. Ways are written as node lists with a role.
 */
function drawn(ways: readonly (readonly [role: string, refs: readonly number[]])[], missing: number[] = []) {
  const ids = new Set(ways.flatMap(([, refs]) => refs).filter((id) => !missing.includes(id)))
  const nodes = Object.fromEntries(
    [...ids].map((id) => [id, [Math.floor(id / 100) / 100, (id % 100) / 100] as const]),
  )
  const members = ways.map(([role], index): OsmMember => ({ type: 'way', ref: index + 1, role }))
  const data = osmDataFrom({
    nodes,
    ways: ways.map(([, refs], index) => ({ id: index + 1, refs })),
    relations: [{ id: 1, members, tags: { type: 'multipolygon' } }],
  })
  return { data, members }
}

function assembled(data: OsmData) {
  const [relation] = data.relations
  if (!relation) throw new Error('the drawing has no relation')
  return assembleRelation(data, relation, indexWays(data))
}

const polygonsOf = (geometry: Polygon | MultiPolygon | null) =>
  geometry?.type === 'Polygon' ? [geometry.coordinates] : (geometry?.coordinates ?? [])

const shapeOf = (geometry: Polygon | MultiPolygon | null) =>
  polygonsOf(geometry).map((rings) => rings.map((ring) => ring.length - 1))

const square = (x: number, y: number, size: number): number[] => [
  x * 100 + y,
  (x + size) * 100 + y,
  (x + size) * 100 + y + size,
  x * 100 + y + size,
  x * 100 + y,
]

/** Square degrees of the grid's unit, from winding alone: outer rings count positive, holes negative. */
const signedSum = (geometry: Polygon | MultiPolygon | null): number =>
  polygonsOf(geometry)
    .flat()
    .reduce((sum, ring) => sum + signedArea(ring as [number, number][]), 0) * 10_000

describe('ways', () => {
  it('skip nodes that the extract lacks, as lines; refuse them, as areas', () => {
    const { data } = drawn([['', square(1, 1, 2)]], [301])
    const [way] = data.ways
    if (!way) throw new Error('no way')
    expect(wayToCoordinates(data, way)).toEqual([
      [0.01, 0.01],
      [0.03, 0.03],
      [0.01, 0.03],
      [0.01, 0.01],
    ])
    expect(wayToPolygon(data, way)).toBeNull()
  })

  it('become counter-clockwise polygons whichever way they were drawn', () => {
    for (const refs of [square(1, 1, 2), square(1, 1, 2).toReversed()]) {
      const { data } = drawn([['', refs]])
      const polygon = data.ways[0] ? wayToPolygon(data, data.ways[0]) : null
      expect(signedSum(polygon)).toBeCloseTo(4)
    }
  })

  it('that are open or enclose nothing are no areas', () => {
    for (const refs of [
      [101, 102, 202],
      [101, 102, 103, 101],
    ]) {
      const { data } = drawn([['', refs]])
      expect(data.ways[0] && wayToPolygon(data, data.ways[0])).toBeNull()
    }
  })
})

describe('relations', () => {
  it('join member ways in any order and direction', () => {
    const { data } = drawn([
      ['outer', [101, 501]],
      ['outer', [105, 505]],
      ['outer', [505, 501]],
      ['outer', [101, 105]],
    ])
    const { geometry, isComplete } = assembled(data)
    expect(isComplete).toBe(true)
    expect(shapeOf(geometry)).toEqual([[4]])
    expect(signedSum(geometry)).toBeCloseTo(16)
  })

  it('tell outer rings, holes and islands apart without any role', () => {
    const { data } = drawn([
      ['', square(4, 4, 1)],
      ['', square(20, 1, 2)],
      ['', square(1, 1, 9)],
      ['', square(3, 3, 4)],
    ])
    const { geometry } = assembled(data)
    expect(polygonsOf(geometry).map((rings) => rings.length)).toEqual([2, 1, 1])
    expect(signedSum(geometry)).toBeCloseTo(81 - 16 + 4 + 1)
  })

  it('give each hole to the ring around it', () => {
    const { data } = drawn([
      ['outer', square(1, 1, 5)],
      ['outer', square(10, 1, 6)],
      ['inner', square(2, 2, 1)],
      ['inner', square(11, 2, 1)],
      ['inner', square(13, 4, 2)],
    ])
    expect(polygonsOf(assembled(data).geometry).map((rings) => rings.length)).toEqual([3, 2])
  })

  it('keep the closed rings and report what the extract cut off', () => {
    const { data, members } = drawn([
      ['outer', square(1, 1, 3)],
      ['outer', [1001, 1401, 1405]],
    ])
    const relation = {
      id: 2,
      tags: {},
      members: [...members, { type: 'way', ref: 99, role: 'outer' } as const],
    }
    const result = assembleRelation(data, relation, indexWays(data))
    expect(result).toMatchObject({ isComplete: false, missingWays: 1, brokenWays: 0, openRings: 1 })
    expect(shapeOf(result.geometry)).toEqual([[4]])
  })

  it('do not close a ring over a missing node', () => {
    const { data } = drawn([['outer', square(1, 1, 3)]], [404])
    expect(assembled(data)).toMatchObject({ geometry: null, isComplete: false, brokenWays: 1 })
  })

  it('do not turn the hole of a missing outer ring into land', () => {
    const { data } = drawn([
      ['inner', square(1, 1, 3)],
      ['outer', square(2, 2, 1)],
    ])
    const { geometry, openRings } = assembled(data)
    expect(openRings).toBe(1)
    expect(signedSum(geometry)).toBeCloseTo(1)
  })

  it('leave out labels, sub-areas and members drawn twice', () => {
    const { data, members } = drawn([
      ['outer', square(1, 1, 3)],
      ['subarea', square(2, 2, 1)],
    ])
    const relation = { id: 2, tags: {}, members: [...members, ...members.slice(0, 1)] }
    expect(shapeOf(relationToPolygon(data, relation, indexWays(data)))).toEqual([[4]])
  })

  it('two parks that touch at two nodes stay two parks', () => {
    // Two lenses side by side, sharing their top (3, 9) and bottom (3, 1), with a gap between them.
    const { data } = drawn([
      ['outer', [301, 105, 309]],
      ['outer', [301, 405, 309]],
      ['outer', [301, 205, 309]],
      ['outer', [301, 605, 309]],
    ])
    const { geometry, isComplete } = assembled(data)
    expect(isComplete).toBe(true)
    expect(signedSum(geometry)).toBeCloseTo((8 * 1) / 2 + (8 * 2) / 2)
    expect(geometry && booleanPointInPolygon([0.03, 0.05], geometry)).toBe(false)
    expect(geometry && booleanPointInPolygon([0.015, 0.05], geometry)).toBe(true)
  })

  it('a ring that runs through one node twice is cut there', () => {
    const { data } = drawn([['outer', [101, 301, 303, 503, 505, 305, 303, 103, 101]]])
    expect(shapeOf(assembled(data).geometry)).toEqual([[4], [4]])
  })

  it('a spike and a way that leads nowhere do not spoil the ring', () => {
    const { data } = drawn([
      ['outer', [101, 301, 501, 301, 303, 103, 101]],
      ['outer', [103, 107]],
    ])
    const { geometry, openRings } = assembled(data)
    expect(shapeOf(geometry)).toEqual([[4]])
    expect(openRings).toBe(1)
  })

  it('come out the same however their rings are cut, turned and shuffled', () => {
    const rings = [square(1, 1, 20), square(3, 3, 5), square(4, 4, 2), square(10, 10, 8), square(30, 2, 7)]
    const cut = fc.record({
      keys: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
      cuts: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
      turns: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
    })
    const property = fc.property(cut, ({ keys, cuts, turns }) => {
      const pieces = rings.flatMap((ring, r) => cutRing(ring, cuts.slice(r * 4, r * 4 + 3)))
      const ways = pieces.map((refs, i) => (turns[i] ? refs.toReversed() : refs))
      const order = ways.map((refs, i) => ({ refs, key: keys[i] ?? 0 })).sort((a, b) => a.key - b.key)
      const { geometry, isComplete } = assembled(drawn(order.map(({ refs }) => ['', refs] as const)).data)
      expect(isComplete).toBe(true)
      expect(polygonsOf(geometry).map((polygon) => polygon.length)).toEqual([3, 1, 1])
      expect(signedSum(geometry)).toBeCloseTo(400 - 25 + 4 - 64 + 49)
    })
    fc.assert(property, { seed: 20_240_601, numRuns: 200 })
  })
})

function cutRing(ring: readonly number[], cuts: readonly boolean[]): number[][] {
  const pieces: number[][] = [[]]
  ring.forEach((node, index) => {
    pieces.at(-1)?.push(node)
    if (cuts[index - 1] && index > 0) pieces.push([node])
  })
  return pieces
}

const liechtenstein = extractPath('test-extracts/liechtenstein-2015.osm.pbf')

describe.skipIf(!liechtenstein)('a whole country', () => {
  it('has the area that the official figures give it, in valid geometry', () => {
    const data = readOsmData(liechtenstein ?? '')
    const waysById = indexWays(data)
    const country = data.relations.find(
      ({ tags }) => tags['admin_level'] === '2' && tags['name'] === 'Liechtenstein',
    )
    const geometry = country ? relationToPolygon(data, country, waysById) : null
    // 160.5 km², Amt für Statistik Liechtenstein.
    expect(geometry && Math.round(area(geometry) / 1e5) / 10).toBeCloseTo(160.5, 0)
    const multipolygons = data.relations.filter(({ tags }) => tags['type'] === 'multipolygon')
    const complete = multipolygons
      .map((relation) => assembleRelation(data, relation, waysById))
      .filter(({ isComplete }) => isComplete)
    expect(complete.length).toBeGreaterThan(40)
    for (const { geometry: each } of complete) expect(each && booleanValid(each)).toBe(true)
  })
})
