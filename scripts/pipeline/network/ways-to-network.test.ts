import { describe, expect, it } from 'vitest'
import type { Bounds } from '../../../src/units.ts'
import type { Tags } from '../../osm/osm-data.ts'
import { boundsInMetres, edgesInWords, metres, nodesWith, row } from '../../testing/drawn-network.ts'
import { osmDataFrom, type DrawnOsm } from '../../testing/osm-data-from.ts'
import { buildRawNetwork } from './ways-to-network.ts'

const WIDE = boundsInMetres(-5000, -5000, 5000, 5000)

const way = (id: number, refs: readonly number[], tags: Tags = {}) => ({
  id,
  refs,
  tags: { highway: 'footway', ...tags },
})

function built(drawn: DrawnOsm, bounds: Bounds = WIDE) {
  const raw = buildRawNetwork(osmDataFrom(drawn), bounds)
  const nodes = drawn.nodes ?? {}
  return {
    raw,
    edges: edgesInWords(raw, nodes),
    nodesWith: (bit: 'signal' | 'boundary') => nodesWith(raw, nodes, bit),
  }
}

describe('chains', () => {
  it('become one edge across ways, kinds and names; the longest part gives kind and name', () => {
    const { edges, raw } = built({
      nodes: row(4),
      ways: [
        way(1, [1, 2], { name: 'Short' }),
        way(2, [4, 3, 2], { highway: 'residential', name: 'Long', 'name:kk': 'Ұзын' }),
      ],
    })
    expect(edges).toEqual(['1–4 300 m open residential "Long"'])
    expect(raw.shapes.names).toEqual([{ '': 'Long', kk: 'Ұзын' }])
    expect([...raw.shapes.firstPoint]).toEqual([0, 2])
    expect([...raw.edgeWay]).toEqual([1])
  })

  it('take the name of the longest named part, however long the rest', () => {
    const { edges } = built({ nodes: row(4), ways: [way(1, [1, 2, 3]), way(2, [3, 4], { name: 'Named' })] })
    expect(edges).toEqual(['1–4 300 m open footway "Named"'])
  })

  it('choose between kinds and names of equal length by themselves, whichever comes first', () => {
    const nodes = { 1: [-0.001, 0], 2: [0, 0], 3: [0.001, 0] } as const
    for (const [b, a] of [
      [1, 3],
      [3, 1],
    ] as const) {
      const ways = [
        way(1, [b, 2], { highway: 'residential', name: 'B' }),
        way(2, [a, 2], { highway: 'path', name: 'A' }),
      ]
      expect(built({ nodes, ways }, [-1, -1, 1, 1]).edges).toEqual(['1–3 222 m open path "A"'])
    }
  })

  it('break where streets meet', () => {
    const { edges } = built({
      nodes: { ...row(3), 9: metres(100, 100) },
      ways: [way(1, [1, 2, 3]), way(2, [2, 9])],
    })
    expect(edges).toEqual(['1–2 100 m open footway', '2–3 100 m open footway', '2–9 100 m open footway'])
  })

  it('break where steps begin and end, at both ends of an escalator', () => {
    const { edges } = built({
      nodes: row(6),
      ways: [
        way(1, [1, 2]),
        way(2, [2, 3], { highway: 'steps' }),
        way(3, [4, 3], { highway: 'steps', conveying: 'forward' }),
        way(4, [4, 5], { 'oneway:foot': 'yes' }),
        way(5, [6, 5], { 'oneway:foot': '-1' }),
      ],
    })
    expect(edges).toEqual([
      '1–2 100 m open footway',
      '2–3 100 m open steps on steps',
      '3←4 100 m open steps on steps',
      '4→6 200 m open footway',
    ])
  })

  it('break where access changes', () => {
    const { edges } = built({
      nodes: row(4),
      ways: [way(1, [1, 2]), way(2, [2, 3], { access: 'private' }), way(3, [3, 4], { foot: 'no' })],
    })
    expect(edges).toEqual([
      '1–2 100 m open footway',
      '2–3 100 m residents footway',
      '3–4 100 m closed footway',
    ])
  })

  it('keep loops and parallels, and break a ring without junction at its western end', () => {
    const ring = { 1: metres(0, 0), 2: metres(100, 0), 3: metres(100, 100), 4: metres(0, 100) }
    expect(built({ nodes: ring, ways: [way(1, [3, 4, 1, 2, 3])] }).edges).toEqual(['1–1 400 m open footway'])
    const lasso = built({
      nodes: { ...ring, 9: metres(-100, 0) },
      ways: [way(1, [3, 4, 1, 2, 3]), way(2, [9, 1])],
    })
    expect(lasso.edges).toEqual(['1–1 400 m open footway', '1–9 100 m open footway'])
    const parallel = built({ nodes: ring, ways: [way(1, [1, 2, 3]), way(2, [1, 4, 3]), way(3, [1, 3])] })
    expect(parallel.edges).toEqual([
      '1–3 141 m open footway',
      '1–3 200 m open footway',
      '1–3 200 m open footway',
    ])
  })

  it('walk the outline of squares and platforms, multipolygons too', () => {
    const nodes = {
      1: metres(0, 0),
      2: metres(100, 0),
      3: metres(100, 100),
      4: metres(0, 100),
      5: metres(200, 0),
    }
    const square = built({
      nodes,
      ways: [way(1, [1, 2, 3, 4, 1], { highway: 'pedestrian', area: 'yes' }), way(2, [2, 5]), way(3, [4, 5])],
    })
    expect(square.edges.filter((edge) => edge.includes('pedestrian'))).toHaveLength(2)
    const members = [1, 2].map((ref) => ({ type: 'way', ref, role: 'outer' }) as const)
    const relation = built({
      nodes,
      ways: [
        { id: 1, refs: [1, 2, 3] },
        { id: 2, refs: [3, 4, 1] },
        { id: 3, refs: [1, 5] },
      ],
      relations: [{ id: 7, members, tags: { type: 'multipolygon', highway: 'pedestrian', name: 'Square' } }],
    })
    expect(relation.edges).toEqual(['1–1 400 m open pedestrian "Square"'])
    const platform = built({ nodes, ways: [{ id: 1, refs: [1, 2, 3, 4, 1], tags: { railway: 'platform' } }] })
    expect(platform.edges).toEqual(['1–1 400 m open platform'])
  })

  it('drop segments of length 0 and join their nodes', () => {
    const { edges } = built({
      nodes: { 1: metres(0, 0), 2: metres(100, 0), 3: metres(100, 0), 4: metres(200, 0), 5: metres(100, 50) },
      ways: [way(1, [1, 2, 2, 3, 4]), way(2, [3, 5])],
    })
    expect(edges).toEqual(['1–2 100 m open footway', '2–4 100 m open footway', '2–5 50 m open footway'])
  })

  it('do not join nodes at one coordinate that no way visits in turn (a bridge over a street)', () => {
    const { edges, raw } = built({
      nodes: {
        1: metres(0, 0),
        2: metres(100, 0),
        3: metres(300, 0),
        4: metres(100, 50),
        5: metres(100, 0),
        6: metres(100, -50),
      },
      ways: [way(1, [1, 2, 3]), way(2, [4, 5, 6], { layer: '1' })],
    })
    expect(edges).toEqual(['1–3 300 m open footway'])
    expect(raw.report.droppedPieces).toBe(1)
  })

  it('never have length 0: at least 1 dm', () => {
    const { raw } = built({ nodes: { 1: metres(0, 0), 2: metres(0.03, 0) }, ways: [way(1, [1, 2])] })
    expect([...raw.columns.lengthDm]).toEqual([1])
  })
})

