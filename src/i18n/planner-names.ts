import type { Service } from '../services/catalogue.ts'
import type { StandardRule } from '../services/standard.ts'

/** How a name reads in the reader's language; `useI18n().name`. */
export type NameIn = (names: Readonly<Record<string, string>>) => string

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
