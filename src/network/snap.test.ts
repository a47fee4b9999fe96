import { describe, expect, test } from 'vitest'
import { distanceM, fromE7, type LonLat } from '../units.ts'
import { cutLine, edgeLine, toLonLat, type PointE7 } from './edge-line.ts'
import { metricOf } from './metric.ts'
import { withAdjacency, type NetworkColumns, type StreetShapes } from './network.ts'
import { ENTRY, type Entry } from './place.ts'
import { createSearch, type Seed } from './search.ts'
import { isSnapTarget } from './snap-index.ts'
import { createSnapper } from './snap.ts'
import { PACES } from './testing/arbitrary.ts'
import { drawNetwork, drawnLonLat, type DrawnNetwork, type XyM } from './testing/draw.ts'
import { randomNetwork } from './testing/random-network.ts'

interface Place {
  readonly network: NetworkColumns
  readonly shapes: StreetShapes
}

const footOf = ({ network, shapes }: Place, { edge, offsetDm }: Entry): LonLat => {
  const share = offsetDm / Math.max(1, network.lengthDm[edge] ?? 0)
  return toLonLat(cutLine(edgeLine(network, shapes, edge), share, share)[0] ?? [0, 0])
}

/** Distance to a street by narrowing thirds along every piece of it: slow and without any formula of a foot. */
function distanceToEdge({ network, shapes }: Place, edge: number, place: LonLat): number {
  const line = edgeLine(network, shapes, edge)
  const distances = line.slice(1).map((b, i) => {
    const a: PointE7 = line[i] ?? b
    const at = (t: number): number =>
      distanceM(place, toLonLat([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]))
    let [low, high] = [0, 1]
    for (let n = 0; n < 35; n++) {
      const [left, right] = [low + (high - low) / 3, high - (high - low) / 3]
      if (at(left) < at(right)) high = right
      else low = left
    }
    return at((low + high) / 2)
  })
  return Math.min(...distances)
}

const edgesOf = ({ network }: Place): number[] => Array.from({ length: network.edgeCount }, (_, e) => e)

const range = (values: Int32Array): [number, number] => [
  Math.min(...values) - 15_000,
  Math.max(...values) + 15_000,
]

/** Points spread evenly over the box of a network and a little beyond. */
function pointsOver({ network }: Place, count: number): LonLat[] {
  const [west, east] = range(network.lonE7)
  const [south, north] = range(network.latE7)
  return Array.from({ length: count }, (_, i) => [
    fromE7(west + (east - west) * ((i * 0.618_034) % 1)),
    fromE7(south + (north - south) * ((i * 0.754_878) % 1)),
  ])
}

test.each([1, 2, 3])('finds the nearest edge that may be walked (grid %i)', (seed) => {
  const { columns: network, shapes: drawn } = randomNetwork(seed, { nodes: 60 })
  const place = { network, shapes: { ...drawn, obstacles: [] } }
  const snapper = createSnapper(network, place.shapes)
  const seen = { none: 0, near: 0, far: 0 }
  for (const point of pointsOver(place, 90)) {
    const targets = edgesOf(place).filter((e) => isSnapTarget(network.edgeFlags[e] ?? 0))
    const nearestM = Math.min(...targets.map((e) => distanceToEdge(place, e, point)))
    const [entry] = snapper.snap(point)
    if (!entry) {
      expect(nearestM).toBeGreaterThan(149.9)
      seen.none++
      continue
    }
    expect(isSnapTarget(network.edgeFlags[entry.edge] ?? 0)).toBe(true)
    expect(Math.abs(entry.legDm / 10 - nearestM)).toBeLessThan(0.1)
    expect(distanceM(point, footOf(place, entry))).toBeLessThan(nearestM + 0.2)
    expect(entry.flags).toBe(entry.legDm > 500 ? ENTRY.far : 0)
    seen[entry.legDm > 500 ? 'far' : 'near']++
  }
  expect(Math.min(seen.none, seen.near, seen.far)).toBeGreaterThan(0)
})

