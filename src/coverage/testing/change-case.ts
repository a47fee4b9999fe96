import * as fc from 'fast-check'
import { UNREACHED } from '../../units.ts'
import type { CityCase } from '../city-case.ts'
import { standardAt } from '../standard-at.ts'

/** One thing that somebody changes in a case. `at` picks what, `to` what it becomes. */
export interface CaseChange {
  readonly kind: keyof typeof CHANGES
  readonly at: number
  readonly to: number
}

/** The case with the change; what it does not concern stays the same objects. */
export const changed = (city: CityCase, { kind, at, to }: CaseChange): CityCase => CHANGES[kind](city, at, to)

const CHANGES = {
  nothing: (city: CityCase) => city,
  copy: (city: CityCase) => ({ ...city, times: { ...city.times }, supply: { ...city.supply } }),
  walks: (city: CityCase, at: number, to: number) => ({
    ...city,
    times: { ...city.times, rules: withMember(city.times.rules, at, walksTo(to)) },
  }),
  mapped: (city: CityCase, at: number, to: number) => {
    const rules = withMember(city.supply.rules, at, ({ near }) => ({
      inCity: to % 4,
      near: near.map((count, c) => (count + to * (c + 1)) % 4),
    }))
    return { ...city, supply: { ...city.supply, rules } }
  },
  residentsInCity: (city: CityCase, _: number, to: number) => ({
    ...city,
    supply: { ...city.supply, residentsInCity: (to % 4) * 10_000 },
  }),
  residentsNear: (city: CityCase, at: number, to: number) => {
    const residentsNear = city.supply.residentsNear.map((_, c) => ((to + c * at) % 4) * 10_000)
    return { ...city, supply: { ...city.supply, residentsNear } }
  },
  floors: (city: CityCase, _: number, to: number) => ({
    ...city,
    floors: new Map([...city.floors.keys()].map((service, i) => [service, (to + i) % 3])),
  }),
  minutes: (city: CityCase, _: number, to: number) => ({
    ...city,
    standard: standardAt(city.standard, 1 + (to % 30)),
  }),
  residentsShare: (city: CityCase, _: number, to: number) => ({
    ...city,
    standard: { ...city.standard, residentsShare: [0.5, 0.8, 0.95, 1][to % 4] ?? 1 },
  }),
  tolerance: (city: CityCase, _: number, to: number) => ({
    ...city,
    standard: { ...city.standard, tolerance: to % 4 },
  }),
  weights: (city: CityCase, at: number, to: number) => withRule(city, at, { weight: to % 3 }),
  required: (city: CityCase, at: number, to: number) => withRule(city, at, { required: to % 2 === 0 }),
  /** The last rule becomes the first: no rule stands where it stood. */
  order: (city: CityCase) => turned(city, (rules) => [...rules.slice(-1), ...rules.slice(0, -1)]),
  fewer: (city: CityCase, at: number) =>
    turned(city, (rules) => (rules.length === 1 ? rules : rules.filter((_, r) => r !== at % rules.length))),
  network: (city: CityCase, at: number, to: number) => ({
    ...city,
    times: { ...city.times, onNetwork: city.times.onNetwork.map((_, o) => Number((o * at + to) % 3 > 0)) },
  }),
  edge: (city: CityCase, at: number, to: number) => ({
    ...city,
    times: {
      ...city.times,
      edgeOfDataDs: city.times.edgeOfDataDs.map((_, o) => 1 + ((o * at + to * 977) % UNREACHED)),
    },
  }),
  offices: (city: CityCase, at: number) => ({
    ...city,
    communities: city.communities.map((own, c) => ({
      ...own,
      origin: c === at % city.communities.length ? ('office' as const) : own.origin,
    })),
  }),
  residents: (city: CityCase, at: number, to: number) => {
    const { origins } = city
    const weight = origins.weight.map((_, o) => ((o + to) * at) % 50)
    const total = origins.total.map((_, c) =>
      origins.origins
        .subarray(origins.first[c] ?? 0, origins.first[c + 1] ?? 0)
        .reduce((sum, o) => sum + (weight[o] ?? 0), 0),
    )
    return { ...city, origins: { ...origins, weight, total, residentsTenths: total } }
  },
} satisfies Record<string, (city: CityCase, at: number, to: number) => CityCase>

/** One change of any kind. */
export const caseChange: fc.Arbitrary<CaseChange> = fc.record({
  kind: fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])),
  at: fc.nat(20),
  to: fc.nat(999),
})

const walksTo =
  (to: number) =>
  <T extends { readonly primary: Uint16Array }>(times: T): T => ({
    ...times,
    primary: times.primary.map((t, o) => ((t + o + to) % 5 === 0 ? UNREACHED : (t + to * (o + 7)) % 18_000)),
  })

/** Member `at` of all members, counted over the rules, replaced by what is made of it. */
function withMember<T>(rules: readonly (readonly T[])[], at: number, make: (member: T) => T): T[][] {
  const all = rules.reduce((sum, members) => sum + members.length, 0)
  let k = 0
  return rules.map((members) => members.map((member) => (k++ === at % all ? make(member) : member)))
}

const withRule = (city: CityCase, at: number, change: object): CityCase => ({
  ...city,
  standard: {
    ...city.standard,
    rules: city.standard.rules.map((rule, r) =>
      r === at % city.standard.rules.length ? { ...rule, ...change } : rule,
    ),
  },
})

/** The same done to the rules, their times and their supply. */
const turned = (city: CityCase, turn: <T>(rules: readonly T[]) => readonly T[]): CityCase => ({
  ...city,
  standard: { ...city.standard, rules: [...turn(city.standard.rules)] },
  times: { ...city.times, rules: turn(city.times.rules) },
  supply: { ...city.supply, rules: turn(city.supply.rules) },
})
