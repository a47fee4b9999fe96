import type { Community, CommunityUnit, ResidentsSource } from '../coverage/tables.ts'
import { toldPeople } from '../format/told-people.ts'
import type { I18n } from '../i18n/i18n.ts'

/** Persons as they are shown. */
export const shownPeople = toldPeople

/** Where the residents of a unit come from, taken together. */
export type ResidentsOrigin = ResidentsSource | 'mixed'

/** Persons in words that a unit of people can follow: `4,213`, `约 4,210`, `不足 10`. */
export function peopleText(
  people: number,
  source: ResidentsOrigin,
  i18n: Pick<I18n, 't' | 'number'>,
): string {
  const words = i18n.t().shell.people
  const shown = shownPeople(people, source)
  if (shown === null) return words.underTen
  return source === 'given' || shown === 0 ? i18n.number(shown) : words.about(i18n.number(shown))
}

/** Where the residents of the communities of one unit come from. */
export function residentsOrigin(communities: readonly Community[], unit: CommunityUnit): ResidentsOrigin {
  const sources = new Set<ResidentsSource>()
  for (const community of communities) if (community.unit === unit) sources.add(community.residentsSource)
  const known = [...sources].filter((source) => source !== 'none')
  return known.length > 1 ? 'mixed' : (known[0] ?? 'none')
}
