import { ACCESS, DIRECTION, NODE, NO_NAME, STREET_KINDS, type NameSet } from '../../src/network/network.ts'
import { fromE7, type LonLat } from '../../src/units.ts'
import type { PbfContent, PbfNode, PbfRelation, PbfWay } from '../osm/elements-to-pbf.ts'
import type { Tags } from '../osm/osm-data.ts'
import type { TaggedAccess } from '../pipeline/network/walkable.ts'
import type { WalkableWay } from '../pipeline/network/ways-to-segments.ts'
import { boundaryWays } from './boundaries.ts'
import { createDice } from './dice.ts'
import { drawCity, type NetworkOptions } from './generate-network.ts'
import { drawHouses } from './houses.ts'
import { latE7Of, lonE7Of } from './plane.ts'
import { drawShops } from './shops.ts'
import type { DrawnStreets } from './street-plan.ts'

/** A way by the places of its nodes, as it is drawn. */
export interface DrawnWay {
  readonly places: readonly number[]
  readonly use: WalkableWay
}

/** Hands out the numbers of new nodes and keeps them for the file. */
export interface NewNodes {
  readonly add: (at: LonLat, tags?: Tags) => number
  readonly all: readonly PbfNode[]
}

/**
 * The invented city of `generateNetwork` as OpenStreetMap has cities – streets with their tags, gates, lights and
 * walls, houses with levels and numbers, facilities, neighbourhoods, districts and 街道 –, so that the real build
 * makes its files. The same options give the same elements. Places and people are other ones than those of
 * `generateCity`, which are put on edges directly.
 */
export function cityElements(options: NetworkOptions): PbfContent {
  const { plan, grid } = drawCity(options)
  const streets = plan.drawn()
  const dice = createDice(options.seed ^ HOUSES)
  const drawn = waysOf(streets)
  const nodes = newNodes(streets.lonE7.length + 1)
  const walls = streets.obstacles.map((line) => wallOf(line, nodes))
  const houses = drawHouses({ streets, drawn, dice, nodes })
  drawShops({ streets, drawn, dice, nodes, homes: houses.length })
  const areas = boundaryWays({ grid, nodes })
  const streetWays = drawn.map(({ places, use }) => ({
    refs: places.map((place) => place + 1),
    tags: streetTags(use, streets.names),
  }))
  const ways = [...streetWays, ...walls, ...houses, ...areas.rings]
  const firstRing = ways.length - areas.rings.length + 1
  return {
    nodes: inOrder(streets, nodes.all),
    ways: ways.map((way, i): PbfWay => ({ id: i + 1, ...way })),
    relations: areas.tags.map((tags, i): PbfRelation => ({
      id: i + 1,
      tags,
      members: [{ type: 'way', ref: firstRing + i, role: 'outer' }],
    })),
    bounds: [
      fromE7(lonE7Of(grid.columns[0]?.atM ?? 0)),
      fromE7(latE7Of(grid.rows[0]?.atM ?? 0)),
      fromE7(lonE7Of(grid.columns.at(-1)?.atM ?? 0)),
      fromE7(latE7Of(grid.rows.at(-1)?.atM ?? 0)),
    ],
    timestamp: '2026-01-01',
  }
}

/** Houses and shops draw from numbers of their own, so that a street more does not move them all. */
const HOUSES = 0x40_75e5

function newNodes(first: number): NewNodes {
  const all: PbfNode[] = []
  return {
    all,
    add: ([lon, lat], tags) => {
      const id = first + all.length
      all.push({ id, lon, lat, ...(tags === undefined ? {} : { tags }) })
      return id
    },
  }
}

/** Longer ways would be unlike those of a map. */
const MOST_PLACES = 300

/** Segments of one use that follow each other are one way. */
function waysOf({ from, to, way, ways }: DrawnStreets): DrawnWay[] {
  const drawn: { readonly places: number[]; readonly use: WalkableWay }[] = []
  for (let s = 0; s < from.length; s++) {
    const [a, b, use] = [from[s] ?? 0, to[s] ?? 0, ways[way[s] ?? 0]]
    if (use === undefined) continue
    const last = drawn.at(-1)
    const goesOn = last?.use === use && last.places.at(-1) === a && last.places.length < MOST_PLACES
    if (goesOn) last.places.push(b)
    else drawn.push({ places: [a, b], use })
  }
  return drawn
}

function wallOf(line: Int32Array, { add }: NewNodes): Omit<PbfWay, 'id'> {
  const refs: number[] = []
  for (let i = 0; i < line.length; i += 2) refs.push(add([fromE7(line[i] ?? 0), fromE7(line[i + 1] ?? 0)]))
  return { refs, tags: { barrier: 'wall' } }
}

function* inOrder(streets: DrawnStreets, others: readonly PbfNode[]): Generator<PbfNode> {
  for (let place = 0; place < streets.lonE7.length; place++) {
    const tags = placeTags(streets, place)
    const at = { lon: fromE7(streets.lonE7[place] ?? 0), lat: fromE7(streets.latE7[place] ?? 0) }
    yield { id: place + 1, ...at, ...(tags === null ? {} : { tags }) }
  }
  yield* others
}

function placeTags({ flags, gates }: DrawnStreets, place: number): Tags | null {
  const gate = gates.get(place)
  if (gate !== undefined) return { barrier: 'gate', ...accessTags(gate.access) }
  const isSignal = ((flags[place] ?? 0) & NODE.signal) !== 0
  return isSignal ? { highway: 'crossing', crossing: 'traffic_signals' } : null
}

/** Tags from which the build reads the same use again. */
function streetTags(
  { kind, access, direction, steps, nameIndex }: WalkableWay,
  names: readonly NameSet[],
): Tags {
  const highway = STREET_KINDS[kind] ?? 'footway'
  return {
    ...(highway === 'crossing' ? { highway: 'footway', footway: 'crossing' } : { highway }),
    ...accessTags(access),
    ...(direction === DIRECTION.forward ? { 'oneway:foot': 'yes' } : {}),
    ...(direction === DIRECTION.backward ? { 'oneway:foot': '-1' } : {}),
    ...(steps ? { highway: 'steps' } : {}),
    ...(nameIndex === NO_NAME ? {} : nameTags(names[nameIndex] ?? {})),
  }
}

const accessTags = (access: TaggedAccess): Tags =>
  access === ACCESS.open ? {} : { access: access === ACCESS.residents ? 'private' : 'no' }

const nameTags = (names: NameSet): Tags =>
  Object.fromEntries(
    Object.entries(names).map(([language, name]) => [language === '' ? 'name' : `name:${language}`, name]),
  )
