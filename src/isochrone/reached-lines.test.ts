import { describe, expect, test } from 'vitest'
import { usesEntry } from '../network/entry-cost.ts'
import { metricOf, type WalkingPace } from '../network/metric.ts'
import { ENTRY, type Entry } from '../network/place.ts'
import { createSearch } from '../network/search.ts'
import { drawNetwork, drawnLonLat, type DrawnNetwork } from '../network/testing/draw.ts'
import type { IsochroneRequest } from './isochrone.ts'
import { LINE_STRIDE, reachedLines, type ReachedLines } from './reached-lines.ts'
import { randomWalks } from './testing/random-walk.ts'

/** A metre a second: metres and seconds are the same numbers. */
const PACE: WalkingPace = { paceMps: 1, stepsFactor: 0.4, signalWaitS: 20 }

interface Walk {
  readonly drawn: DrawnNetwork
  readonly entries: readonly Entry[]
  readonly limitS: number
  readonly at?: readonly [number, number]
  readonly pace?: WalkingPace
}

function linesOf({ drawn, entries, limitS, at = [0, 0], pace = PACE }: Walk): ReachedLines {
  const { network, shapes } = drawn
  const metric = metricOf(network, pace, 'minutes')
  const seeds = entries.map((entry) => ({ ...entry, source: 0 }))
  const reach = createSearch(network).run({ metric, sense: 'from', seeds, limit: limitS * 10 })
  return reachedLines({
    network,
    shapes,
    metric,
    reach,
    origin: { lonLat: drawnLonLat(at), entries },
    limitS,
  })
}

/** `x,y@seconds x,y@seconds` as drawn, rounded, earlier end first, sorted; lines of no length left out. */
function inWords(walk: Walk): string[] {
  const { count, values } = linesOf(walk)
  const [eastM, northM] = walk.at ?? [0, 0]
  const end = (x: number, y: number, s: number): string =>
    `${Math.round(x + eastM) + 0},${Math.round(y + northM) + 0}@${Math.round(s)}`
  const words = Array.from({ length: count }, (_, i) => {
    const [ax = 0, ay = 0, bx = 0, by = 0, aS = 0, bS = 0] = values.subarray(i * LINE_STRIDE)
    const ends = [end(ax, ay, aS), end(bx, by, bS)]
    return Math.hypot(bx - ax, by - ay) < 0.01 ? [] : [(aS <= bS ? ends : ends.reverse()).join(' ')]
  })
  return words.flat().toSorted()
}

