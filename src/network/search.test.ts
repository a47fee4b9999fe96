import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UNREACHED } from '../units.ts'
import { entryCosts } from './entry-cost.ts'
import { metricOf, type Metric } from './metric.ts'
import { ACCESS, withAdjacency, type Network } from './network.ts'
import { ENTRY, type Entry } from './place.ts'
import { createSearch, NO_SOURCE, type Search, type SearchRequest, type Seed } from './search.ts'
import { arbitraryScene, networkOf, PACES, type PlainEdge } from './testing/arbitrary.ts'
import { searchPlainly } from './testing/dijkstra.ts'
import { drawNetwork } from './testing/draw.ts'
import { randomNetwork } from './testing/random-network.ts'

const FOREVER = UNREACHED - 1
const SENSES = ['from', 'to'] as const
const runs = { seed: 20_26, numRuns: 600 }

const seedAt = (entry: Entry, source: number): Seed => ({ ...entry, source })

const ascending = (e: PlainEdge): PlainEdge => (e.a <= e.b ? e : { ...e, a: e.b, b: e.a })

const label = (primary: number, source: number, secondary: number): object => ({ primary, source, secondary })

/** Compares every node and every given place of a run with the oracle. */
function expectLikeOracle(
  search: Search,
  network: Network,
  request: SearchRequest,
  places: readonly Entry[],
): void {
  const seeds = request.seeds as readonly (Entry & { source: number })[]
  const plain = searchPlainly({ ...request, network, seeds })
  const reach = search.run(request)
  const found = plain.labels.map((_, v) =>
    reach.primaryOf(v) === UNREACHED
      ? null
      : label(reach.primaryOf(v), reach.sourceOf(v), reach.secondaryOf(v)),
  )
  expect(found).toEqual(plain.labels)
  const reached = plain.labels.flatMap((l, v) => (l ? [v] : []))
  expect([...reach.touched()].sort((a, b) => a - b)).toEqual(reached)
  for (const place of places) {
    const reading = reach.readEntry(place)
    expect(reading && label(reading.primary, reading.source, reading.secondary)).toEqual(plain.read(place))
  }
}

describe('against a plain Dijkstra over (node, phase)', () => {
  test('on small confused networks, reusing one workspace', () => {
    const scene = arbitraryScene()
    const limits = fc.array(fc.oneof(fc.constant(FOREVER), fc.nat(4_000)), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(
        scene,
        limits,
        fc.constantFrom(...SENSES),
        fc.array(fc.nat(13), { maxLength: 2 }),
        (s, ls, sense, at) => {
          const search = createSearch(s.network)
          const seeds = s.entries.slice(0, 4).map((entry, i) => seedAt(entry, (i * 7) % 3))
          const nodeSeeds = at
            .filter((node) => node < s.network.nodeCount)
            .map((node, i) => ({ node, source: 2 - i }))
          for (const [i, limit] of ls.entries()) {
            const request = { metric: s.metric, sense, seeds: seeds.slice(i), nodeSeeds, limit }
            expectLikeOracle(search, s.network, request, s.entries)
          }
        },
      ),
      runs,
    )
  })

  test.each([1, 2, 3])('on street grid %i', (seed) => {
    const network = withAdjacency(randomNetwork(seed, { nodes: 300 }).columns)
    const search = createSearch(network)
    const places = scatter(network, 120)
    for (const pace of Object.values(PACES)) {
      for (const ruler of ['minutes', 'metres'] as const) {
        for (const sense of SENSES) {
          const seeds = places.slice(0, 20).map((entry, i) => seedAt(entry, 100 - i))
          const metric = metricOf(network, pace, ruler)
          expectLikeOracle(search, network, { metric, sense, seeds, limit: 9_000 }, places)
        }
      }
    }
  })
})

/** Places on every kind of edge, spread evenly over the edge numbers. */
const scatter = (network: Network, count: number): Entry[] =>
  Array.from({ length: count }, (_, i) => {
    const edge = Math.floor(((i * 0.618_034) % 1) * network.edgeCount)
    const offsetDm = Math.round((network.lengthDm[edge] ?? 0) * ((i * 0.381) % 1))
    return { edge, offsetDm, legDm: (i * 37) % 300, flags: 0 }
  })

const minutesBetween = (network: Network, metric: Metric, [a, b]: readonly [Entry, Entry]): number | null => {
  const reach = createSearch(network).run({
    metric,
    sense: 'from',
    seeds: [{ ...a, source: 0 }],
    limit: FOREVER,
  })
  return reach.readEntry(b)?.primary ?? null
}

