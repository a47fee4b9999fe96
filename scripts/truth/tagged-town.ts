/** A made-up town in which every rule of the walking network decides over some street or gate. */

import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import type { OsmData, Tags } from '../osm/osm-data.ts'
import type { PbfContent, PbfNode, PbfWay } from '../osm/elements-to-pbf.ts'
import { osmDataFrom } from '../testing/osm-data-from.ts'

const HIGHWAYS =
  'footway path pedestrian steps living_street residential service unclassified tertiary tertiary_link ' +
  'secondary secondary_link primary primary_link track road corridor crossing elevator platform bridleway cycleway ' +
  'trunk trunk trunk trunk_link motorway motorway_link construction proposed abandoned raceway bus_guideway rest_area'
const VALUES =
  'yes designated permissive destination private residents permit customers employees students no delivery'
const BARRIERS =
  'gate lift_gate swing_gate sliding_gate kissing_gate hampshire_gate wicket_gate bump_gate turnstile ' +
  'full-height_turnstile checkpoint bollard block stile entrance toll_booth cycle_barrier'

/** Other tags of a way: by chance one or two of them. */
const EXTRAS: readonly Tags[] = [
  { oneway: 'yes' },
  { locked: 'yes' },
  { area: 'yes' },
  { junction: 'roundabout' },
  { bridge: 'yes', layer: '1' },
]

const SIDEWALKS: readonly Tags[] = [
  { sidewalk: 'both' },
  { sidewalk: 'no' },
  { sidewalk: 'none' },
  { 'sidewalk:left': 'yes' },
  { 'sidewalk:both': 'separate' },
]

const WIDTH = 20
const STEP_DEGREES = 0.001

/**
 * A jittered grid of `20 × 20` nodes near 51° N; each street between two neighbours is a way with tags drawn by the
 * seed, nearly half of them plain footways so that the town hangs together; one node in eight has a barrier.
 */
export function taggedTown(
  seed: number,
): PbfContent & { readonly nodes: PbfNode[]; readonly ways: PbfWay[] } {
  const random = seededRandom(seed)
  const oneOf = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)]
  const word = (words: string): string => oneOf(words.split(' ')) ?? ''
  const maybe = (share: number, key: string, words: string): Tags =>
    random() < share ? { [key]: word(words) } : {}
  const access = (): Tags => ({
    ...maybe(0.3, 'access', VALUES),
    ...maybe(0.3, 'foot', VALUES),
    ...(random() < 0.1 ? { locked: 'yes' } : {}),
  })
  const nodes = Array.from({ length: WIDTH * WIDTH }, (_, i): PbfNode => {
    const [column, row] = [i % WIDTH, Math.floor(i / WIDTH)]
    const tags = random() < 1 / 8 ? { barrier: word(BARRIERS), ...access() } : {}
    const jitter = (): number => random() * 0.5 * STEP_DEGREES
    return {
      id: i + 1,
      lon: 71 + column * STEP_DEGREES + jitter(),
      lat: 51 + row * STEP_DEGREES + jitter(),
      tags,
    }
  })
  const ways: PbfWay[] = []
  const addWay = (a: number, b: number): void => {
    const special = {
      highway: word(HIGHWAYS),
      ...access(),
      ...(random() < 0.3 ? oneOf(EXTRAS) : {}),
      ...(random() < 0.3 ? oneOf(SIDEWALKS) : {}),
      ...maybe(0.1, 'motorroad', 'yes'),
    }
    const platform = random() < 0.5 ? { railway: 'platform' } : { public_transport: 'platform', ...access() }
    const tags = random() < 0.45 ? { highway: 'footway' } : random() < 0.05 ? platform : special
    ways.push({ id: ways.length + 1, refs: [a + 1, b + 1], tags })
  }
  for (let i = 0; i < nodes.length; i++) {
    if (i % WIDTH > 0) addWay(i - 1, i)
    if (i >= WIDTH) addWay(i - WIDTH, i)
  }
  return { nodes, ways, relations: [] }
}

/** The same town as an extract in memory, without a file. */
export function taggedTownData(seed: number): OsmData {
  const { nodes, ways } = taggedTown(seed)
  const places = nodes.map(
    ({ id, lon, lat, tags }) => [id, { at: [lon, lat] as const, tags: tags ?? {} }] as const,
  )
  return osmDataFrom({ nodes: Object.fromEntries(places), ways })
}
