import { readStandard, type Standard } from '../../services/standard.ts'
import { UNREACHED } from '../../units.ts'
import type { CityCase } from '../city-case.ts'
import { communityOrigins } from '../community-origins.ts'
import type { Community, OriginTable } from '../tables.ts'
import { floorsOf } from '../thin-data.ts'
import type { ServiceTimes } from '../times.ts'

/** One home, as a test draws it. */
export interface DrawnOrigin {
  /** Persons. */
  readonly residents: number
  /** Minutes (or metres) to each service, optionally with the facility's index; missing: unreached. */
  readonly walks: Readonly<Record<string, number | readonly [t: number, facility: number] | undefined>>
  /** Not joined to the network. */
  readonly off?: boolean
  /** Minutes (or metres) to the edge of the data. */
  readonly edge?: number
}

export interface DrawnCommunity extends Partial<Omit<Community, 'residents'>> {
  readonly homes: readonly DrawnOrigin[]
}

export interface DrawnRule {
  readonly id?: string
  readonly services: readonly string[]
  readonly ruler?: 'minutes' | 'metres'
  readonly threshold?: number
  readonly required?: boolean
  readonly weight?: number
  readonly scalable?: boolean
  readonly band?: readonly [number, number]
}

/** Facilities of a service; 100 everywhere where a test says nothing. */
export interface DrawnSupply {
  readonly inCity?: number
  readonly near?: readonly number[]
}

export interface DrawnCity {
  readonly rules: readonly DrawnRule[]
  readonly communities: readonly DrawnCommunity[]
  readonly tolerance?: number
  readonly residentsShare?: number
  readonly supply?: Readonly<Record<string, DrawnSupply>>
  readonly floors?: Readonly<Record<string, number>>
  /** 0 where a test says nothing: unknown. */
  readonly residentsInCity?: number
  readonly residentsNear?: readonly number[]
}

const names = { 'zh-Hans': '图', 'zh-Hant': '圖', en: 'drawn' }

/** A standard with these rules; 15 minutes, required, weight 1 and scalable where a rule says nothing. */
export function drawStandard(city: DrawnCity): Standard {
  const rules = city.rules.map(({ ruler = 'minutes', ...rule }, r) => ({
    id: `rule-${r}`,
    ruler,
    threshold: 15,
    scalable: ruler === 'minutes',
    required: true,
    weight: 1,
    source: 'test',
    verified: false,
    ...rule,
  }))
  const { tolerance = 0, residentsShare = 0.8, floors = {} } = city
  const own = {
    id: 'drawn',
    names,
    sources: { test: { text: 'drawn in a test' } },
    source: 'test',
    verified: false,
  }
  const judging = { source: 'test', verified: false }
  const thinFloors = { per10000Residents: floors, source: 'test', verified: false }
  const all = { ...own, rules, tolerance, residentsShare, judging, thinFloors, defaultWalker: 'standard' }
  return readStandard(all, 'drawn standard')
}

/** The case that a drawn city stands for. Origins are numbered community by community. */
export function drawCase(city: DrawnCity): CityCase {
  const standard = drawStandard(city)
  const homes = city.communities.flatMap(({ homes: own }, c) => own.map((home) => ({ home, c })))
  const table: OriginTable = {
    count: homes.length,
    globalId: Uint32Array.from(homes.keys()),
    community: Uint32Array.from(homes, ({ c }) => c),
    residentsTenths: Uint32Array.from(homes, ({ home }) => home.residents * 10),
  }
  const drawn = homes.map(({ home }) => home)
  const edge = (unit: number) => Uint16Array.from(drawn, (home) => toUnits(home.edge, unit))
  const timesOf = (service: string, unit: number) => drawTimes(drawn, service, unit)
  return {
    standard,
    communities: city.communities.map(drawCommunity),
    origins: communityOrigins(table, city.communities.length),
    times: {
      onNetwork: Uint8Array.from(drawn, (home) => (home.off === true ? 0 : 1)),
      edgeOfDataDs: edge(600),
      edgeOfDataDm: edge(10),
      rules: standard.rules.map((rule) =>
        rule.services.map((service) => timesOf(service, rule.ruler === 'minutes' ? 600 : 10)),
      ),
    },
    supply: drawSupply(city),
    floors: floorsOf(standard),
  }
}

function drawSupply(city: DrawnCity): CityCase['supply'] {
  const n = city.communities.length
  const hundred = Array.from({ length: n }, () => 100)
  return {
    residentsInCity: city.residentsInCity ?? 0,
    residentsNear: Float64Array.from(city.residentsNear ?? Array.from({ length: n }, () => 0)),
    rules: city.rules.map((rule) =>
      rule.services.map((service) => {
        const { inCity = 100, near = hundred } = city.supply?.[service] ?? {}
        return { inCity, near: Uint32Array.from(near) }
      }),
    ),
  }
}

export function drawCommunity({ homes, ...given }: DrawnCommunity, c: number): Community {
  const residents = homes.reduce((sum, home) => sum + home.residents, 0)
  return {
    id: `test:${c}`,
    names: {},
    unit: 'community',
    origin: 'homes',
    lon: 0,
    lat: 0,
    residents: residents === 0 ? null : residents,
    residentsSource: residents === 0 ? 'none' : 'given',
    knownLevelsShare: null,
    communityType: null,
    communityTypeInferred: false,
    district: null,
    street: null,
    ...given,
  }
}

function drawTimes(homes: readonly DrawnOrigin[], service: string, unit: number): ServiceTimes {
  const walks = homes.map((home) => (home.off === true ? undefined : home.walks[service]))
  const primary = walks.map((walk) => toUnits(typeof walk === 'object' ? walk[0] : walk, unit))
  const facility = walks.map((walk) => {
    if (walk === undefined) return -1
    return typeof walk === 'object' ? walk[1] : 0
  })
  // The other quantity is drawn as twice the first, so that a test can tell them apart.
  const secondary = primary.map((t) => Math.min(UNREACHED, 2 * t))
  return {
    primary: Uint16Array.from(primary),
    secondary: Uint16Array.from(secondary),
    facility: Int32Array.from(facility),
  }
}

const toUnits = (value: number | undefined, unit: number): number =>
  value === undefined ? UNREACHED : Math.round(value * unit)
