import type { Standard } from '../services/standard.ts'
import type { LonLat } from '../units.ts'
import { facilitiesNear, isNear } from './nearby.ts'
import type { Community, FacilityTable } from './tables.ts'
import type { ServiceSupply, Supply } from './thin-data.ts'
import { countingByLane, whichFor } from './which-facilities.ts'

export interface SupplyInput extends Omit<Supply, 'rules'> {
  readonly standard: Standard
  readonly communities: readonly Community[]
  readonly facilities: FacilityTable
  /** Where each facility stands; null for those that nobody can walk to. */
  readonly facilityPoints: readonly (LonLat | null)[]
  /** Service ids in lane order. */
  readonly services: readonly string[]
}

/** What is mapped of each service of a standard, and how many people live around: the evidence that "outside" needs. */
export const supplyOf = (input: SupplyInput): Supply => createSupply()(input)

/** One service as some rules count it, and what its supply was made of. */
interface Known {
  readonly facilities: readonly number[]
  readonly points: readonly (LonLat | null)[]
  readonly supply: ServiceSupply
}

/**
 * `supplyOf` that remembers its last answer. A service of which the same facilities count, at the same points, keeps
 * its very object; where a few were added, moved or closed, only these are counted anew. The answer is the same as
 * without memory. Communities are the same when their list is the same object.
 * O(facilities), and O(communities) for each facility that changed.
 */
export function createSupply(): (input: SupplyInput) => Supply {
  let last: ReadonlyMap<string, Known> = new Map()
  let lastCommunities: readonly Community[] | null = null
  return (input) => {
    const { standard, services, residentsInCity, residentsNear, communities } = input
    if (communities !== lastCommunities) last = new Map()
    const now = new Map<string, Known>()
    const counting = countingByLane(input.facilities)
    const rules = standard.rules.map((rule) =>
      rule.services.map((service) => {
        const key = `${service} ${rule.countsByAppointment}`
        const facilities = counting(whichFor(rule, services.indexOf(service)))
        const known = now.get(key) ?? serviceSupply(input, facilities, last.get(key))
        now.set(key, known)
        return known.supply
      }),
    )
    last = now
    lastCommunities = communities
    return { residentsInCity, residentsNear, rules }
  }
}

/** More changes than these are slower to count one by one than all facilities are together. */
const FEW_CHANGES = 16

function serviceSupply(
  { communities, facilityPoints }: SupplyInput,
  facilities: readonly number[],
  last: Known | undefined,
): Known {
  const points = facilities.map((f) => facilityPoints[f] ?? null)
  const own = { facilities, points }
  const changes = last && changesBetween(last, own)
  if (last === undefined || changes === undefined || changes.length > FEW_CHANGES) {
    const mapped = points.filter((point) => point !== null)
    return { ...own, supply: { inCity: points.length, near: facilitiesNear(communities, mapped) } }
  }
  if (changes.length === 0) return last
  const near = last.supply.near.slice()
  for (const { point, by } of changes) addAround(near, communities, { point, by })
  return { ...own, supply: { inCity: points.length, near } }
}

/** A facility that counts now and did not, or the other way round. */
interface Change {
  readonly point: LonLat | null
  readonly by: 1 | -1
}

/** From one list to another; both ascend. A facility that moved is two changes. */
function changesBetween(before: Omit<Known, 'supply'>, after: Omit<Known, 'supply'>): readonly Change[] {
  const changes: Change[] = []
  let [i, j] = [0, 0]
  while (i < before.facilities.length || j < after.facilities.length) {
    const [old, now] = [before.facilities[i] ?? Infinity, after.facilities[j] ?? Infinity]
    const [from, to] = [before.points[i] ?? null, after.points[j] ?? null]
    const isKept = old === now && isSamePoint(from, to)
    if (old <= now && !isKept) changes.push({ point: from, by: -1 })
    if (now <= old && !isKept) changes.push({ point: to, by: 1 })
    if (old <= now) i++
    if (now <= old) j++
  }
  return changes
}

const isSamePoint = (a: LonLat | null, b: LonLat | null): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1]

function addAround(near: Uint32Array, communities: readonly Community[], { point, by }: Change): void {
  if (point === null) return
  for (const [c, community] of communities.entries()) {
    if (isNear(community, point)) near[c] = (near[c] ?? 0) + by
  }
}
