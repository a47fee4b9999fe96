import { isInBounds } from '../../../src/format/area-geometry.ts'
import type { SuppliedCommunities, SuppliedCommunity } from '../../../src/format/supplied-communities.ts'
import type { Bounds } from '../../../src/units.ts'
import type { OsmData } from '../../osm/osm-data.ts'
import { blocksToDrafts } from './blocks-to-drafts.ts'
import { buildCommunities, type Draft, type Homes } from './build-communities.ts'
import { elementsToDwellings } from './elements-to-dwellings.ts'
import { homesToCommunities, type AreaNames } from './homes-to-communities.ts'
import { namedCommunities, type NamedCommunity } from './named-communities.ts'
import type { CommunityReport, RawCommunities } from '../raw-places.ts'
import { estimateResidents } from './residents.ts'
import { floorAreas, knownLevelsShare, type Census } from './floor-areas.ts'

export interface CommunitySetting {
  /** Where the data are complete; communities and homes outside are left out. Null keeps all. */
  readonly bounds: Bounds | null
  readonly supplied: SuppliedCommunities | null
  /** Whether named places and estates of the map are communities. */
  readonly named: boolean
  /** Whether homes that are left form derived blocks. */
  readonly derived: boolean
  readonly floorAreaPerHeadM2: number
  readonly census: Census | null
  /** District and street of a place. */
  readonly areaOf: (lon: number, lat: number) => AreaNames
}

/**
 * Communities, their homes and their residents: supplied ones in file order, then named ones (nodes, ways,
 * relations by id), then derived blocks. Each home belongs to one community at most, the first source first.
 * A community without a home keeps its point as its only origin. Homes that belong nowhere are no origins.
 */
export function elementsToCommunities(data: OsmData, setting: CommunitySetting): RawCommunities {
  const homes = readHomes(data, setting)
  const supplied = suppliedDrafts(setting)
  const named = setting.named ? namedDrafts(data, setting) : []
  const drafts = [...supplied, ...named]
  const communityOf = inOrder(homes, supplied, named)
  const { residents, censusScale } = estimateResidents({ homes, drafts, communityOf }, setting)
  const blocks = setting.derived ? blocksToDrafts(data, { homes, communityOf, residents, setting }) : []
  for (const [b, { members }] of blocks.entries()) {
    for (const home of members) communityOf[home] = drafts.length + b
  }
  const all = [...drafts, ...blocks.map(({ draft }) => draft)]
  const built = buildCommunities(all, { homes, communityOf, residents })
  const withoutHome = built.communities
    .slice(supplied.length, drafts.length)
    .filter(({ origin }) => origin !== 'homes')
  const report: CommunityReport = {
    dwellings: homes.dwellings.length,
    floorAreaM2: homes.floors.floorAreaM2.reduce((sum, area) => sum + area, 0),
    knownLevelsShare: knownLevelsShare(homes.floors, [...homes.dwellings.keys()]) ?? 0,
    supplied: supplied.length,
    suppliedOutsideBounds: (setting.supplied?.communities.length ?? 0) - supplied.length,
    rowErrors: setting.supplied?.errors ?? [],
    named: named.length,
    namedWithoutDwelling: withoutHome.length,
    derived: blocks.length,
    unassignedDwellings: communityOf.filter((community) => community < 0).length,
    residents: built.origins.reduce((sum, origin) => sum + origin.residents, 0),
    censusScale,
  }
  return { ...built, report }
}

function readHomes(data: OsmData, { bounds, areaOf }: CommunitySetting): Homes {
  const dwellings = elementsToDwellings(data, bounds)
  const areas = dwellings.map(({ lon, lat }) => areaOf(lon, lat))
  const districts = areas.map(({ district }) => district)
  return { dwellings, areas, districts, floors: floorAreas(dwellings, districts) }
}

function suppliedDrafts({ supplied, bounds, areaOf }: CommunitySetting): Draft[] {
  const inside = supplied?.communities.filter(({ at }) => !bounds || isInBounds(bounds, at)) ?? []
  return inside.map((community) => suppliedDraft(community, areaOf(...community.at)))
}

/** Lists by the statistical code name the office, 某某街道办事处: its area is the 街道, as polygons and the map have it. */
const areaOfOffice = (street: string): string => street.replace(/(?<=街道)办事处$/, '')

/** The file's own words for district and street go on the card; the areas decide which homes are near. */
function suppliedDraft(community: SuppliedCommunity, area: AreaNames): Draft {
  const { name, district, street, ...own } = community
  return {
    ...own,
    names: { '': name },
    area,
    reach: own.unit === 'estate' ? 'near' : 'street',
    district: district ?? area.district,
    street: street === null ? area.street : areaOfOffice(street),
  }
}

function namedDrafts(data: OsmData, { bounds, areaOf }: CommunitySetting): Draft[] {
  return namedCommunities(data, bounds).map((community) => namedDraft(community, areaOf(...community.at)))
}

function namedDraft(community: NamedCommunity, area: AreaNames): Draft {
  const ofPeople = { residents: null, communityType: null, isOffice: false } as const
  return { ...community, ...area, area, reach: 'near', ...ofPeople }
}

/** Community of each home (index into supplied, then named), or -1. */
function inOrder(
  { dwellings, areas }: Homes,
  supplied: readonly Draft[],
  named: readonly Draft[],
): Int32Array {
  const placed = dwellings.map(({ lon, lat }, i) => ({
    at: [lon, lat] as const,
    area: areas[i] ?? { district: null, street: null },
  }))
  const bySupplied = homesToCommunities(placed, supplied)
  const byName = homesToCommunities(placed, named)
  return bySupplied.map((community, i) => {
    if (community >= 0) return community
    const own = byName[i] ?? -1
    return own < 0 ? -1 : supplied.length + own
  })
}
