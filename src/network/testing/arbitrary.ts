import * as fc from 'fast-check'
import { metricOf, type Metric, type Ruler, type WalkingPace } from '../metric.ts'
import { packEdgeFlags, withAdjacency, type Access, type Direction, type Network } from '../network.ts'
import { ENTRY, type Entry } from '../place.ts'

/** Walkers that differ in everything a metric knows of them. */
export const PACES = {
  plain: { paceMps: 1.11, stepsFactor: 1, signalWaitS: 0 },
  waiting: { paceMps: 1.33, stepsFactor: 0.5, signalWaitS: 15 },
  noSteps: { paceMps: 0.8, stepsFactor: 'closed', signalWaitS: 15 },
} as const satisfies Record<string, WalkingPace>

export const arbitraryPace = fc.constantFrom<WalkingPace>(...Object.values(PACES))
export const arbitraryRuler = fc.constantFrom<Ruler>('minutes', 'metres')

/** Edges in a test's own terms, easy to shrink and to change one at a time. */
export interface PlainEdge {
  readonly a: number
  readonly b: number
  readonly lengthDm: number
  readonly access: Access
  readonly direction: Direction
  readonly steps: boolean
  readonly gate: boolean
}

export interface PlainNetwork {
  readonly signals: readonly boolean[]
  readonly edges: readonly PlainEdge[]
}

const either = <T>(usual: T, others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 3 }, { arbitrary: fc.constantFrom(...others), weight: 2 })

/**
 * Small dense multigraphs without geometry: loops, parallels, islands, edges of length 0, short edges that round to
 * 0 deciseconds, every access class and direction. Made for ties and for confusion about estates.
 */
export function arbitraryNetwork({ isSymmetric = false } = {}): fc.Arbitrary<PlainNetwork> {
  return fc.integer({ min: 1, max: 14 }).chain((nodeCount) => {
    const node = fc.nat(nodeCount - 1)
    const length = fc.oneof(fc.constantFrom(0, 1, 40, 80), fc.nat(2_000))
    const edge = fc
      .record({
        a: node,
        b: node,
        lengthDm: length,
        access: either<Access>(0, [1, 1, 2, 3, 4]),
        direction: isSymmetric ? fc.constant<Direction>(0) : either<Direction>(0, [0, 1, 2]),
        steps: either(false, [false, true]),
        gate: either(false, [false, true]),
      })
      .map(storedWay)
    return fc.record({
      signals: fc.array(fc.boolean(), { minLength: nodeCount, maxLength: nodeCount }),
      edges: fc.array(edge, { minLength: 1, maxLength: 30 }),
    })
  })
}

const storedWay = (e: PlainEdge): PlainEdge => ({
  ...e,
  lengthDm: e.gate ? 0 : e.lengthDm,
  a: Math.min(e.a, e.b),
  b: Math.max(e.a, e.b),
})

/** The network of a test's edges; edges keep their numbers. Coordinates are all 0. */
export function networkOf({ signals, edges }: PlainNetwork): Network {
  return withAdjacency({
    nodeCount: signals.length,
    edgeCount: edges.length,
    lonE7: new Int32Array(signals.length),
    latE7: new Int32Array(signals.length),
    nodeFlags: Uint8Array.from(signals, Number),
    edgeFrom: Uint32Array.from(edges, ({ a }) => a),
    edgeTo: Uint32Array.from(edges, ({ b }) => b),
    lengthDm: Uint32Array.from(edges, ({ lengthDm }) => lengthDm),
    edgeFlags: Uint8Array.from(edges, packEdgeFlags),
  })
}

/** Places on any edges of the network, cut-off and closed ones too. */
export function arbitraryEntries(
  edges: readonly PlainEdge[],
  { maxLength = 6, minLength = 0 } = {},
): fc.Arbitrary<Entry[]> {
  const entry = fc
    .record({
      edge: fc.nat(edges.length - 1),
      share: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
      legDm: fc.oneof(fc.constant(0), fc.nat(1_500)),
      flags: either<number>(0, [0, ENTRY.far, ENTRY.stepFree]),
    })
    .map(({ edge, share, legDm, flags }) => {
      const offsetDm = Math.round(share * (edges[edge]?.lengthDm ?? 0))
      return { edge, offsetDm, legDm, flags }
    })
  return fc.array(entry, { minLength, maxLength })
}

/** A network, one walker's metric of it, and places on it. */
export interface Scene {
  readonly plain: PlainNetwork
  readonly network: Network
  readonly metric: Metric
  readonly entries: readonly Entry[]
}

export const arbitraryScene = (
  options: { isSymmetric?: boolean; minPlaces?: number } = {},
): fc.Arbitrary<Scene> =>
  fc.tuple(arbitraryNetwork(options), arbitraryPace, arbitraryRuler).chain(([plain, pace, ruler]) =>
    arbitraryEntries(plain.edges, { minLength: options.minPlaces ?? 0, maxLength: 8 }).map((entries) => {
      const network = networkOf(plain)
      return { plain, network, metric: metricOf(network, pace, ruler), entries }
    }),
  )
