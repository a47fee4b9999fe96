import type { Draft, Homes } from './build-communities.ts'
import type { Census } from './floor-areas.ts'

export interface ResidentsSetting {
  readonly floorAreaPerHeadM2: number
  readonly census: Census | null
}

export interface EstimatedResidents {
  /** Residents of each home as decimal numbers; homes that belong to no community included. */
  readonly residents: Float64Array
  /** Scaled ÷ unscaled sum of the homes without a given population; null without a census. */
  readonly censusScale: number | null
}

/**
 * Residents of each home. A community's given population is shared out by floor area; other homes get floor area
 * ÷ floor area per head, scaled to the census where there is one.
 */
export function estimateResidents(
  { homes, drafts, communityOf }: { homes: Homes; drafts: readonly Draft[]; communityOf: Int32Array },
  { floorAreaPerHeadM2, census }: ResidentsSetting,
): EstimatedResidents {
  const floors = homes.floors.floorAreaM2
  const givenFloor = new Float64Array(drafts.length)
  const estimates = floors.map((floorAreaM2, i) => {
    const community = communityOf[i] ?? -1
    if (typeof drafts[community]?.residents !== 'number') return floorAreaM2 / floorAreaPerHeadM2
    givenFloor[community] = (givenFloor[community] ?? 0) + floorAreaM2
    return 0
  })
  const unscaled = totalOf(estimates)
  if (census) {
    // The area's name before the file's own word for the district: homes are counted by areas too.
    const given = drafts.map(({ residents, district, area }) => ({
      district: area.district ?? district,
      residents: residents ?? 0,
    }))
    scaleToCensus(estimates, homes.districts, { census, given })
  }
  const censusScale = census && unscaled > 0 ? totalOf(estimates) / unscaled : null
  const residents = estimates.map((estimate, i) => {
    const community = communityOf[i] ?? -1
    const given = drafts[community]?.residents
    const shared = givenFloor[community] ?? 0
    return typeof given === 'number' && shared > 0 ? (given * (floors[i] ?? 0)) / shared : estimate
  })
  return { residents, censusScale }
}

const totalOf = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

/** People already counted by a given population. */
export interface GivenResidents {
  readonly district: string | null
  readonly residents: number
}

/** Group of the districts that the census does not name. */
const REST = ''

/**
 * Scales estimates so that they and the given populations add up to the census: by named district, and the
 * districts that it does not name together to what is left of the total. A group without estimates or with a
 * given population above its census keeps its estimates unscaled. Changes `estimates` in place; `districtOf[i]`
 * belongs to estimate i.
 */
export function scaleToCensus(
  estimates: Float64Array,
  districtOf: readonly (string | null)[],
  { census, given }: { readonly census: Census; readonly given: readonly GivenResidents[] },
): void {
  const byDistrict = census.byDistrict ?? {}
  const groupOf = (district: string | null): string =>
    district !== null && Object.hasOwn(byDistrict, district) ? district : REST
  const named = Object.values(byDistrict).reduce((sum, residents) => sum + residents, 0)
  const wanted = new Map([...Object.entries(byDistrict), [REST, Math.max(0, census.total - named)] as const])
  for (const { district, residents } of given) addTo(wanted, groupOf(district), -residents)
  const estimated = new Map<string, number>()
  for (const [i, estimate] of estimates.entries()) addTo(estimated, groupOf(districtOf[i] ?? null), estimate)
  for (const [i, estimate] of estimates.entries()) {
    const group = groupOf(districtOf[i] ?? null)
    const [target, sum] = [wanted.get(group) ?? 0, estimated.get(group) ?? 0]
    if (target > 0 && sum > 0) estimates[i] = (estimate * target) / sum
  }
}

const addTo = (sums: Map<string, number>, group: string, value: number): void => {
  sums.set(group, (sums.get(group) ?? 0) + value)
}
