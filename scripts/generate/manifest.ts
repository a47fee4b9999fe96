import type { FacilityTable } from '../../src/coverage/tables.ts'
import { countingFacilities } from '../../src/coverage/which-facilities.ts'
import {
  CITY_VERSION,
  readCityManifest,
  type CityManifest,
  type CityPart,
} from '../../src/format/city-manifest.ts'
import { partOfEdge, type Partition } from '../../src/network/partition.ts'
import { fromE7 } from '../../src/units.ts'
import type { GeneratedFacilities } from './facilities.ts'
import type { GeneratedPeople } from './people.ts'

export interface Described {
  readonly partition: Partition
  readonly places: GeneratedFacilities
  readonly people: GeneratedPeople
  /** Service ids in lane order. */
  readonly services: readonly string[]
}

/** A manifest that says what is true of the parts and their counts, nothing of sources and files. */
export function manifestOf({ partition, places, people, services }: Described): CityManifest {
  const { nodeCount, edgeCount, lonE7, latE7, lengthDm } = partition.network
  const rows = rowsOfParts(partition, places)
  const parts = rows.map((facilityRows, part) => partOf(partition, part, facilityRows))
  const { origins } = people
  return readCityManifest(
    JSON.stringify({
      format: 'quarter-hour-city',
      version: CITY_VERSION,
      id: 'generated',
      names: { 'zh-Hans': '拟城', 'zh-Hant': '擬城', en: 'Generated city' },
      country: null,
      timezone: 'Asia/Shanghai',
      bounds: boundsOf({ lonE7, latE7 }),
      defaultStandard: 'generated',
      mapApproval: null,
      hotlines: [],
      assumptions: [],
      thinFloors: {},
      sources: [],
      services,
      spine: parts.at(-1),
      blocks: parts.slice(0, -1),
      counts: {
        nodes: nodeCount,
        edges: edgeCount,
        facilities: places.facilities.count,
        communities: people.communities.length,
        origins: origins.count,
        residents: people.residents,
        areas: 0,
      },
      quality: {
        mainComponentShare: 1,
        streetKm: lengthDm.reduce((sum, dm) => sum + dm, 0) / 10_000,
        droppedPieces: 0,
        droppedKm: 0,
        residentsOnlyKm: 0,
        gates: { open: 0, residents: 0, closed: 0 },
        origins: origins.count,
        originsOffNetwork: origins.count - people.originEntries.place.length,
        originsFar: 0,
        originsBehindWall: 0,
        facilitiesOffNetwork: places.facilities.count - new Set(places.facilityEntries.place).size,
        facilitiesFar: 0,
        facilitiesBehindWall: 0,
        knownLevelsShare: null,
        services: Object.fromEntries(
          services.map((service, lane) => [service, serviceQuality(places.facilities, lane)]),
        ),
      },
      hash: 'generated',
      files: {},
    }),
    'city.json of a generated city',
  )
}

const serviceQuality = (table: FacilityTable, lane: number): CityManifest['quality']['services'][string] => ({
  facilities: countingFacilities(table, { lane, countsByAppointment: true }).length,
  public: countingFacilities(table, { lane, countsByAppointment: false }).length,
  per10000: null,
  floor: null,
  thin: false,
})

/** Facility rows of each part: one in every part with an entry; those without any entry lie in the spine. */
function rowsOfParts(partition: Partition, { facilities, facilityEntries }: GeneratedFacilities): number[] {
  const { place, edge } = facilityEntries
  const rowsOf = Array.from({ length: partition.blockCount + 1 }, () => new Set<number>())
  edge.forEach((e, i) => rowsOf[partOfEdge(partition, e)]?.add(place[i] ?? 0))
  const withEntry = new Set(place).size
  return rowsOf.map(({ size }, part) =>
    part === partition.blockCount ? size + facilities.count - withEntry : size,
  )
}

function partOf({ network, shapes, ...cut }: Partition, part: number, facilityRows: number): CityPart {
  const [firstEdge, endEdge] = [cut.firstEdge[part] ?? 0, cut.firstEdge[part + 1] ?? 0]
  const [firstNode, endNode] = [cut.firstNode[part] ?? 0, cut.firstNode[part + 1] ?? 0]
  const points = [shapes.firstPoint[firstEdge], shapes.firstPoint[endEdge]] as const
  const ends = [
    ...network.edgeFrom.subarray(firstEdge, endEdge),
    ...network.edgeTo.subarray(firstEdge, endEdge),
  ]
  const lonE7 = [ends.map((v) => network.lonE7[v] ?? 0), shapes.pointLonE7.subarray(...points)]
  const latE7 = [ends.map((v) => network.latE7[v] ?? 0), shapes.pointLatE7.subarray(...points)]
  return {
    bounds:
      ends.length === 0
        ? null
        : boundsOf({ lonE7: lonE7.flatMap((of) => [...of]), latE7: latE7.flatMap((of) => [...of]) }),
    firstNode,
    nodeCount: endNode - firstNode,
    edgeCount: endEdge - firstEdge,
    facilityRows,
  }
}

interface Points {
  readonly lonE7: ArrayLike<number>
  readonly latE7: ArrayLike<number>
}

function boundsOf({ lonE7, latE7 }: Points): [number, number, number, number] {
  const [west, east] = rangeOf(lonE7)
  const [south, north] = rangeOf(latE7)
  return [fromE7(west), fromE7(south), fromE7(east), fromE7(north)]
}

function rangeOf(values: ArrayLike<number>): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity]
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i] ?? Infinity)
    most = Math.max(most, values[i] ?? -Infinity)
  }
  return [least, most]
}
