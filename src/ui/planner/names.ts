import type { Community } from '../../coverage/tables.ts'
import type { Service } from '../../services/catalogue.ts'
import type { StandardRule } from '../../services/standard.ts'

/** How a name reads in the reader's language; `useI18n().name`. */
export type NameIn = (names: Readonly<Record<string, string>>) => string

/** More of an id than this tells nobody more. */
const LONGEST_TAIL = 16

/** The name of a community; without one, its unit and the end of its id, so that it can be told from the others. */
export function communityName(
  community: Pick<Community, 'id' | 'names'>,
  nameIn: NameIn,
  unnamed: (tail: string) => string,
): string {
  const named = nameIn(community.names)
  return named === '' ? unnamed(idTail(community.id)) : named
}

/** What an id ends in, after the last `:` or `/`; of a long one the last characters. */
export function idTail(id: string): string {
  const tail = id.split(/[:/]/).findLast((part) => part !== '') ?? id
  return tail.length <= LONGEST_TAIL ? tail : `…${tail.slice(-LONGEST_TAIL)}`
}

/** The planner's name of a service; its id where the catalogue has none. */
export function serviceName(id: string, services: readonly Service[], nameIn: NameIn): string {
  const service = services.find((one) => one.id === id)
  return service === undefined ? id : nameIn(service.names.planner)
}

/** The name of what a rule asks for: its own, else that of its services. */
export function ruleName(rule: StandardRule, services: readonly Service[], nameIn: NameIn): string {
  if (rule.names !== undefined) return nameIn(rule.names)
  return rule.services.map((id) => serviceName(id, services, nameIn)).join(' / ')
}
