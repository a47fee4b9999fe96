import type { CityCase } from './city-case.ts'
import { isBelowFloor, isThinAt, memberSupply } from './thin-data.ts'

/** How well the map is filled with one service. */
export interface ServiceGap {
  readonly service: string
  readonly inCity: number
  /** Per 10,000 residents of the city; `null` where these are unknown. */
  readonly per10000: number | null
  /** Below this "outside" is not said; `null` without a floor. */
  readonly floor: number | null
  /** Communities around which the service is thin, in the city or within 3 km. */
  readonly thinCommunities: number
}

export interface DataGaps {
  /** 地图未收录: services with no facility that counts in the whole city. */
  readonly missing: readonly ServiceGap[]
  /** Mapped, but below the floor in the whole city. */
  readonly thin: readonly ServiceGap[]
  /** Mapped well enough in the city, but not within 3 km of some communities. */
  readonly thinInPlaces: readonly ServiceGap[]
  /** Ids of rules none of whose services is on the map. */
  readonly rulesSetAside: readonly string[]
}

/** Where the map says too little, by service in the standard's order, each once (as its first rule counts it). */
export function dataGaps(city: CityCase): DataGaps {
  const { standard, supply } = city
  const gaps = new Map<string, ServiceGap>()
  const rulesSetAside: string[] = []
  for (const [r, rule] of standard.rules.entries()) {
    if (rule.services.every((_, m) => memberSupply(supply, r, m).inCity === 0)) rulesSetAside.push(rule.id)
    for (const [m, service] of rule.services.entries()) {
      if (!gaps.has(service)) gaps.set(service, serviceGap(city, { r, m }, service))
    }
  }
  const all = [...gaps.values()]
  const missing = all.filter(({ inCity }) => inCity === 0)
  const mapped = all.filter(({ inCity }) => inCity > 0)
  const isThin = (gap: ServiceGap) => isBelowFloor(gap.inCity, supply.residentsInCity, gap.floor ?? undefined)
  const thin = mapped.filter(isThin)
  const thinInPlaces = mapped.filter((gap) => !isThin(gap) && gap.thinCommunities > 0)
  return { missing, thin, thinInPlaces, rulesSetAside }
}

function serviceGap(city: CityCase, at: { r: number; m: number }, service: string): ServiceGap {
  const { supply, floors, communities } = city
  const counts = memberSupply(supply, at.r, at.m)
  const floor = floors.get(service)
  const thin = communities.filter((_, community) => isThinAt(supply, counts, { floor, community }))
  const { residentsInCity } = supply
  return {
    service,
    inCity: counts.inCity,
    per10000: residentsInCity > 0 ? (counts.inCity * 10_000) / residentsInCity : null,
    floor: floor ?? null,
    thinCommunities: thin.length,
  }
}