describe('drawn by hand', () => {
  test('a street is cut where the time is up, with the leg to it', () => {
    const drawn = drawNetwork({ nodes: { a: [0, 0], b: [1000, 0] }, edges: [['a', 'b']] })
    const entries = [drawn.entry('a', 'b', { alongM: 400, legM: 30 })]
    expect(inWords({ drawn, entries, limitS: 100, at: [400, 30] })).toEqual([
      '400,0@30 330,0@100',
      '400,0@30 470,0@100',
      '400,30@0 400,0@30',
    ])
  })

  test('a leg longer than the limit is cut as well', () => {
    const drawn = drawNetwork({ nodes: { a: [0, 0], b: [1000, 0] }, edges: [['a', 'b']] })
    const entries = [drawn.entry('a', 'b', { alongM: 400, legM: 100 })]
    expect(inWords({ drawn, entries, limitS: 60, at: [400, 100] })).toEqual(['400,100@0 400,40@60'])
  })

  test('an edge walked from both ends is met in the middle, at a share of its bent line', () => {
    const drawn = drawNetwork({
      nodes: { a: [0, 0], b: [100, 0], c: [0, 100] },
      edges: [
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'c', { via: [[100, 100]] }],
      ],
    })
    const entries = [drawn.entry('a', 'b', { alongM: 20 })]
    expect(inWords({ drawn, entries, limitS: 500, at: [20, 0] })).toEqual([
      '0,0@20 0,100@120',
      '0,100@120 80,100@200',
      '100,0@80 100,100@180',
      '100,100@180 80,100@200',
      '20,0@0 0,0@20',
      '20,0@0 100,0@80',
    ])
  })

  test('where two cuts do not meet, the middle of the edge stays unreached', () => {
    const drawn = drawNetwork({
      nodes: { a: [0, 0], b: [100, 0] },
      edges: [
        ['a', 'b'],
        ['a', 'b', { via: [[50, 500]] }],
      ],
    })
    const entries = [drawn.entry('a', 'b', { alongM: 50 })]
    const lines = inWords({ drawn, entries, limitS: 100, at: [50, 0] })
    expect(lines).toContain('0,0@50 5,50@100')
    expect(lines).toContain('100,0@50 95,50@100')
  })

  test('the origin’s own edge is also reached from its far end, sooner than along it', () => {
    const drawn = drawNetwork({
      nodes: { a: [0, 0], b: [100, 0] },
      edges: [
        ['a', 'b', { lengthM: 1000 }],
        ['a', 'b'],
      ],
    })
    const entries = [drawn.entry('a', 'b', { alongM: 100 })]
    // From the foot 100 m back to a, 100 m over the short edge to b, then against the walk from the foot.
    expect(inWords({ drawn, entries, limitS: 3000, at: [10, 0] })).toEqual([
      '0,0@100 100,0@200',
      '10,0@0 0,0@100',
      '10,0@0 65,0@550',
      '100,0@200 65,0@550',
    ])
  })

  test('one-way streets are walked one way', () => {
    const drawn = drawNetwork({
      nodes: { a: [0, 0], b: [100, 0], c: [200, 0], d: [100, 100] },
      edges: [
        ['a', 'b', { direction: 'backward' }],
        ['b', 'c', { direction: 'forward' }],
        ['b', 'd', { direction: 'backward' }],
      ],
    })
    const entries = [drawn.entry('b', 'c', { alongM: 50 })]
    expect(inWords({ drawn, entries, limitS: 500, at: [150, 0] })).toEqual(['150,0@0 200,0@50'])
    const atB = [drawn.entry('b', 'c', { alongM: 0 })]
    expect(inWords({ drawn, entries: atB, limitS: 500, at: [100, 0] })).toEqual([
      '100,0@0 0,0@100',
      '100,0@0 200,0@100',
    ])
  })

  test('half a signal wait is paid before stepping off the node, steps take longer', () => {
    const drawn = drawNetwork({
      nodes: { a: [0, 0], b: [100, 0], c: [200, 0] },
      edges: [
        ['a', 'b'],
        ['b', 'c', { steps: true }],
      ],
      signals: ['b'],
    })
    const entries = [drawn.entry('a', 'b', { alongM: 0 })]
    expect(inWords({ drawn, entries, limitS: 1000 })).toEqual(['0,0@0 100,0@100', '100,0@120 200,0@370'])
  })

  test('a home’s own estate is left on foot and another one is entered, but not walked through', () => {
    const drawn = drawNetwork({
      nodes: { home: [0, 0], gate: [100, 0], far: [200, 0], yard: [300, 0], behind: [400, 0] },
      edges: [
        ['home', 'gate', { access: 'residents' }],
        ['gate', 'far'],
        ['far', 'yard', { access: 'residents' }],
        ['yard', 'behind', { access: 'closed' }],
      ],
    })
    const entries = [drawn.entry('home', 'gate', { alongM: 10 })]
    expect(inWords({ drawn, entries, limitS: 1000, at: [10, 0] })).toEqual([
      '10,0@0 0,0@10',
      '10,0@0 100,0@90',
      '100,0@90 200,0@190',
      '200,0@190 300,0@290',
    ])
  })

  test('a loop street is met in its middle', () => {
    const drawn = drawNetwork({
      nodes: { a: [0, 0], b: [50, 0] },
      edges: [
        ['a', 'b'],
        [
          'b',
          'b',
          {
            via: [
              [150, 0],
              [150, 100],
              [50, 100],
            ],
          },
        ],
      ],
    })
    const entries = [drawn.entry('a', 'b', { alongM: 0 })]
    expect(inWords({ drawn, entries, limitS: 1000 })).toEqual([
      '0,0@0 50,0@50',
      '150,0@150 150,100@250',
      '50,0@50 150,0@150',
      '50,0@50 50,100@150',
      '50,100@150 150,100@250',
    ])
  })

  test('a second, step-free entry is only for those who take no steps', () => {
    const drawn = drawNetwork({ nodes: { a: [0, 0], b: [100, 0] }, edges: [['a', 'b']] })
    const entries = [drawn.entry('a', 'b', { alongM: 0, flags: ENTRY.stepFree })]
    expect(inWords({ drawn, entries, limitS: 60 })).toEqual([])
    const pace = { ...PACE, stepsFactor: 'closed' } as const
    expect(inWords({ drawn, entries, limitS: 60, pace })).toEqual(['0,0@0 60,0@60'])
  })

  test('a search by metres is refused', () => {
    const { network, shapes, entry } = drawNetwork({ nodes: { a: [0, 0], b: [9, 0] }, edges: [['a', 'b']] })
    const metric = metricOf(network, PACE, 'metres')
    const reach = createSearch(network).run({ metric, sense: 'from', limit: 60 })
    const origin = { lonLat: drawnLonLat([0, 0]), entries: [entry('a', 'b', { alongM: 0 })] }
    expect(() => reachedLines({ network, shapes, metric, reach, origin, limitS: 6 })).toThrow('by minutes')
  })
})

describe('on random networks', () => {
  test.each([1, 2, 3])(
    'total length and latest time agree with readings along every edge (seed %i)',
    (seed) => {
      let reachedM = 0
      for (const walk of randomWalks(seed, { count: 9, minutes: [8] })) {
        const { network, shapes, metric, reach, origin } = walk
        const { count, values } = reachedLines({ network, shapes, metric, reach, origin, limitS: 480 })
        let linesM = 0
        for (let at = 0; at < count * LINE_STRIDE; at += LINE_STRIDE) {
          const [ax = 0, ay = 0, bx = 0, by = 0, aS = 0, bS = 0] = values.subarray(at)
          expect(Math.max(aS, bS)).toBeLessThanOrEqual(480 + 1e-9)
          expect(Math.min(aS, bS)).toBeGreaterThanOrEqual(0)
          linesM += Math.hypot(bx - ax, by - ay)
        }
        const used = origin.entries.filter((entry) => usesEntry(metric, entry))
        const legsM = used.reduce((sum, { legDm }) => sum + legDm / 10, 0)
        const truthM = reachedByReadingM(walk)
        expect(linesM - legsM).toBeGreaterThan(truthM * 0.99 - 10)
        expect(linesM - legsM).toBeLessThan(truthM * 1.01 + 10)
        reachedM += truthM
      }
      expect(reachedM).toBeGreaterThan(20_000)
    },
  )
})

/** Length of street with a reading, asked for every metre of every edge. */
function reachedByReadingM({ network, reach }: IsochroneRequest): number {
  let metres = 0
  for (let edge = 0; edge < network.edgeCount; edge++) {
    const lengthDm = network.lengthDm[edge] ?? 0
    for (let offsetDm = 5; offsetDm < lengthDm; offsetDm += 10) {
      const reading = reach.readEntry({ edge, offsetDm, legDm: 0, flags: 0 })
      if (reading !== null) metres++
    }
  }
  return metres
}
