import type { Community } from '../coverage/tables.ts'
import type { I18n } from './i18n.ts'

/** What a community is called; without a name on the map by its unit and its number in the city, from 1. */
export function communityName(
  community: Community | undefined,
  index: number,
  i18n: Pick<I18n, 't' | 'name' | 'number'>,
): string {
  if (community === undefined) return ''
  return i18n.name(community.names) || i18n.t().shell.unnamed[community.unit](i18n.number(index + 1))
}
