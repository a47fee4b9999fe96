import * as v from 'valibot'
import { readWith } from './data-error.ts'
import { dateSchema, idSchema } from './schemas.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const size = v.pipe(v.number(), v.minValue(0))
const seconds = v.pipe(v.number(), v.minValue(0))
const place = v.tuple([v.number(), v.number()])

/** Who answers beside us: a plain Dijkstra on the same network, routers on every street as drawn, Routino by itself. */
export const PEERS = ['dijkstra', 'ngraph-path', 'graphology', 'geojson-path-finder', 'routino'] as const
export type Peer = (typeof PEERS)[number]

const comparisonSchema = v.strictObject({
  peer: v.picklist(PEERS),
  /** Name and version as its package has them; null for the project's own. */
  version: v.nullable(v.string()),
  unit: v.picklist(['s', 'm']),
  pairs: v.pipe(count, v.minValue(1)),
  /** Pairs that differ by no more than both sides round. */
  equal: count,
  /** Pairs for which the peer found a way that is shorter than ours by more than that. */
  shorter: count,
  /** Of the differences without their sign, in `unit`. */
  difference: v.strictObject({ median: size, p95: size, max: size }),
})

const sampleSchema = v.strictObject({
  from: place,
  to: place,
  /** Our time in seconds, and that of each peer that was asked for this pair. */
  ours: seconds,
  peers: v.record(v.picklist(PEERS), seconds),
})

const accuracySchema = v.pipe(
  v.strictObject({
    date: dateSchema,
    command: v.string(),
    city: idSchema,
    /** Day of the map. */
    map: dateSchema,
    walker: idSchema,
    seed: count,
    nodes: count,
    edges: count,
    /** Street pieces as drawn, before they were joined. */
    segments: count,
    /** Median of our times, seconds: what the differences are differences of. */
    medianTime: seconds,
    comparisons: v.pipe(v.array(comparisonSchema), v.minLength(1)),
    /** The first pairs, so that anybody can work them out again. */
    sample: v.array(sampleSchema),
  }),
  v.check(
    ({ comparisons }) => comparisons.every(({ equal, shorter, pairs }) => equal + shorter <= pairs),
    'no more equal and shorter pairs than pairs',
  ),
)

/** How our walking times compare with those of others: `data/accuracy.json`, which `npm run accuracy` writes. */
export type Accuracy = Readonly<v.InferOutput<typeof accuracySchema>>
export type Comparison = Accuracy['comparisons'][number]

/** @throws DataError that names the place in the file */
export const readAccuracy = (json: unknown, label: string): Accuracy => readWith(accuracySchema, json, label)
