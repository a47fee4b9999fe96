import type { Service } from '../services/catalogue.ts'
import type { StandardRule } from '../services/standard.ts'

/** The planner's name of what a rule asks for: its own, else that of its services. */
export function ruleName(
  { names, services }: Pick<StandardRule, 'names' | 'services'>,
  known: readonly Service[],
  nameIn: (names: Readonly<Record<string, string>>) => string,
): string {
  if (names !== undefined) return nameIn(names)
  return services
    .map((id) => {
      const service = known.find((one) => one.id === id)
      return service === undefined ? id : nameIn(service.names.planner)
    })
    .join(' / ')
}