/** The same streets with nodes and edges numbered backwards, so that every edge is also turned round. */
function numberedBackwards({ network, shapes }: Place): Place {
  const flip = (v: number): number => network.nodeCount - 1 - v
  const edges = edgesOf({ network, shapes }).reverse()
  const inner = edges.map((e) => edgeLine(network, shapes, e).slice(1, -1).reverse())
  const firstPoint = [0]
  for (const points of inner) firstPoint.push((firstPoint.at(-1) ?? 0) + points.length)
  const turnedDirection = [0, 2, 1, 0]
  const flags = edges.map((e) => {
    const old = network.edgeFlags[e] ?? 0
    return (old & ~24) | ((turnedDirection[(old >> 3) & 3] ?? 0) << 3)
  })
  return {
    network: {
      ...network,
      lonE7: network.lonE7.toReversed(),
      latE7: network.latE7.toReversed(),
      nodeFlags: network.nodeFlags.toReversed(),
      edgeFrom: Uint32Array.from(edges, (e) => flip(network.edgeTo[e] ?? 0)),
      edgeTo: Uint32Array.from(edges, (e) => flip(network.edgeFrom[e] ?? 0)),
      lengthDm: Uint32Array.from(edges, (e) => network.lengthDm[e] ?? 0),
      edgeFlags: Uint8Array.from(flags),
    },
    shapes: {
      ...shapes,
      firstPoint: Uint32Array.from(firstPoint),
      pointLonE7: Int32Array.from(inner.flat(), ([lon]) => lon),
      pointLatE7: Int32Array.from(inner.flat(), ([, lat]) => lat),
    },
  }
}

test('numbering nodes and edges otherwise moves no foot, at corners neither', () => {
  const { columns: network, shapes } = randomNetwork(4, { nodes: 80 })
  const place = { network, shapes }
  const other = numberedBackwards(place)
  const [one, two] = [createSnapper(network, shapes), createSnapper(other.network, other.shapes)]
  const corners = Array.from(network.lonE7, (lon, v): LonLat => [fromE7(lon), fromE7(network.latE7[v] ?? 0)])
  for (const point of [...pointsOver(place, 200), ...corners]) {
    const mirrored = two.snap(point).map(({ edge, offsetDm, legDm, flags }) => {
      const original = network.edgeCount - 1 - edge
      return { edge: original, offsetDm: (network.lengthDm[original] ?? 0) - offsetDm, legDm, flags }
    })
    expect(mirrored).toEqual(one.snap(point))
  }
})

const seedAt = (entry: Entry, source: number): Seed => ({ ...entry, source })

test('a refused place never gets a number', () => {
  const { columns, shapes } = randomNetwork(6, { nodes: 40 })
  const network = withAdjacency(columns)
  const snapper = createSnapper(network, shapes)
  const farAway = snapper.snap([0, 0])
  expect(farAway).toEqual([])
  const seeds = farAway.map(seedAt)
  const metric = metricOf(network, PACES.plain, 'minutes')
  expect(createSearch(network).run({ metric, sense: 'from', seeds, limit: 65_535 }).touched()).toHaveLength(0)
})

const fence = (yM: number): XyM[] => [
  [-10, yM],
  [110, yM],
]

const snapperOf = ({ network, shapes }: DrawnNetwork): ReturnType<typeof createSnapper> =>
  createSnapper(network, shapes)

