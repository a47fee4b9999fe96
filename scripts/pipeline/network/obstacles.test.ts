import { describe, expect, it } from 'vitest'
import { distanceM, fromE7, toE7, type LonLat } from '../../../src/units.ts'
import type { Tags } from '../../osm/osm-data.ts'
import { boundsInMetres, metres } from '../../testing/drawn-network.ts'
import { osmDataFrom, type DrawnOsm } from '../../testing/osm-data-from.ts'
import { isObstacle, obstaclesOf } from './obstacles.ts'
import { waysToSegments } from './ways-to-segments.ts'

const AREA = boundsInMetres(-1000, -1000, 1000, 1000)

function obstacles(drawn: DrawnOsm): Int32Array[] {
  const data = osmDataFrom(drawn)
  return obstaclesOf(data, waysToSegments(data, AREA), AREA)
}

const street = { id: 1, refs: [1, 2], tags: { highway: 'footway' } }
const ends = { 1: metres(0, 0), 2: metres(100, 0) }
const e7 = (...points: LonLat[]): number[] => points.flat().map(toE7)

describe('what stands in the way', () => {
  it.each([
    [{ barrier: 'wall' }, true],
    [{ barrier: 'fence' }, true],
    [{ barrier: 'retaining_wall' }, true],
    [{ barrier: 'city_wall' }, true],
    [{ barrier: 'hedge' }, false],
    [{ barrier: 'kerb' }, false],
    [{ railway: 'rail' }, true],
    [{ railway: 'rail', tunnel: 'yes' }, false],
    [{ railway: 'rail', bridge: 'viaduct' }, false],
    [{ railway: 'rail', bridge: 'no' }, true],
    [{ railway: 'subway' }, true],
    [{ railway: 'subway', layer: '-2' }, false],
    [{ railway: 'tram' }, false],
    [{ railway: 'abandoned' }, false],
    [{ natural: 'water' }, true],
    [{ waterway: 'river' }, true],
    [{ waterway: 'canal', tunnel: 'culvert' }, false],
    [{ waterway: 'stream' }, false],
    [{ highway: 'footway' }, false],
  ])('%j → %s', (tags: Tags, expected) => expect(isObstacle(tags)).toBe(expected))
})

/** A wall along the street, this far beside it. */
const wall = (northM: number) => ({
  nodes: { ...ends, 3: metres(0, northM), 4: metres(100, northM) },
  ways: [street, { id: 2, refs: [3, 4], tags: { barrier: 'wall' } }],
})

describe('obstacle lines', () => {
  it('follow the way, without points that matter less than 2 m', () => {
    const nodes = { ...ends, 3: metres(0, 50), 4: metres(50, 51), 5: metres(100, 50), 6: metres(100, 90) }
    const lines = obstacles({
      nodes,
      ways: [street, { id: 2, refs: [3, 4, 5, 6], tags: { barrier: 'wall' } }],
    })
    expect(lines.map((line) => Array.from(line))).toEqual([e7(nodes[3], nodes[5], nodes[6])])
  })

  it('keep the four corners of a closed line', () => {
    const nodes = { ...ends, 3: metres(0, 10), 4: metres(50, 10), 5: metres(50, 60), 6: metres(0, 60) }
    const lines = obstacles({
      nodes,
      ways: [street, { id: 2, refs: [3, 4, 5, 6, 3], tags: { natural: 'water' } }],
    })
    expect(lines.map((line) => Array.from(line))).toEqual([
      e7(nodes[3], nodes[4], nodes[5], nodes[6], nodes[3]),
    ])
  })

  it('take the shores of a lake drawn as a multipolygon', () => {
    const nodes = { ...ends, 3: metres(0, 10), 4: metres(50, 10), 5: metres(50, 60) }
    const lines = obstacles({
      nodes,
      ways: [street, { id: 2, refs: [3, 4, 5] }],
      relations: [
        {
          id: 9,
          members: [{ type: 'way', ref: 2, role: 'outer' }],
          tags: { type: 'multipolygon', natural: 'water' },
        },
      ],
    })
    expect(lines).toHaveLength(1)
  })

  it('stop at the edge of the area and where the extract lacks a node', () => {
    const nodes = { ...ends, 3: metres(-2000, 50), 4: metres(50, 50), 5: metres(60, 50), 6: metres(90, 50) }
    const longStreet = { id: 1, refs: [1, 2, 7], tags: { highway: 'footway' } }
    const lines = obstacles({
      nodes: { ...nodes, 7: metres(-1500, 0) },
      ways: [longStreet, { id: 2, refs: [3, 4, 99, 5, 6], tags: { railway: 'rail' } }],
    })
    expect(lines).toHaveLength(2)
    expect(fromE7(lines[0]?.[0] ?? 0)).toBeCloseTo(AREA[0], 6)
    expect([...(lines[0]?.slice(2) ?? [])]).toEqual(e7(nodes[4]))
    expect([...(lines[1] ?? [])]).toEqual(e7(nodes[5], nodes[6]))
  })

  it('are left out far from every street, never within 150 m of one', () => {
    for (let northM = -150; northM <= 150; northM += 10) expect(obstacles(wall(northM))).toHaveLength(1)
    expect(obstacles(wall(600))).toEqual([])
    expect(distanceM(metres(0, 0), metres(0, 600))).toBeGreaterThan(599)
  })
})
