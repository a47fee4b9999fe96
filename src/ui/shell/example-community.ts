import type { Judgement } from '../../city/judgement.ts'
import type { Community } from '../../coverage/tables.ts'
import { VERDICT_NAMES } from '../../theme.ts'

/**
 * The community that shows best what the page is for: of those where something is out of reach the one with most
 * residents; of all while nothing is judged or everything is within reach. Null without communities.
 */
export function exampleCommunity(
  communities: readonly Community[],
  judgement: Judgement | undefined,
): number | null {
  const isOutside = (c: number) => VERDICT_NAMES[judgement?.verdict[c] ?? -1] === 'outside'
  const all = [...communities.keys()]
  const outside = all.filter(isOutside)
  const residents = (c: number) => communities[c]?.residents ?? 0
  const [first, ...rest] = outside.length > 0 ? outside : all
  if (first === undefined) return null
  return rest.reduce((best, c) => (residents(c) > residents(best) ? c : best), first)
}
