import type { Community } from '../../coverage/tables.ts'
import { facilityTable, peopleTables, type FacilityRow } from '../../coverage/place-tables.ts'
import { countingFacilities } from '../../coverage/which-facilities.ts'
import {
  blockFile,
  CITY_VERSION,
  homesFile,
  readCityManifest,
  shapeFile,
  spineFile,
  spineShapeFile,
  type CityManifest,
  type CityPart,
} from '../../format/city-manifest.ts'
import { dealObstacles } from '../../format/deal-obstacles.ts'
import { encodeHomes } from '../../format/homes-file.ts'
import { encodeNetworkPart } from '../../format/network-block.ts'
import { splitPlaces, type CityPlaces, type PartPlaces } from '../../format/part-places.ts'
import { prepareForStorage } from '../../format/quantise.ts'
import { encodeShapePart } from '../../format/shape-block.ts'
import { joinFacilities, joinPoints, type FacilityPlace } from '../../network/join-places.ts'
import { makePartition, type MadePartition, type UnorderedNetwork } from '../../network/make-partition.ts'
import { createSnapper } from '../../network/snap.ts'
import { fromE7, type LonLat } from '../../units.ts'
import type { City } from '../city.ts'
import { openCity, openShapes, type OpenedCity } from '../open-city.ts'
import { startHomes } from '../start-homes.ts'
import { withBlocks } from './with-blocks.ts'

/** What a test's city is made of, before anything is joined, cut or written. */
export interface CityPlan {
  readonly network: UnorderedNetwork
  /** Service ids in lane order. */
  readonly services: readonly string[]
  /** Row i gets global id i. */
  readonly facilities: readonly (FacilityPlace & FacilityRow)[]
  readonly communities: readonly Community[]
  /** Ascending by community. */
  readonly homes: readonly PlannedHome[]
  readonly maxBlockNodes?: number
}

export interface PlannedHome {
  readonly community: number
  /** Persons. */
  readonly residents: number
  readonly at: LonLat
}

/** A city written as the pipeline writes it, but kept in memory, with what went into the files. */
export interface MemoryCity {
  readonly plan: CityPlan
  readonly manifest: CityManifest
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly partition: MadePartition
  readonly places: CityPlaces
  readonly communities: readonly Community[]
}

/** Rounds and cuts the network, joins the places, writes every part. */
export function memoryCity(plan: CityPlan): MemoryCity {
  const partition = makePartition(prepareForStorage(plan.network), plan.maxBlockNodes)
  const snapper = createSnapper(partition.network, partition.shapes)
  const { origins, communities, residents } = peopleTables({
    communities: plan.communities,
    origins: plan.homes,
  })
  const homes = plan.homes.map(({ at }) => at)
  const places: CityPlaces = {
    facilities: facilityTable(plan.facilities),
    facilityEntries: joinFacilities(plan.facilities, snapper).entries,
    origins,
    originEntries: joinPoints(homes, snapper).entries,
  }
  const { network, shapes } = partition
  const placesOf = splitPlaces(partition, places, startHomes({ network, shapes, communities, ...places }))
  return {
    plan,
    manifest: manifestOf(plan, { partition, placesOf, residents }),
    files: filesOf(partition, placesOf),
    partition,
    places,
    communities,
  }
}

/** Opens the whole city, or its spine with these blocks. */
export const openMemoryCity = (city: MemoryCity, blocks?: readonly number[]): OpenedCity =>
  openCity(blocks === undefined ? city : withBlocks(city, blocks))

/** The whole city of a plan, through its files. */
export const cityOfPlan = (plan: CityPlan): City => openMemoryCity(memoryCity(plan)).city

/** Joins points to an opened city as the page does: by the shapes of what is loaded. */
export const snapperOf = (opened: OpenedCity, { files }: MemoryCity): ReturnType<typeof createSnapper> =>
  createSnapper(opened.city.network, openShapes(opened, files))