describe('what must always hold', () => {
  test('the time from a to b is the same, searched from either', () => {
    fc.assert(
      fc.property(arbitraryScene({ minPlaces: 2 }), ({ network, metric, entries: [a, b] }) => {
        if (!a || !b) return
        const search = createSearch(network)
        const away = search
          .run({ metric, sense: 'from', seeds: [{ ...a, source: 0 }], limit: FOREVER })
          .readEntry(b)
        const back = search
          .run({ metric, sense: 'to', seeds: [{ ...b, source: 0 }], limit: FOREVER })
          .readEntry(a)
        expect(back?.primary).toBe(away?.primary)
        expect(back?.secondary).toBe(away?.secondary)
      }),
      runs,
    )
  })

  test('without one-way edges it takes as long back as there', () => {
    fc.assert(
      fc.property(
        arbitraryScene({ minPlaces: 2, isSymmetric: true }),
        ({ network, metric, entries: [a, b] }) => {
          if (!a || !b) return
          expect(minutesBetween(network, metric, [b, a])).toBe(minutesBetween(network, metric, [a, b]))
        },
      ),
      runs,
    )
  })

  test('a faster walker with the same steps and waits reaches every node, and no later', () => {
    fc.assert(
      fc.property(arbitraryScene(), ({ network, metric, entries }) => {
        const faster = { ...metric.pace, paceMps: metric.pace.paceMps * 1.3 }
        const quick = metricOf(network, faster, metric.ruler)
        const seeds = entries.map((entry) => seedAt(entry, 0))
        const request = { sense: 'from', seeds, limit: 5_000 } as const
        const slowly = createSearch(network).run({ ...request, metric })
        const quickly = createSearch(network).run({ ...request, metric: quick })
        for (const v of slowly.touched())
          expect(quickly.primaryOf(v)).toBeLessThanOrEqual(slowly.primaryOf(v))
      }),
      runs,
    )
  })

  test('numbering nodes and edges otherwise changes no time', () => {
    fc.assert(
      fc.property(arbitraryScene({ isSymmetric: true }), fc.infiniteStream(fc.nat()), (scene, random) => {
        const { plain, network, metric, entries } = scene
        const nodes = shuffled(plain.signals.length, random)
        const edges = shuffled(plain.edges.length, random)
        const renumbered: PlainEdge[] = []
        for (const [e, edge] of plain.edges.entries()) {
          renumbered[edges[e] ?? 0] = { ...edge, a: nodes[edge.a] ?? 0, b: nodes[edge.b] ?? 0 }
        }
        const signals: boolean[] = []
        for (const [v, signal] of plain.signals.entries()) signals[nodes[v] ?? 0] = signal
        const turned = renumbered.map(ascending)
        const other = networkOf({ signals, edges: turned })
        const moved = entries.map(({ edge: old, offsetDm, legDm, flags }) => {
          const edge = edges[old] ?? 0
          const { a, b, lengthDm } = renumbered[edge]!
          return { edge, offsetDm: a <= b ? offsetDm : lengthDm - offsetDm, legDm, flags }
        })
        const otherMetric = metricOf(other, metric.pace, metric.ruler)
        const before = createSearch(network)
        const after = createSearch(other)
        const one = before.run({ metric, sense: 'to', seeds: entries.slice(0, 3).map(seedAt), limit: 6_000 })
        const two = after.run({
          metric: otherMetric,
          sense: 'to',
          seeds: moved.slice(0, 3).map(seedAt),
          limit: 6_000,
        })
        for (const v of plain.signals.keys()) {
          const w = nodes[v] ?? 0
          expect([two.primaryOf(w), two.sourceOf(w), two.secondaryOf(w)]).toEqual([
            one.primaryOf(v),
            one.sourceOf(v),
            one.secondaryOf(v),
          ])
        }
        for (const [i, entry] of entries.entries()) {
          expect(two.readEntry(moved[i]!)?.primary).toBe(one.readEntry(entry)?.primary)
        }
      }),
      runs,
    )
  })

  test('one more facility never lengthens a time', () => {
    fc.assert(
      fc.property(arbitraryScene({ minPlaces: 2 }), ({ network, metric, entries }) => {
        const seeds = entries.map(seedAt)
        const search = createSearch(network)
        const all = search.run({ metric, sense: 'to', seeds, limit: FOREVER })
        const withAll = Array.from({ length: network.nodeCount }, (_, v) => all.primaryOf(v))
        const fewer = search.run({ metric, sense: 'to', seeds: seeds.slice(1), limit: FOREVER })
        for (const [v, time] of withAll.entries()) expect(time).toBeLessThanOrEqual(fewer.primaryOf(v))
      }),
      runs,
    )
  })

  test('opening a closed edge between streets never lengthens a time', () => {
    fc.assert(
      fc.property(arbitraryScene({ minPlaces: 2 }), ({ plain, network, metric, entries }) => {
        const isStreet = (v: number): boolean =>
          plain.edges.some((e, i) => metric.layer[i] === 1 && (e.a === v || e.b === v))
        const closed = plain.edges.findIndex(
          (e) => e.access === ACCESS.closed && isStreet(e.a) && isStreet(e.b),
        )
        fc.pre(closed >= 0)
        const edges = plain.edges.with(closed, { ...plain.edges[closed]!, access: ACCESS.open })
        const opened = networkOf({ ...plain, edges })
        const seeds = entries.slice(0, 2).map(seedAt)
        const request = { sense: 'to', seeds, limit: FOREVER } as const
        const before = createSearch(network).run({ ...request, metric })
        const after = createSearch(opened).run({
          ...request,
          metric: metricOf(opened, metric.pace, metric.ruler),
        })
        for (const v of before.touched()) expect(after.primaryOf(v)).toBeLessThanOrEqual(before.primaryOf(v))
      }),
      { ...runs, numRuns: 300 },
    )
  })
})

