import type { Circle, Reached } from '../circle.ts'
import type { City } from '../city.ts'

interface Named {
  /** Global id, the same whatever is loaded. */
  readonly id: number | undefined
  readonly ds: number
  readonly dm: number
}

/** What a circle tells in terms that do not depend on which blocks are loaded. */
export function circleInIds(
  { facilities: { globalId } }: City,
  { facilities, nearest }: Circle,
): { readonly facilities: readonly Named[]; readonly nearest: readonly (Named | null)[] } {
  const named = ({ facility, ds, dm }: Reached): Named => ({ id: globalId[facility], ds, dm })
  return { facilities: facilities.map(named), nearest: nearest.map((found) => found && named(found)) }
}