describe('a place', () => {
  const twoStreets = {
    nodes: { a: [0, 0], b: [200, 0], c: [0, 60], d: [200, 60] },
    edges: [
      ['a', 'b', { lengthM: 220 }],
      ['c', 'd'],
    ],
  } as const

  test('is measured along the edge as long as the edge is', () => {
    const [entry] = snapperOf(drawNetwork(twoStreets)).snap(drawnLonLat([50, 10]))
    expect(entry).toEqual({ edge: 0, offsetDm: 550, legDm: 100, flags: 0 })
  })
  test('is flagged beyond 50 m and refused beyond 150 m', () => {
    const snapper = snapperOf(drawNetwork(twoStreets))
    const legOf = (y: number): (number | undefined)[] => {
      const [entry] = snapper.snap(drawnLonLat([50, y]))
      return [entry?.legDm, entry?.flags]
    }
    expect(legOf(-50)).toEqual([500, 0])
    expect(legOf(-51)).toEqual([510, ENTRY.far])
    expect(legOf(-149.9)).toEqual([1_499, ENTRY.far])
    expect(legOf(-150.1)).toEqual([undefined, undefined])
  })
  test('is not joined over a wall when another street has none between', () => {
    const wall: XyM[] = [
      [0, 5],
      [200, 5],
    ]
    const walled = snapperOf(drawNetwork({ ...twoStreets, obstacles: [wall] }))
    expect(walled.snap(drawnLonLat([50, 10]))).toEqual([{ edge: 1, offsetDm: 500, legDm: 500, flags: 0 }])
    const enclosed = snapperOf(
      drawNetwork({
        ...twoStreets,
        obstacles: [
          wall,
          [
            [0, 20],
            [200, 20],
          ],
        ],
      }),
    )
    expect(enclosed.snap(drawnLonLat([50, 10]))).toEqual([
      { edge: 0, offsetDm: 550, legDm: 100, flags: ENTRY.behindWall },
    ])
  })
  test('may touch a wall, and a wall at the kerb is none', () => {
    const own: XyM[] = [
      [40, 10],
      [60, 10],
    ]
    const kerb: XyM[] = [
      [0, 0.5],
      [200, 0.5],
    ]
    const snapper = snapperOf(drawNetwork({ ...twoStreets, obstacles: [own, kerb] }))
    expect(snapper.snap(drawnLonLat([50, 10]))[0]).toMatchObject({ edge: 0, flags: 0 })
  })
  test('a wall with a corner exactly on the leg stands across it', () => {
    const corner: XyM[] = [
      [40, 6],
      [50, 5],
      [60, 6],
    ]
    const across: XyM[] = [
      [40, 3],
      [50, 5],
      [60, 7],
    ]
    for (const wall of [corner, across]) {
      const [entry] = snapperOf(drawNetwork({ ...twoStreets, obstacles: [wall] })).snap(drawnLonLat([50, 10]))
      expect(entry?.edge).toBe(1)
    }
  })
  test('on steps has a second entry for those who take none', () => {
    const drawn = drawNetwork({
      ...twoStreets,
      edges: [
        ['a', 'b', { steps: true }],
        ['c', 'd'],
      ],
    })
    expect(snapperOf(drawn).snap(drawnLonLat([50, 10]))).toEqual([
      { edge: 0, offsetDm: 500, legDm: 100, flags: 0 },
      { edge: 1, offsetDm: 500, legDm: 500, flags: ENTRY.stepFree },
    ])
    expect(snapperOf(drawn).snap(drawnLonLat([50, -100]))).toEqual([
      { edge: 0, offsetDm: 500, legDm: 1_000, flags: ENTRY.far },
    ])
  })
  test('is never joined to closed or cut-off edges or gates', () => {
    for (const edge of [{ access: 'closed' }, { access: 'cutOff' }, { gate: true }] as const) {
      const drawn = drawNetwork({ nodes: { a: [0, 0], b: [100, 0] }, edges: [['a', 'b', edge]] })
      expect(snapperOf(drawn).snap(drawnLonLat([50, 1]))).toEqual([])
    }
  })
  test('at a corner of open and residents-only streets stands on the open one', () => {
    for (const turned of [false, true]) {
      const edges = [
        ['b', 'c', { access: 'residents' }],
        ['a', 'b', {}],
      ] as const
      const drawn = drawNetwork({
        nodes: { a: [0, 0], b: [100, 0], c: [200, 10] },
        edges: turned ? edges.toReversed() : edges,
      })
      const [entry] = snapperOf(drawn).snap(drawnLonLat([100, -20]))
      expect(entry).toEqual(drawn.entry('a', 'b', { alongM: 100, legM: 20 }))
    }
  })
})

