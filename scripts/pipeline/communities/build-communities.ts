import type { OriginKind } from '../../../src/coverage/tables.ts'
import type { Dwelling } from './elements-to-dwellings.ts'
import { knownLevelsShare, type FloorAreas } from './floor-areas.ts'
import type { AreaNames, CommunityDraft } from './homes-to-communities.ts'
import type { RawCommunity, RawOrigin } from '../raw-places.ts'

/** All dwellings of a city and, by dwelling, what is known of them. */
export interface Homes {
  readonly dwellings: readonly Dwelling[]
  readonly areas: readonly AreaNames[]
  readonly districts: readonly (string | null)[]
  readonly floors: FloorAreas
}

/** A community with what its source says of its people. */
export interface Draft extends CommunityDraft {
  readonly district: string | null
  readonly street: string | null
  /** A given population, or null. */
  readonly residents: number | null
  readonly communityType: string | null
  /** The point is a committee's office. */
  readonly isOffice: boolean
}

/** Buildings begun by this year make an old estate (老旧小区). */
const OLD_ESTATE_YEAR = 2000

export interface AssignedHomes {
  readonly homes: Homes
  /** Community of each home, or -1. */
  readonly communityOf: Int32Array
  readonly residents: Float64Array
}

/** Puts communities and their homes together; origins ascend by community, then by home. */
export function buildCommunities(
  drafts: readonly Draft[],
  assigned: AssignedHomes,
): { readonly communities: RawCommunity[]; readonly origins: RawOrigin[] } {
  const members: number[][] = drafts.map(() => [])
  for (const [home, community] of assigned.communityOf.entries()) members[community]?.push(home)
  const communities = drafts.map((draft, c) => communityOf(draft, members[c] ?? [], assigned))
  const origins = drafts.flatMap((draft, community): RawOrigin[] => {
    const own = members[community] ?? []
    if (own.length === 0)
      return [{ lon: draft.at[0], lat: draft.at[1], community, residents: draft.residents ?? 0 }]
    return own.map((home) => ({
      lon: assigned.homes.dwellings[home]?.lon ?? 0,
      lat: assigned.homes.dwellings[home]?.lat ?? 0,
      community,
      residents: assigned.residents[home] ?? 0,
    }))
  })
  return { communities, origins }
}

function communityOf(
  draft: Draft,
  members: readonly number[],
  { homes, residents }: AssignedHomes,
): RawCommunity {
  const isGiven = draft.residents !== null
  const isEstimated = !isGiven && members.length > 0
  const isOld = draft.communityType === null && draft.unit !== 'village' && isOldEstate(homes, members)
  return {
    id: draft.id,
    names: draft.names,
    unit: draft.unit,
    origin: originKind(draft, members),
    lon: draft.at[0],
    lat: draft.at[1],
    residents: isEstimated ? members.reduce((sum, home) => sum + (residents[home] ?? 0), 0) : draft.residents,
    residentsSource: isGiven ? 'given' : isEstimated ? 'floor-area' : 'none',
    knownLevelsShare: isEstimated ? knownLevelsShare(homes.floors, members) : null,
    communityType: isOld ? 'old-estate' : draft.communityType,
    communityTypeInferred: isOld,
    district: draft.district,
    street: draft.street,
  }
}

function originKind({ isOffice }: Draft, members: readonly number[]): OriginKind {
  if (members.length > 0) return 'homes'
  return isOffice ? 'office' : 'point'
}

/** Whether buildings known to be begun by 2000 hold most of the floor area, those of unknown age included. */
function isOldEstate({ dwellings, floors }: Homes, members: readonly number[]): boolean {
  let [old, all] = [0, 0]
  for (const home of members) {
    const area = floors.floorAreaM2[home] ?? 0
    all += area
    if ((dwellings[home]?.builtBy ?? Infinity) <= OLD_ESTATE_YEAR) old += area
  }
  return old > all / 2
}
