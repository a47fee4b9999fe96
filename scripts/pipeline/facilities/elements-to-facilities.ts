import { isInBounds, pointInside, ringsAreaM2, type Rings } from '../../../src/format/area-geometry.ts'
import { tagsToDetails, unsureFlag } from '../../../src/format/facility-details.ts'
import type { Catalogue } from '../../../src/services/catalogue.ts'
import { classifyWithDoubt, type Classification } from '../../../src/services/classify.ts'
import { facilityAccess, facilityMode } from '../../../src/services/facility-access.ts'
import type { Bounds, LonLat } from '../../../src/units.ts'
import { fromE7 } from '../../../src/units.ts'
import { nodeIndexOf, type OsmData, type OsmElementType, type OsmWay, type Tags } from '../../osm/osm-data.ts'
import { entrancesOn } from './area-entrances.ts'
import { mergeFacilities, type FacilityDraft } from './merge-facilities.ts'
import { osmAreas, osmIdOf, type OsmArea } from '../areas/osm-areas.ts'
import { widened } from '../shared/bounds-geometry.ts'
import type { FacilityReport, RawFacility } from '../raw-places.ts'

export interface FacilitySetting {
  readonly catalogue: Catalogue
  /** ISO 3166-1 alpha-2, or null when not known. */
  readonly country: string | null
  /** Where the data are complete; facilities up to 2 km outside are kept. Null keeps all. */
  readonly bounds: Bounds | null
}

/** How far outside the bounds facilities still matter to the people inside. */
export const FACILITY_RING_M = 2_000

/**
 * Every node, area and platform of the extract that gives a service of the catalogue, sorted by (node, way,
 * relation), then id. Places that are closed for good are left out. See `mergeFacilities` for what counts once.
 */
export function elementsToFacilities(
  data: OsmData,
  { catalogue, country, bounds }: FacilitySetting,
): { readonly facilities: readonly RawFacility[]; readonly report: FacilityReport } {
  const find = classifyWithDoubt(catalogue, country)
  const toDraft = (element: Element): FacilityDraft | null => {
    const found = find(element)
    return found.lanes.length === 0 ? null : draftOf(element, { found, country })
  }
  // The size is not known yet: an area is wanted when it gives a service at one size or another.
  const isWanted = (tags: Tags): boolean => [0, 1e9].some((areaM2) => find({ tags, areaM2 }).lanes.length > 0)
  const { areas, broken } = osmAreas(data, isWanted)
  const elements = [...nodesOf(data), ...platformsOf(data), ...areas.map((area) => areaElement(data, area))]
  const ring = bounds ? widened(bounds, FACILITY_RING_M) : null
  const drafts = elements
    .map(toDraft)
    .filter((draft) => draft !== null)
    .filter(({ facility }) => !ring || isInBounds(ring, [facility.lon, facility.lat]))
  const merged = mergeFacilities(drafts)
  const facilities = merged.drafts.sort(byTypeAndId).map((draft) => finished(draft, catalogue))
  return {
    facilities,
    report: {
      perLane: catalogue.services.map((_, lane) => facilities.filter((f) => f.lanes.includes(lane)).length),
      mergedIntoArea: merged.intoArea,
      mergedStops: merged.stops,
      withEntrances: facilities.filter((f) => f.areaM2 !== null && f.outline === null).length,
      brokenAreas: broken,
    },
  }
}

const finished = ({ facility, unsure }: FacilityDraft, { services }: Catalogue): RawFacility => ({
  ...facility,
  flags: unsure.map((lane) => unsureFlag(services[lane]?.id ?? String(lane))),
})

interface Element {
  readonly type: OsmElementType
  readonly id: number
  readonly tags: Tags
  readonly areaM2: number | null
  readonly at: LonLat
  readonly rings: Rings | null
  readonly entrances: readonly LonLat[]
}

function nodesOf(data: OsmData): Element[] {
  return Array.from(data.nodeTags, ([index, tags]) => ({
    type: 'node',
    id: data.nodeIds[index] ?? 0,
    tags,
    areaM2: null,
    at: [fromE7(data.lonE7[index] ?? 0), fromE7(data.latE7[index] ?? 0)],
    rings: null,
    entrances: [],
  }))
}

function areaElement(data: OsmData, { type, id, tags, rings, refs }: OsmArea): Element {
  const entrances = entrancesOn(data, refs)
  return { type, id, tags, rings, entrances, areaM2: ringsAreaM2(rings), at: pointInside(rings) }
}

const isPlatformLine = ({ tags, refs }: OsmWay): boolean =>
  refs[0] !== refs[refs.length - 1] &&
  (tags['public_transport'] === 'platform' ||
    tags['railway'] === 'platform' ||
    tags['highway'] === 'platform')

/** Platforms drawn as a line: people wait along it, its middle node stands for it. */
function platformsOf(data: OsmData): Element[] {
  return data.ways.filter(isPlatformLine).flatMap(({ id, tags, refs }) => {
    const index = nodeIndexOf(data, refs[refs.length >> 1] ?? -1)
    if (index < 0) return []
    const at: LonLat = [fromE7(data.lonE7[index] ?? 0), fromE7(data.latE7[index] ?? 0)]
    return [{ type: 'way', id, tags, areaM2: null, at, rings: null, entrances: [] }]
  })
}

function draftOf(
  element: Element,
  { found, country }: { found: Classification; country: string | null },
): FacilityDraft | null {
  const { type, id, tags, at, rings, entrances } = element
  const access = facilityAccess(tags)
  if (access === 'closed') return null
  const isArea = rings !== null
  const facility: RawFacility = {
    id: osmIdOf(element),
    ...tagsToDetails(tags, country),
    lon: at[0],
    lat: at[1],
    access,
    mode: facilityMode(tags),
    areaM2: element.areaM2 === null ? null : Math.round(element.areaM2),
    flags: [],
    lanes: found.lanes,
    points: isArea ? entrances : [at],
    outline: isArea && entrances.length === 0 ? rings : null,
  }
  return { type, osmId: id, tags, rings, unsure: found.unsure, facility }
}

const TYPE_ORDER: readonly OsmElementType[] = ['node', 'way', 'relation']

const byTypeAndId = (a: FacilityDraft, b: FacilityDraft): number =>
  TYPE_ORDER.indexOf(a.type) - TYPE_ORDER.indexOf(b.type) || a.osmId - b.osmId