const shuffled = (length: number, random: Iterable<number>): number[] => {
  const order = Array.from({ length }, (_, i) => i)
  const numbers = random[Symbol.iterator]()
  for (let i = length - 1; i > 0; i--) {
    const j = Number(numbers.next().value) % (i + 1)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}

describe('estates', () => {
  // street w – g1 – e; the estate's alley joins g1 and g2 and is shorter than the street round it
  const { network, entry } = drawNetwork({
    nodes: { w: [-100, 0], g1: [0, 0], yard: [50, 50], g2: [100, 0], e: [200, 0], round: [50, -300] },
    edges: [
      ['w', 'g1'],
      ['g1', 'yard', { access: 'residents' }],
      ['yard', 'g2', { access: 'residents' }],
      ['g2', 'e'],
      ['g1', 'round'],
      ['round', 'g2'],
    ],
  })
  const metres = metricOf(network, PACES.plain, 'metres')
  const around = 2 * Math.round(Math.hypot(50, 300) * 10)
  const alley = Math.round(Math.hypot(50, 50) * 10)
  const west = entry('w', 'g1', { alongM: 0 })
  const east = entry('g2', 'e', { alongM: 100 })
  const yard = entry('g1', 'yard', { alongM: 30 })

  test('nobody walks through an estate', () => {
    expect(minutesBetween(network, metres, [west, east])).toBe(1_000 + around + 1_000)
  })
  test('residents leave by the nearer gate and visitors enter by it', () => {
    expect(minutesBetween(network, metres, [yard, east])).toBe(alley - 300 + alley + 1_000)
    expect(minutesBetween(network, metres, [west, yard])).toBe(1_000 + 300)
    expect(minutesBetween(network, metres, [east, yard])).toBe(1_000 + alley + alley - 300)
  })
  test('neighbours in an estate meet inside it', () => {
    const other = entry('yard', 'g2', { alongM: 10 })
    expect(minutesBetween(network, metres, [yard, other])).toBe(alley - 300 + 100)
  })
  test('a traced way out of an estate is not led astray by a nearer seed outside', () => {
    // the yard is nearer to the seed on the western street, which cannot walk through it to the eastern one
    const {
      network: two,
      edge,
      ...at
    } = drawNetwork({
      nodes: { west: [0, 0], gate: [50, 0], yard: [60, 0], home: [60, 90], exit: [100, 0], east: [200, 0] },
      edges: [
        ['west', 'gate'],
        ['gate', 'yard', { access: 'residents' }],
        ['yard', 'home', { access: 'residents' }],
        ['yard', 'exit', { access: 'residents' }],
        ['exit', 'east'],
      ],
    })
    const seeds = [
      { ...at.entry('yard', 'home', { alongM: 50 }), source: 0 },
      { ...at.entry('west', 'gate', { alongM: 45 }), source: 1 },
    ]
    const search = createSearch(two)
    const metric = metricOf(two, PACES.plain, 'metres')
    const reach = search.run({ metric, sense: 'from', seeds, limit: FOREVER, withParents: true })
    expect(reach.trace(at.node('yard'))).toEqual({
      seed: 1,
      steps: [{ edge: edge('gate', 'yard'), forward: true }],
    })
    const wayOut = [edge('yard', 'exit'), edge('exit', 'east')].map((e) => ({ edge: e, forward: true }))
    expect(reach.trace(at.node('east'))).toEqual({ seed: 0, steps: wayOut })
    const back = search.run({ metric, sense: 'to', seeds, limit: FOREVER, withParents: true })
    const wayIn = wayOut.toReversed().map(({ edge: e }) => ({ edge: e, forward: false }))
    expect(back.trace(at.node('east'))).toEqual({ seed: 0, steps: wayIn })
    expect(() => search.run({ metric, sense: 'to', seeds, limit: 1 }).trace(0)).toThrow('withParents')
  })
})

describe('entries', () => {
  const { network, entry } = drawNetwork({
    nodes: { a: [0, 0], b: [100, 0], c: [100, 100] },
    edges: [
      ['a', 'b', { direction: 'forward' }],
      ['b', 'c', { steps: true }],
      ['c', 'a', { access: 'closed' }],
    ],
    signals: ['b'],
  })
  const minutes = metricOf(network, PACES.waiting, 'minutes')
  const metres = metricOf(network, PACES.waiting, 'metres')

  test('pay leg, part of the edge and half the wait at a signal', () => {
    const place = entry('a', 'b', { alongM: 40, legM: 13.3 })
    const ds = 100 + Math.round(600 / 1.33) + 75
    expect(entryCosts({ network, metric: minutes }, place, 'from')).toEqual({
      atFrom: { primary: 0x3fff_ffff, secondary: 0 },
      atTo: { primary: ds, secondary: 733 },
    })
    expect(entryCosts({ network, metric: metres }, place, 'from').atTo).toEqual({
      primary: 733,
      secondary: ds,
    })
    expect(entryCosts({ network, metric: minutes }, place, 'to').atFrom.primary).toBe(
      100 + Math.round(400 / 1.33),
    )
  })
  test('are joined along their edge in its direction only', () => {
    const [near, far] = [entry('a', 'b', { alongM: 20 }), entry('a', 'b', { alongM: 70 })]
    expect(minutesBetween(network, metres, [near, far])).toBe(500)
    expect(minutesBetween(network, metres, [far, near])).toBeNull()
  })
  test('on a closed edge get no number', () => {
    const closed = entry('c', 'a', { alongM: 50 })
    expect(minutesBetween(network, metres, [closed, closed])).toBeNull()
  })
  test('marked step-free are for those who take no steps, and steps are not', () => {
    const stepFree = entry('a', 'b', { alongM: 50, flags: ENTRY.stepFree })
    const onSteps = entry('b', 'c', { alongM: 50 })
    const rolling = metricOf(network, PACES.noSteps, 'metres')
    expect(minutesBetween(network, metres, [stepFree, onSteps])).toBeNull()
    expect(minutesBetween(network, rolling, [stepFree, onSteps])).toBeNull()
    expect(minutesBetween(network, rolling, [stepFree, stepFree])).toBe(0)
    expect(minutesBetween(network, metres, [onSteps, onSteps])).toBe(0)
  })
})

test('unreached is told apart from 0, and the columns of a city may be given whole', () => {
  const { network, node } = drawNetwork({
    nodes: { a: [0, 0], b: [10_000, 0], island: [0, 50], pier: [0, 90] },
    edges: [
      ['a', 'b'],
      ['island', 'pier'],
    ],
  })
  const entries = {
    place: Uint32Array.of(0),
    edge: Uint32Array.of(0),
    offsetDm: Uint32Array.of(0),
    legDm: Uint16Array.of(0),
    flags: Uint8Array.of(0),
  }
  const seeds = { entries, sources: Uint32Array.of(9) }
  const metric = metricOf(network, PACES.plain, 'metres')
  const reach = createSearch(network).run({ metric, sense: 'to', seeds, limit: UNREACHED })
  expect([reach.primaryOf(node('a')), reach.sourceOf(node('a'))]).toEqual([0, 9])
  expect([reach.primaryOf(node('b')), reach.sourceOf(node('b'))]).toEqual([UNREACHED, NO_SOURCE])
  expect([...reach.touched()]).toEqual([node('a')])
  expect(reach.readEntry({ edge: 1, offsetDm: 0, legDm: 0, flags: 0 })).toBeNull()
})
