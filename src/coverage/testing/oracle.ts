import type { DrawnCity, DrawnCommunity, DrawnOrigin, DrawnRule } from './draw-city.ts'

/**
 * Judges a drawn city (minutes only) the slow way: one list entry per resident, shares in per cent, undecided
 * services resolved by trying. Shares no code with the room.
 */
export function oracle(city: DrawnCity): OracleCommunity[] {
  return city.communities.map((community, c) => {
    const rules = city.rules.map((rule) => judgeRule(city, { rule, community, c }))
    const required = rules.filter((_, r) => city.rules[r]?.required !== false)
    return { rules, verdict: overall(required, city.tolerance ?? 0), people: countHomes(city, community, c) }
  })
}

export interface OracleCommunity {
  readonly rules: readonly string[]
  readonly verdict: string
  readonly people: Readonly<Record<string, number>>
}

interface At {
  readonly rule: DrawnRule
  readonly community: DrawnCommunity
  readonly c: number
}

function judgeRule(city: DrawnCity, at: At): string {
  const members = at.rule.services.map((service) => judgeOne(city, at, service))
  if (members.includes('inside')) return 'inside'
  const mapped = members.filter((member) => member !== 'no-data')
  if (mapped.length === 0) return 'no-data'
  return mapped.every((member) => member === 'outside') ? 'outside' : 'doubt'
}

function judgeOne(city: DrawnCity, { rule, community, c }: At, service: string): string {
  const supply = city.supply?.[service]
  const inCity = supply?.inCity ?? 100
  if (service === 'community-station' && community.origin === 'office')
    return inCity === 0 ? 'no-data' : 'doubt'
  const limit = rule.threshold ?? 15
  const people = residentsOf(community).map((home) => stateOf(home, service, limit))
  const enough = (states: string[]) =>
    people.length > 0 &&
    people.filter((state) => states.includes(state)).length / people.length >=
      (city.residentsShare ?? 0.8) - 1e-9
  if (enough(['in'])) return 'inside'
  if (inCity === 0) return 'no-data'
  if (people.length === 0 || enough(['in', 'off', 'edge'])) return 'doubt'
  const floor = city.floors?.[service] ?? 0
  const thin = (count: number, residents: number) =>
    floor > 0 && (residents === 0 ? count === 0 : count / (residents / 10_000) < floor - 1e-9)
  const around = city.residentsNear?.[c] ?? 0
  const expectsOne = around === 0 || (around / 10_000) * floor > 1 - 1e-9
  const near = expectsOne && thin(supply?.near?.[c] ?? 100, around)
  return near || thin(inCity, city.residentsInCity ?? 0) ? 'doubt' : 'outside'
}

function residentsOf({ homes }: DrawnCommunity): DrawnOrigin[] {
  const people = homes.flatMap((home) => Array.from({ length: home.residents }, () => home))
  return people.length > 0 ? people : [...homes]
}

function stateOf(home: DrawnOrigin, service: string, limit: number): string {
  if (home.off === true) return 'off'
  const walk = home.walks[service]
  const minutes = typeof walk === 'object' ? walk[0] : (walk ?? Infinity)
  if (minutes <= limit) return 'in'
  return (home.edge ?? Infinity) < limit ? 'edge' : 'far'
}

function overall(rules: readonly string[], tolerance: number): string {
  if (!rules.some((rule) => rule === 'inside' || rule === 'outside')) return 'unknown'
  const tries = ['inside', 'outside'].map((wish) => {
    const missing = rules.filter((rule) => (rule === 'doubt' ? wish : rule) === 'outside').length
    return missing <= tolerance ? 'inside' : 'outside'
  })
  const [best, worst] = tries
  return best !== undefined && best === worst ? best : 'unknown'
}

/** Each home judged as a community of its own; homes where nobody lives count nobody. */
function countHomes(city: DrawnCity, community: DrawnCommunity, c: number): Record<string, number> {
  const counts: Record<string, number> = { inside: 0, outside: 0, unknown: 0 }
  for (const home of community.homes) {
    if (home.residents === 0) continue
    const alone = { ...community, homes: [home] }
    const rules = city.rules
      .filter((rule) => rule.required !== false)
      .map((rule) => judgeRule(city, { rule, community: alone, c }))
    const verdict = overall(rules, city.tolerance ?? 0)
    counts[verdict] = (counts[verdict] ?? 0) + home.residents
  }
  return counts
}
