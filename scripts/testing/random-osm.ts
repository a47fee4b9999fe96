import * as fc from 'fast-check'
import type { Tags } from '../osm/osm-data.ts'
import { metres } from './drawn-network.ts'
import type { DrawnOsm } from './osm-data-from.ts'

const WAY_TAGS: readonly Tags[] = [
  { highway: 'footway' },
  { highway: 'footway' },
  { highway: 'residential', name: 'A' },
  { highway: 'service', name: 'B' },
  { highway: 'steps' },
  { highway: 'service', access: 'private' },
  { highway: 'service', foot: 'no' },
  { highway: 'steps', conveying: 'forward' },
  { highway: 'path', 'oneway:foot': '-1' },
  { highway: 'motorway' },
]

const NODE_TAGS: readonly Tags[] = [
  {},
  {},
  {},
  {},
  { barrier: 'gate' },
  { barrier: 'gate', access: 'private' },
  { barrier: 'gate', locked: 'yes' },
  { crossing: 'traffic_signals' },
  { highway: 'traffic_signals' },
  { barrier: 'bollard' },
]

const SIDE = 5

/** Nodes on a jittered 5 × 5 grid about 150 m apart, no two at one coordinate. */
const nodes = fc
  .array(
    fc.tuple(
      fc.integer({ min: -60, max: 60 }),
      fc.integer({ min: -60, max: 60 }),
      fc.constantFrom(...NODE_TAGS),
    ),
    {
      minLength: SIDE * SIDE,
      maxLength: SIDE * SIDE,
    },
  )
  .map((cells) =>
    Object.fromEntries(
      cells.map(([eastM, northM, tags], i) => [
        i + 1,
        { at: metres(150 * (i % SIDE) + eastM, 150 * Math.floor(i / SIDE) + northM), tags },
      ]),
    ),
  )

const refs = fc.array(fc.integer({ min: 1, max: SIDE * SIDE }), { minLength: 2, maxLength: 7 })
const ways = fc.array(fc.record({ refs, tags: fc.constantFrom(...WAY_TAGS) }), {
  minLength: 1,
  maxLength: 12,
})

/** A drawn world of known shape: every node tagged (perhaps with nothing), every way with refs and tags. */
export interface RandomOsm {
  readonly nodes: Readonly<Record<number, { readonly at: readonly [number, number]; readonly tags: Tags }>>
  readonly ways: readonly { readonly id: number; readonly refs: readonly number[]; readonly tags: Tags }[]
}

/** Small tangled worlds about 700 m wide, with every access class, gates, signals, loops and repeated segments. */
export const randomOsm: fc.Arbitrary<RandomOsm & DrawnOsm> = fc.record({ nodes, ways }).map((world) => {
  const footway = { refs: [1, 2], tags: { highway: 'footway' } }
  const all = [...world.ways, footway]
  return { nodes: world.nodes, ways: all.map((way, i) => ({ id: 101 + i, refs: way.refs, tags: way.tags })) }
})