describe('an area', () => {
  const park: XyM[] = [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
    [0, 0],
  ]
  const outline = (points: readonly XyM[] = park): LonLat[] => points.map(drawnLonLat)

  test('is entered wherever streets cross its outline, and where one ends on it', () => {
    const drawn = drawNetwork({
      nodes: { w: [-50, 50], e: [150, 50], n: [50, 200], gate: [50, 100.3], far: [60, 130] },
      edges: [
        ['w', 'e'],
        ['n', 'gate'],
        ['n', 'far'],
      ],
    })
    const entries = snapperOf(drawn).snapOutline(outline())
    const feet = entries.map(({ edge, offsetDm, legDm, flags }) => [edge, offsetDm, legDm, flags])
    expect(feet).toEqual([
      [0, 500, 0, 0],
      [1, 997, 0, 0],
      [0, 1_500, 0, 0],
    ])
    expect(snapperOf(drawn).snapOutline(outline(park.slice(0, -1)))).toEqual(entries)
  })
  test('that only steps lead up to has one more entry for those who take none', () => {
    const drawn = drawNetwork({
      nodes: { a: [50, -50], b: [50, 0], c: [-50, 130], d: [150, 130] },
      edges: [
        ['a', 'b', { steps: true }],
        ['c', 'd'],
      ],
    })
    expect(snapperOf(drawn).snapOutline(outline())).toEqual([
      { edge: 0, offsetDm: 500, legDm: 0, flags: 0 },
      { edge: 1, offsetDm: expect.any(Number), legDm: 300, flags: ENTRY.stepFree },
    ])
  })
  test('of very many corners is read like any other', () => {
    const corners = Array.from({ length: 150_000 }, (_, i): XyM => [i / 1_500, 0])
    const drawn = drawNetwork({ nodes: { a: [-50, 320], b: [-50, 300] }, edges: [['a', 'b']] })
    expect(snapperOf(drawn).snapOutline(outline([...corners, [50, 100]]))).toEqual([])
  })
  test('access points closer than 10 m are one, on the open street', () => {
    const drawn = drawNetwork({
      nodes: { a: [-50, 50], b: [50, 50], c: [-50, 57], d: [50, 57], e: [-50, 68], f: [50, 68] },
      edges: [
        ['a', 'b', { access: 'residents' }],
        ['c', 'd'],
        ['e', 'f'],
      ],
    })
    expect(
      snapperOf(drawn)
        .snapOutline(outline())
        .map(({ edge }) => edge),
    ).toEqual([1, 2])
  })
  test('a street along the outline gives points at least 10 m apart', () => {
    const drawn = drawNetwork({
      nodes: { a: [0, 0], b: [100, 0] },
      edges: [
        [
          'a',
          'b',
          {
            via: [
              [4, 0],
              [50, 0],
              [95, 0],
            ],
          },
        ],
      ],
    })
    const entries = snapperOf(drawn).snapOutline(outline())
    expect(entries.map(({ offsetDm }) => offsetDm)).toEqual([0, 500, 950])
  })
  test('without any is joined from the nearest point of its outline', () => {
    const drawn = drawNetwork({ nodes: { a: [-50, 130], b: [150, 120] }, edges: [['a', 'b']] })
    const [entry] = snapperOf(drawn).snapOutline(outline())
    expect(entry?.legDm).toBeCloseTo(10 * (22.5 * Math.cos(Math.atan(0.05))), -1)
    const behind = drawNetwork({ nodes: { a: [-50, 251], b: [150, 251] }, edges: [['a', 'b']] })
    expect(snapperOf(behind).snapOutline(outline())).toEqual([])
    expect(snapperOf(behind).snapOutline([])).toEqual([])
  })
  test('its own fence is no wall, one further out is', () => {
    const nodes = { a: [0, 120], b: [100, 120] } as const
    const at = (y: number): number | undefined =>
      snapperOf(drawNetwork({ nodes, edges: [['a', 'b']], obstacles: [fence(y)] })).snapOutline(outline())[0]
        ?.flags
    expect([at(100), at(110)]).toEqual([0, ENTRY.behindWall])
  })
})
