import * as fc from 'fast-check'
import type { DrawnCity, DrawnCommunity, DrawnOrigin } from './draw-city.ts'

const SERVICES = ['shop', 'market', 'clinic', 'community-station']

const minutes = fc.integer({ min: 1, max: 24 })
const walks = fc.record(
  Object.fromEntries(SERVICES.map((service) => [service, fc.tuple(minutes, fc.nat(5))])),
  { requiredKeys: [] },
)
const home: fc.Arbitrary<DrawnOrigin> = fc.record(
  {
    residents: fc.nat(9),
    walks,
    off: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    edge: fc.integer({ min: 3, max: 60 }),
  },
  { requiredKeys: ['residents', 'walks'] },
)
const community: fc.Arbitrary<DrawnCommunity> = fc.record({
  homes: fc.array(home, { maxLength: 6 }),
  origin: fc.constantFrom('homes', 'point', 'office'),
  unit: fc.constantFrom('community', 'village', 'estate', 'derived'),
  district: fc.constantFrom('东', '西', null),
  street: fc.constantFrom('甲', '乙', null),
})

const RULES = [
  { services: ['shop'] },
  { services: ['market', 'clinic'] },
  { services: ['clinic'], threshold: 10 },
  { services: ['community-station'] },
  { services: ['community-station', 'market'], required: false },
  { services: ['shop', 'market'], scalable: false, weight: 2 },
]

/** Small cities in which every reason occurs. Services absent from the map are reached by nobody. */
export const randomCity: fc.Arbitrary<DrawnCity> = fc
  .array(community, { minLength: 1, maxLength: 5 })
  .chain((communities) => {
    const near = fc.array(fc.nat(3), { minLength: communities.length, maxLength: communities.length })
    const people = fc.array(fc.nat(3), { minLength: communities.length, maxLength: communities.length })
    const supply = fc.record({ inCity: fc.nat(6), near })
    return fc.record({
      rules: fc.shuffledSubarray(RULES, { minLength: 1 }),
      communities: fc.constant(communities),
      tolerance: fc.nat(2),
      residentsShare: fc.constantFrom(0.5, 0.8, 0.95),
      supply: fc.record(Object.fromEntries(SERVICES.map((service) => [service, supply]))),
      floors: fc.record(Object.fromEntries(SERVICES.map((service) => [service, fc.nat(2)]))),
      residentsInCity: fc.constantFrom(0, 10_000, 40_000),
      residentsNear: people.map((list) => list.map((n) => n * 10_000)),
    })
  })
  .map(consistent)

/** What nobody mapped, nobody walks to. */
function consistent(city: DrawnCity): DrawnCity {
  const mapped = (service: string) => (city.supply?.[service]?.inCity ?? 0) > 0
  const communities = city.communities.map((own) => ({
    ...own,
    homes: own.homes.map((drawn) => ({
      ...drawn,
      walks: Object.fromEntries(Object.entries(drawn.walks).filter(([service]) => mapped(service))),
    })),
  }))
  // A standard that allows every gap demands nothing, and is refused.
  const required = city.rules.filter((rule) => rule.required !== false).length
  const tolerance = Math.min(city.tolerance ?? 0, Math.max(0, required - 1))
  return { ...city, communities, tolerance }
}