describe('signals', () => {
  it('are crossings with lights anywhere, and lights for cars only where streets meet', () => {
    const lights = { highway: 'traffic_signals' }
    const world = built({
      nodes: {
        ...row(5, {
          2: { crossing: 'traffic_signals' },
          3: lights,
          4: lights,
          5: { 'crossing:signals': 'yes' },
        }),
        9: metres(300, 100),
      },
      ways: [way(1, [1, 2, 3, 4, 5]), way(2, [4, 9])],
    })
    expect(world.nodesWith('signal')).toEqual(['2', '4', '5'])
    expect(world.edges).toContain('2–4 200 m open footway')
  })

  it('at a gate are paid once on the way through', () => {
    const tags = { barrier: 'gate', crossing: 'traffic_signals' }
    const two = built({ nodes: row(3, { 2: tags }), ways: [way(1, [1, 2, 3])] })
    expect(two.nodesWith('signal')).toEqual(['2'])
    const star = built({
      nodes: { ...row(3, { 2: tags }), 9: metres(100, 100) },
      ways: [way(1, [1, 2, 3]), way(2, [2, 9])],
    })
    expect(star.nodesWith('signal')).toEqual(['2'])
    const hub = star.raw.columns.nodeFlags.indexOf(1)
    expect(star.raw.gates.every(({ edge }) => star.raw.columns.edgeFrom[edge] === hub)).toBe(true)
  })
})

