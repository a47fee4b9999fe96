import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { City } from '../../src/city/city.ts'
import { entriesOfPlace } from '../../src/city/place-entries.ts'
import { countingByLane } from '../../src/coverage/which-facilities.ts'
import { prepareForStorage } from '../../src/format/quantise.ts'
import { makePartition } from '../../src/network/make-partition.ts'
import { withAdjacency, type Network, type StreetShapes } from '../../src/network/network.ts'
import type { Entry } from '../../src/network/place.ts'
import { createDice } from '../generate/dice.ts'
import { generateFacilities } from '../generate/facilities.ts'
import { generateCity, SIZES, type SizeName } from '../generate/generate-city.ts'
import { loadCity, loadShapes } from '../load-city.ts'
import { readOsmData } from '../osm/read-osm-data.ts'
import { buildRawNetwork } from '../pipeline/network/ways-to-network.ts'
import { openCityFolder } from '../read-city.ts'
import { builtFolder } from '../read-data.ts'
import { PORTO_EXTRACT, realExtract } from '../testing/stored-streets.ts'

/** Facilities of each service, with their ways onto the network. */
export type Services = readonly (readonly (readonly Entry[])[])[]

export interface BenchGraph {
  readonly name: string
  readonly network: Network
  readonly shapes: StreetShapes
  /** `SERVICES` of them; what a city does not have is drawn. */
  readonly services: Services
  /** Null for a network without homes. */
  readonly city: City | null
}

/** Why a graph cannot be had. */
export interface Missing {
  readonly name: string
  readonly reason: string
}

export const isMissing = (graph: BenchGraph | Missing): graph is Missing => 'reason' in graph

export type GraphName = 'Astana' | 'Porto' | `generated ${SizeName | 'town'}`

/** As many as one sweep takes. */
export const SERVICES = 64

/** Loads or makes a graph. What is missing says why; what is broken throws. */
export async function loadGraph(name: GraphName): Promise<BenchGraph | Missing> {
  if (name === 'Astana') return loadAstana()
  return name === 'Porto' ? loadPorto() : generated(name, superblocksOf(name))
}

/** Superblocks along each side of the town: some thousand nodes. */
export const TOWN_SUPERBLOCKS = 5

async function loadAstana(): Promise<BenchGraph | Missing> {
  const path = builtFolder('astana')
  if (!existsSync(join(path, 'city.json'))) {
    return { name: 'Astana', reason: 'the city is not built: npm run city -- build astana' }
  }
  const folder = openCityFolder(path)
  const opened = await loadCity(folder)
  const { city } = opened
  return {
    name: 'Astana',
    network: city.network,
    shapes: await loadShapes(folder, opened),
    services: servicesOf(city),
    city,
  }
}

function loadPorto(): BenchGraph | Missing {
  const { path, bounds } = realExtract('Porto')
  if (path === null) {
    return { name: 'Porto', reason: `${PORTO_EXTRACT} is not here (EXTRACTS_DIR names its folder)` }
  }
  const { network: columns, shapes } = makePartition(
    prepareForStorage(buildRawNetwork(readOsmData(path), bounds)),
  )
  const network = withAdjacency(columns)
  return { name: 'Porto', network, shapes, services: drawnServices(network), city: null }
}

type GeneratedName = Exclude<GraphName, 'Astana' | 'Porto'>

function superblocksOf(name: GeneratedName): number {
  const size = name.slice('generated '.length) as SizeName | 'town'
  return size === 'town' ? TOWN_SUPERBLOCKS : SIZES[size]
}

function generated(name: GeneratedName, superblocks: number): BenchGraph {
  const { partition, ...city } = generateCity({ seed: 1, superblocks })
  return { name, network: city.network, shapes: partition.shapes, services: servicesOf(city), city }
}

/** The services that a city has, then drawn ones. */
function servicesOf(city: City): Services {
  const counting = countingByLane(city.facilities)
  const own = city.manifest.services
    .map((_, lane) =>
      counting({ lane, countsByAppointment: true }).map((facility) =>
        entriesOfPlace(city.facilityEntries, facility),
      ),
    )
    .filter((facilities) => facilities.some((entries) => entries.length > 0))
  return [...own, ...drawnServices(city.network)].slice(0, SERVICES)
}

/** About Porto's. */
const RESIDENTS_PER_NODE = 20

function drawnServices(network: Network): Services {
  const residents = RESIDENTS_PER_NODE * network.nodeCount
  const { facilities, facilityEntries } = generateFacilities(createDice(1), network, {
    services: SERVICES,
    residents,
  })
  const counting = countingByLane(facilities)
  return Array.from({ length: SERVICES }, (_, lane) =>
    counting({ lane, countsByAppointment: true }).map((facility) =>
      entriesOfPlace(facilityEntries, facility),
    ),
  )
}
