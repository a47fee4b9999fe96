import type { Community, CommunityUnit, ResidentsSource } from '../../coverage/tables.ts'

/** Fewer people than this in one place are not told apart. */
const FEWEST_TOLD = 10

/** Estimates from here on are told to the hundred, smaller ones to ten. */
const TO_HUNDREDS_FROM = 10_000

/** Where the residents of a unit come from, taken together. */
export type ResidentsOrigin = ResidentsSource | 'mixed'

/** Persons as they are shown: an estimate no finer than it is, under 10 as null. Given numbers stand as they are. */
export function shownPeople(people: number, source: ResidentsOrigin): number | null {
  if (people > 0 && people < FEWEST_TOLD) return null
  if (source === 'given') return Math.round(people)
  const step = people >= TO_HUNDREDS_FROM ? 100 : 10
  return Math.round(people / step) * step
}

/** Where the residents of the communities of one unit come from. */
export function residentsOrigin(communities: readonly Community[], unit: CommunityUnit): ResidentsOrigin {
  const sources = new Set<ResidentsSource>()
  for (const community of communities) if (community.unit === unit) sources.add(community.residentsSource)
  const known = [...sources].filter((source) => source !== 'none')
  return known.length > 1 ? 'mixed' : (known[0] ?? 'none')
}