describe('gates', () => {
  it('in a street are an edge of length 0 between its two sides', () => {
    const { edges, raw } = built({
      nodes: row(3, { 2: { barrier: 'gate', access: 'private' } }),
      ways: [way(1, [1, 2, 3])],
    })
    expect(edges).toEqual(['1–2 100 m open footway', '2–2 0 m residents gate', '2–3 100 m enclosed footway'])
    expect(raw.gates.map(({ osmNode }) => osmNode)).toEqual([2])
    expect(raw.columns.edgeFrom[raw.gates[0]?.edge ?? -1]).not.toBe(
      raw.columns.edgeTo[raw.gates[0]?.edge ?? -1],
    )
    expect(raw.report.gates).toEqual({ open: 0, residents: 1, closed: 0 })
  })

  it('where several streets meet are a star', () => {
    const { edges, raw } = built({
      nodes: { ...row(3, { 2: { barrier: 'lift_gate' } }), 9: metres(100, 100) },
      ways: [way(1, [1, 2, 3]), way(2, [2, 9])],
    })
    expect(edges.filter((edge) => edge.endsWith('gate'))).toEqual(
      Array.from({ length: 3 }, () => '2–2 0 m open gate'),
    )
    expect(raw.gates.map(({ osmNode }) => osmNode)).toEqual([2, 2, 2])
    expect(raw.columns.nodeCount).toBe(3 + 4)
    expect(raw.report.gates.open).toBe(1)
  })

  it('at the end of a street are no gate; bollards and entrances never are', () => {
    const { edges } = built({
      nodes: row(4, {
        1: { barrier: 'gate', access: 'no' },
        2: { barrier: 'bollard' },
        3: { barrier: 'entrance' },
      }),
      ways: [way(1, [1, 2, 3, 4])],
    })
    expect(edges).toEqual(['1–4 300 m open footway'])
  })

  it('where a loop closes keep its two ends apart', () => {
    const { edges } = built({
      nodes: { 1: { at: metres(0, 0), tags: { barrier: 'gate' } }, 2: metres(100, 0), 3: metres(50, 80) },
      ways: [way(1, [1, 2, 3, 1])],
    })
    expect(edges).toEqual(['1–1 0 m open gate', '1–1 289 m open footway'])
  })

  it('of two at one coordinate take the stricter', () => {
    const { edges } = built({
      nodes: {
        1: metres(0, 0),
        2: { at: metres(200, 0), tags: { barrier: 'gate', access: 'no' } },
        3: { at: metres(200, 0), tags: { barrier: 'gate' } },
        4: metres(300, 0),
      },
      ways: [way(1, [1, 2, 3, 4])],
    })
    expect(edges).toEqual(['1–2 200 m open footway', '2–2 0 m closed gate', '2–4 100 m cutOff footway'])
  })
})

describe('long streets', () => {
  it('are cut into equal parts of at most 500 m, at shape points where these are near', () => {
    const nodes = { 1: metres(0, 0), 2: metres(410, 0), 3: metres(700, 0), 4: metres(1200, 0) }
    const { edges, raw } = built({ nodes, ways: [way(1, [1, 2, 3, 4])] })
    expect(edges).toEqual(['1–2 410 m open footway', '2–? 390 m open footway', '4–? 400 m open footway'])
    expect(raw.columns.lengthDm.reduce((a, b) => a + b)).toBe(12_000)
    expect([...raw.edgeWay]).toEqual([1, 1, 1])
  })

  it('keep their direction in every part', () => {
    const nodes = { 1: metres(0, 0), 2: metres(900, 0) }
    const { edges } = built({ nodes, ways: [way(1, [2, 1], { 'oneway:foot': 'yes' })] })
    expect(edges).toEqual(['1←? 450 m open footway', '2→? 450 m open footway'])
  })
})

