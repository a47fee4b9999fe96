import type { Standard } from '../services/standard.ts'

/** How many facilities of one member service are mapped, counting only those the rule counts. */
export interface ServiceSupply {
  readonly inCity: number
  /** Per community: within 3 km of it in a straight line. */
  readonly near: Uint32Array
}

/** What is mapped, against how many people. 0 residents: unknown. */
export interface Supply {
  readonly residentsInCity: number
  /** Per community: residents within 3 km of it. */
  readonly residentsNear: Float64Array
  /** `rules[r][m]` belongs to `standard.rules[r].services[m]`. */
  readonly rules: readonly (readonly ServiceSupply[])[]
}

/** "Within 3 km": how far around a community the map must be well filled before its silence means anything. */
export const NEAR_M = 3_000

const NOTHING: ServiceSupply = { inCity: 0, near: new Uint32Array(0) }

/** The supply of one member service; nothing mapped when it is not listed. */
export const memberSupply = (supply: Supply, rule: number, member: number): ServiceSupply =>
  supply.rules[rule]?.[member] ?? NOTHING

/** Floors per 10,000 residents by service id: the standard's, overridden by the recipe's or the page's. */
export const floorsOf = (
  standard: Standard,
  overrides: Readonly<Record<string, number>> = {},
): ReadonlyMap<string, number> =>
  new Map(Object.entries({ ...standard.thinFloors.per10000Residents, ...overrides }))

/**
 * True when so few are mapped that "outside" has no evidence. Without a floor nothing is thin. Where residents
 * are unknown there is no rate: then only "not one is mapped" is thin, which every positive rate would call thin too.
 */
export function isBelowFloor(count: number, residents: number, floor: number | undefined): boolean {
  if (floor === undefined || floor === 0) return false
  return residents > 0 ? count * 10_000 < floor * residents : count === 0
}

/**
 * Too thin around community c: in the whole city, or within 3 km of it. Around a community only where its residents
 * make the floor expect at least one facility: that a hamlet has no hospital nearby says nothing about the map, and
 * were it taken as doubt, the worst served would never be found.
 */
export function isThinAt(
  supply: Omit<Supply, 'rules'>,
  service: ServiceSupply,
  at: { readonly floor: number | undefined; readonly community: number },
): boolean {
  const { floor, community } = at
  if (isBelowFloor(service.inCity, supply.residentsInCity, floor)) return true
  const residents = supply.residentsNear[community] ?? 0
  if (residents > 0 && residents * (floor ?? 0) < 10_000) return false
  return isBelowFloor(service.near[community] ?? 0, residents, floor)
}