function filesOf(partition: MadePartition, placesOf: readonly PartPlaces[]): Map<string, Uint8Array> {
  const obstaclesOf = dealObstacles(partition)
  const parts = placesOf.flatMap((own, part): [string, Uint8Array][] => {
    const isSpine = part === partition.blockCount
    const shapes = encodeShapePart(partition, part, obstaclesOf[part] ?? [])
    return [
      [isSpine ? spineFile : blockFile(part), encodeNetworkPart(partition, part, own)],
      [isSpine ? spineShapeFile : shapeFile(part), shapes],
    ]
  })
  return new Map([...parts, [homesFile, encodeHomes(partition, placesOf)]])
}

interface Written {
  readonly partition: MadePartition
  readonly placesOf: readonly PartPlaces[]
  readonly residents: number
}

/** A manifest that says what is true of the parts, nothing of the sources, and passes the reader. */
function manifestOf(plan: CityPlan, { partition, placesOf, residents }: Written): CityManifest {
  const parts = placesOf.map((own, part) => partOf(partition, part, own))
  const spine = parts.at(-1)
  const { nodeCount, edgeCount } = partition.network
  const none = { open: 0, residents: 0, closed: 0 }
  const manifest = {
    format: 'quarter-hour-city',
    version: CITY_VERSION,
    id: 'test-city',
    names: { 'zh-Hans': '试城', 'zh-Hant': '試城', en: 'Test city' },
    country: null,
    timezone: null,
    bounds: [-180, -90, 180, 90],
    defaultStandard: 'drawn',
    mapApproval: null,
    hotlines: [],
    assumptions: [],
    thinFloors: {},
    sources: [],
    services: plan.services,
    spine,
    blocks: parts.slice(0, -1),
    counts: {
      nodes: nodeCount,
      edges: edgeCount,
      facilities: plan.facilities.length,
      communities: plan.communities.length,
      origins: plan.homes.length,
      residents,
      areas: 0,
    },
    quality: {
      mainComponentShare: 1,
      streetKm: 0,
      droppedPieces: 0,
      droppedKm: 0,
      residentsOnlyKm: 0,
      gates: none,
      origins: 0,
      originsOffNetwork: 0,
      originsFar: 0,
      originsBehindWall: 0,
      facilitiesOffNetwork: 0,
      facilitiesFar: 0,
      facilitiesBehindWall: 0,
      knownLevelsShare: null,
      services: serviceCounts(plan),
    },
    hash: 'test',
    files: {},
  }
  return readCityManifest(JSON.stringify(manifest), 'city.json of a test')
}

/** As a build counts them, apart from rates and floors. */
function serviceCounts({ services, facilities }: CityPlan): CityManifest['quality']['services'] {
  const table = facilityTable(facilities)
  const count = (lane: number, countsByAppointment: boolean): number =>
    countingFacilities(table, { lane, countsByAppointment }).length
  return Object.fromEntries(
    services.map((service, lane) => [
      service,
      {
        facilities: count(lane, true),
        public: count(lane, false),
        per10000: null,
        floor: null,
        thin: false,
      },
    ]),
  )
}

function partOf({ network, shapes, ...cut }: MadePartition, part: number, own: PartPlaces): CityPart {
  const [firstEdge, endEdge] = [cut.firstEdge[part] ?? 0, cut.firstEdge[part + 1] ?? 0]
  const [firstNode, endNode] = [cut.firstNode[part] ?? 0, cut.firstNode[part + 1] ?? 0]
  const ends = [
    ...network.edgeFrom.subarray(firstEdge, endEdge),
    ...network.edgeTo.subarray(firstEdge, endEdge),
  ]
  const [firstPoint, endPoint] = [shapes.firstPoint[firstEdge] ?? 0, shapes.firstPoint[endEdge] ?? 0]
  const lons = [
    ...ends.map((v) => network.lonE7[v] ?? 0),
    ...shapes.pointLonE7.subarray(firstPoint, endPoint),
  ]
  const lats = [
    ...ends.map((v) => network.latE7[v] ?? 0),
    ...shapes.pointLatE7.subarray(firstPoint, endPoint),
  ]
  const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)].map(fromE7)
  const [west = 0, south = 0, east = 0, north = 0] = box
  return {
    bounds: endEdge > firstEdge ? [west, south, east, north] : null,
    firstNode,
    nodeCount: endNode - firstNode,
    edgeCount: endEdge - firstEdge,
    facilityRows: own.facilities.count,
  }
}
