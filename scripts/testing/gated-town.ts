import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromE7, type Bounds, type LonLat } from '../../src/units.ts'
import { latE7Of, lonE7Of, type XyM } from '../generate/plane.ts'
import type { OsmData } from '../osm/osm-data.ts'
import { elementsToPbf, type PbfContent, type PbfNode, type PbfWay } from '../osm/elements-to-pbf.ts'
import { buildCity } from '../pipeline/build-city.ts'
import { recipeForExtract } from '../pipeline/recipe.ts'
import { writeCity } from '../pipeline/write-city.ts'
import { readCatalogueFile, readStandardFile } from '../read-data.ts'
import { osmDataFrom } from './osm-data-from.ts'

/**
 * A town along a high street with all its shops. To the north lies the orchard behind one closed gate, to the south the
 * brook behind another, each 300–600 m from the shops through its gate and 2 km or more around it. A third closed gate
 * stands in a loop off the high street, where it is in nobody's way. Places are metres east and north.
 */
const STREETS: Readonly<Record<string, readonly XyM[]>> = {
  'High Street': [
    [-1000, 0],
    [0, 0],
    [300, 0],
    [600, 0],
    [700, 0],
    [1200, 0],
    [2200, 0],
  ],
  'Orchard Lane': [
    [600, 0],
    [600, 200],
    [600, 400],
  ],
  Orchard: [
    [-1000, 400],
    [-500, 400],
    [400, 400],
    [450, 400],
    [600, 400],
    [650, 400],
    [800, 400],
  ],
  'West Road': [
    [-1000, 0],
    [-1000, 400],
  ],
  'Brook Lane': [
    [700, 0],
    [700, -200],
    [700, -400],
  ],
  Brook: [
    [500, -400],
    [650, -400],
    [700, -400],
    [2200, -400],
  ],
  'East Road': [
    [2200, 0],
    [2200, -400],
  ],
  'Mill Loop': [
    [0, 0],
    [0, -160],
    [75, -160],
    [150, -160],
    [150, 0],
    [300, 0],
  ],
}

/** Gates that nobody may pass, by what an open one would give. */
export const GATES = {
  orchard: [600, 200],
  brook: [700, -200],
  mill: [75, -160],
} as const satisfies Readonly<Record<string, XyM>>
export type GateName = keyof typeof GATES

/** Its communities: where everybody of them lives, and how many. */
export const PEOPLE: readonly { readonly name: string; readonly at: XyM; readonly residents: number }[] = [
  { name: '果园东里', at: [650, 400], residents: 1200 },
  { name: '果园西里', at: [450, 400], residents: 900 },
  { name: '果园远里', at: [-500, 400], residents: 700 },
  { name: '溪边', at: [650, -400], residents: 800 },
  { name: '正街', at: [300, 0], residents: 1500 },
]

/** Where all its shops stand. */
export const SHOPS: XyM = [600, 0]

const SHOP_TAGS: readonly Readonly<Record<string, string>>[] = [
  { amenity: 'pharmacy', name: 'Pharmacy' },
  { shop: 'supermarket', name: 'Supermarket' },
  { shop: 'greengrocer', name: 'Greengrocer' },
  { shop: 'hairdresser', name: 'Hairdresser' },
  { amenity: 'kindergarten', name: 'Kindergarten' },
  { amenity: 'clinic', name: 'Clinic' },
]

const GATE_TAGS = { barrier: 'gate', access: 'no' }

const AIR_M = 300

const placeOf = ([xM, yM]: XyM): LonLat => [fromE7(lonE7Of(xM)), fromE7(latE7Of(yM))]

const BOUNDS: Bounds = [...placeOf([-1000 - AIR_M, -400 - AIR_M]), ...placeOf([2200 + AIR_M, 400 + AIR_M])]

interface Drawn {
  readonly nodes: readonly PbfNode[]
  readonly ways: readonly PbfWay[]
  /** Id of the node at a place of a street. */
  readonly nodeAt: (at: XyM) => number
}

/** @param without gates that are not there at all: what an open one comes to */
function drawTown(without: readonly GateName[] = []): Drawn {
  const ids = new Map<string, number>()
  const nodes: PbfNode[] = []
  const gates = Object.entries(GATES).filter(([name]) => !without.some((other) => other === name))
  const nodeAt = (at: XyM): number => {
    const known = ids.get(at.join())
    if (known !== undefined) return known
    const [lon, lat] = placeOf(at)
    const isGate = gates.some(([, gate]) => gate.join() === at.join())
    const id = nodes.push({ id: nodes.length + 1, lon, lat, ...(isGate ? { tags: GATE_TAGS } : {}) })
    ids.set(at.join(), id)
    return id
  }
  const ways = Object.entries(STREETS).map(([name, line], i) => ({
    id: 100 + i,
    refs: line.map(nodeAt),
    tags: { highway: 'residential', name },
  }))
  return { nodes, ways, nodeAt }
}

/** The town's streets as an extract holds them. @param without gates taken away, as if they stood open */
export function gatedTownData(
  without: readonly GateName[] = [],
): OsmData & { readonly nodeAt: (at: XyM) => number } {
  const { nodes, ways, nodeAt } = drawTown(without)
  const places = nodes.map(
    ({ id, lon, lat, tags }) => [id, { at: [lon, lat] as const, tags: tags ?? {} }] as const,
  )
  return { ...osmDataFrom({ nodes: Object.fromEntries(places), ways }), nodeAt }
}

function gatedTown(): PbfContent {
  const { nodes, ways } = drawTown()
  const [lon, lat] = placeOf(SHOPS)
  const shops = SHOP_TAGS.map((tags, i) => ({ id: 1_000 + i, lon, lat, tags }))
  return { nodes: [...nodes, ...shops], ways, relations: [], bounds: BOUNDS }
}

/** Builds the town into a folder of its id, with all gates closed. Returns that folder. */
export async function buildGatedTown(parent: string, id: string): Promise<string> {
  const osm = join(parent, 'gated.osm.pbf')
  const communities = join(parent, 'communities.csv')
  writeFileSync(osm, elementsToPbf(gatedTown()))
  const rows = PEOPLE.map(({ name, at, residents }) => [name, ...placeOf(at), residents].join())
  writeFileSync(communities, ['name,lon,lat,residents', ...rows].join('\n'))
  const recipe = {
    ...recipeForExtract(id, `${id}.osm.pbf`, null),
    defaultStandard: 'beijing-15',
    communities: { named: false, derived: false },
  }
  const { content, manifest } = await buildCity({
    recipe,
    files: { osm, communities, streets: null },
    replaced: new Set(),
    catalogue: readCatalogueFile(),
    standard: readStandardFile(recipe.defaultStandard),
    progress: { step: async (_, run) => run(() => undefined), note: () => undefined },
  })
  const folder = join(parent, id)
  writeCity(folder, content, manifest)
  return folder
}