describe('the edge of the data', () => {
  const bounds = boundsInMetres(0, -500, 250, 500)

  it('is the first node outside the bounds on every street that leaves them', () => {
    const world = built(
      { nodes: { ...row(6), 9: metres(-100, 0) }, ways: [way(1, [9, 1, 2, 3, 4, 5, 6])] },
      boundsInMetres(50, -500, 250, 500),
    )
    expect(world.nodesWith('boundary')).toEqual(['1', '4'])
    expect(world.edges).toEqual([
      '1–4 300 m open footway',
      '1–9 100 m open footway',
      '4–6 200 m open footway',
    ])
  })

  it('is both ends of a segment that only passes through', () => {
    const world = built({ nodes: { 1: metres(-100, 0), 2: metres(300, 0) }, ways: [way(1, [1, 2])] }, bounds)
    expect(world.nodesWith('boundary')).toEqual(['1', '2'])
  })

  it('is where streets end within 20 m of the bounds, not farther in', () => {
    const nodes = { 1: metres(100, 0), 2: metres(235, 0), 3: metres(100, 485), 4: metres(100, -470) }
    const world = built({ nodes, ways: [way(1, [1, 2]), way(2, [1, 3]), way(3, [1, 4])] }, bounds)
    expect(world.nodesWith('boundary')).toEqual(['2', '3'])
  })

  it('is where a way goes on to a node that the extract lacks', () => {
    const world = built({ nodes: row(4), ways: [way(1, [1, 2, 77, 3, 4]), way(2, [1, 9]), way(3, [4, 1])] })
    expect(world.nodesWith('boundary')).toEqual(['1', '2', '3'])
    expect(world.raw.report.missingNodeRefs).toBe(2)
    expect(world.edges).toEqual(['1–2 100 m open footway', '1–3 400 m open footway'])
  })

  it('cuts off what lies beyond a ring of 2 km', () => {
    const nodes = {
      1: metres(0, 0),
      2: metres(400, 0),
      3: metres(2200, 0),
      4: metres(2600, 0),
      5: metres(2900, 0),
    }
    const { raw } = built({ nodes, ways: [way(1, [1, 2, 3, 4, 5])] }, bounds)
    expect(raw.report.lengthKm).toBeCloseTo(2.2 + 0.4, 3)
  })
})

describe('what hangs together', () => {
  it('is the longest piece over all edges; the rest is reported', () => {
    const far = { 11: metres(0, 900), 12: metres(150, 900) }
    const { raw, edges } = built({
      nodes: { ...row(4), ...far },
      ways: [way(1, [1, 2, 3]), way(2, [3, 4], { access: 'no' }), way(3, [11, 12], { name: 'Gone' })],
    })
    expect(edges).toEqual(['1–3 200 m open footway', '3–4 100 m closed footway'])
    expect(raw.shapes.names).toEqual([])
    expect(raw.report).toMatchObject({
      walkableWays: 3,
      droppedPieces: 1,
      droppedSmallPieces: 1,
      closedKm: 0.1,
    })
    expect(raw.report.droppedKm).toBeCloseTo(0.15)
    expect(raw.report.mainComponentShare).toBeCloseTo(300 / 450)
  })

  it('is the western one of two pieces that are equally long', () => {
    const ways = [way(1, [1, 2]), way(2, [3, 4])]
    for (const [west, first] of [
      [-300, '1–2'],
      [300, '3–4'],
    ] as const) {
      const nodes = { 1: metres(west, 0), 2: metres(west, 100), 3: metres(0, 0), 4: metres(0, 100) }
      expect(built({ nodes, ways }).edges).toEqual([`${first} 100 m open footway`])
    }
  })

  it('tells public, enclosed, residents-only, cut-off and closed streets apart', () => {
    const { edges } = built({
      nodes: row(8),
      ways: [
        way(1, [1, 2, 3]),
        way(2, [3, 4], { access: 'private' }),
        way(3, [4, 5]),
        way(4, [5, 6], { foot: 'no' }),
        way(5, [6, 7]),
        way(6, [7, 8], { access: 'private' }),
      ],
    })
    expect(edges).toEqual([
      '1–3 200 m open footway',
      '3–4 100 m residents footway',
      '4–5 100 m enclosed footway',
      '5–6 100 m closed footway',
      '6–7 100 m cutOff footway',
      '7–8 100 m cutOffResidents footway',
    ])
  })

  it('is cut off as a whole where nothing at all is open', () => {
    const { edges } = built({
      nodes: row(3),
      ways: [way(1, [1, 2], { access: 'private' }), way(2, [2, 3], { foot: 'no' })],
    })
    expect(edges).toEqual(['1–2 100 m cutOffResidents footway', '2–3 100 m closed footway'])
  })

  it('says clearly when there is nothing to walk', () => {
    const drawn = { nodes: row(2), ways: [way(1, [1, 2], { highway: 'motorway' })] }
    expect(() => buildRawNetwork(osmDataFrom(drawn), WIDE)).toThrow(
      /no walkable street .*1 ways, 0 of them walkable/,
    )
  })
})
