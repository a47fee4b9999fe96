import { startHomes } from '../../src/city/start-homes.ts'
import type { Community, FacilityDetails } from '../../src/coverage/tables.ts'
import {
  areasFile,
  basemapFile,
  blockFile,
  communitiesFile,
  facilitiesFile,
  homesFile,
  namesFile,
  shapeFile,
  spineFile,
  spineShapeFile,
  type CityPart,
} from '../../src/format/city-manifest.ts'
import { encodeCityNames, type CityNames } from '../../src/format/city-names.ts'
import { encodeAreas, encodeCommunities, encodeFacilities, type Area } from '../../src/format/city-tables.ts'
import { dealObstacles } from '../../src/format/deal-obstacles.ts'
import { encodeHomes } from '../../src/format/homes-file.ts'
import { encodeNetworkPart } from '../../src/format/network-block.ts'
import { splitPlaces, type CityPlaces } from '../../src/format/part-places.ts'
import { encodeShapePart } from '../../src/format/shape-block.ts'
import type { Partition } from '../../src/network/partition.ts'
import { fromE7 } from '../../src/units.ts'
import type { CityContent } from './write-city.ts'

/** Everything that goes into the files of a city. */
export interface CityParts {
  readonly partition: Partition
  readonly places: CityPlaces
  readonly details: readonly FacilityDetails[]
  readonly communities: readonly Community[]
  readonly areas: readonly Area[]
  readonly names: CityNames
  readonly basemap: Uint8Array
}

export interface MadeContent {
  readonly content: CityContent
  /** What `city.json` says of the parts. */
  readonly blocks: CityPart[]
  readonly spine: CityPart
}

/** The files of a city by name. */
export function cityContent(parts: CityParts): MadeContent {
  const { content, ...told } = partContent(parts)
  return {
    ...told,
    content: new Map([
      ...content,
      [areasFile, encodeAreas(parts.areas)],
      [namesFile, encodeCityNames(parts.names)],
      [basemapFile, parts.basemap],
    ]),
  }
}

/** The files that answers come from: spine and blocks with all that belongs to them, and the communities. */
export function partContent(
  parts: Pick<CityParts, 'partition' | 'places' | 'details' | 'communities'>,
): MadeContent {
  const { partition, places, details, communities } = parts
  const content = new Map<string, Uint8Array>()
  const { network, shapes } = partition
  const placesOf = splitPlaces(partition, places, startHomes({ network, shapes, communities, ...places }))
  const obstaclesOf = dealObstacles(partition)
  const described = placesOf.map((own, part): CityPart => {
    const isSpine = part === partition.blockCount
    const rows = [...own.facilities.globalId].flatMap((id) => details[id] ?? [])
    content.set(isSpine ? spineFile : blockFile(part), encodeNetworkPart(partition, part, own))
    content.set(
      isSpine ? spineShapeFile : shapeFile(part),
      encodeShapePart(partition, part, obstaclesOf[part] ?? []),
    )
    content.set(facilitiesFile(isSpine ? 'spine' : part), encodeFacilities(rows))
    return { ...describePart(partition, part), facilityRows: rows.length }
  })
  content.set(homesFile, encodeHomes(partition, placesOf))
  content.set(communitiesFile, encodeCommunities(communities))
  const blocks = described.slice(0, -1)
  const spine = described.at(-1)
  if (spine === undefined) throw new Error('a city without parts')
  return { content, blocks, spine }
}

function describePart(partition: Partition, part: number): Omit<CityPart, 'facilityRows'> {
  const { firstNode, firstEdge } = partition
  const start = firstNode[part] ?? 0
  const [fromEdge, toEdge] = [firstEdge[part] ?? 0, firstEdge[part + 1] ?? 0]
  return {
    bounds: edgeBounds(partition, fromEdge, toEdge),
    firstNode: start,
    nodeCount: (firstNode[part + 1] ?? 0) - start,
    edgeCount: toEdge - fromEdge,
  }
}

/** The box of all street geometry of some edges, their ends in other parts included; null without edges. */
function edgeBounds({ network, shapes }: Partition, fromEdge: number, toEdge: number): CityPart['bounds'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const add = (lonE7: number, latE7: number): void => {
    ;[west, east] = [Math.min(west, lonE7), Math.max(east, lonE7)]
    ;[south, north] = [Math.min(south, latE7), Math.max(north, latE7)]
  }
  for (let e = fromEdge; e < toEdge; e++) {
    for (const node of [network.edgeFrom[e] ?? 0, network.edgeTo[e] ?? 0]) {
      add(network.lonE7[node] ?? 0, network.latE7[node] ?? 0)
    }
    for (let p = shapes.firstPoint[e] ?? 0; p < (shapes.firstPoint[e + 1] ?? 0); p++) {
      add(shapes.pointLonE7[p] ?? 0, shapes.pointLatE7[p] ?? 0)
    }
  }
  return toEdge > fromEdge ? [fromE7(west), fromE7(south), fromE7(east), fromE7(north)] : null
}
