import type { Community } from '../../coverage/tables.ts'
import { VERDICT_NAMES, type VerdictName } from '../../theme.ts'

/** Communities that a list declares, by what is measured. */
export interface DeclaredCounts {
  /** How many are declared as meeting the standard (`yes`) or as not (`no`), by measured verdict. */
  readonly yes: Readonly<Record<VerdictName, number>>
  readonly no: Readonly<Record<VerdictName, number>>
  /** Declared as meeting it, and something is missing; and the other way round. By index. */
  readonly onlyDeclared: readonly number[]
  readonly onlyMeasured: readonly number[]
}

/**
 * Holds the declarations of somebody's list against the verdicts, community by community; null where the list makes
 * none.
 * @param verdict code of `VERDICT_NAMES` by community
 */
export function declaredCounts(
  communities: readonly Pick<Community, 'declared'>[],
  verdict: Uint8Array,
): DeclaredCounts | null {
  const counts = { yes: none(), no: none() }
  const [onlyDeclared, onlyMeasured]: [number[], number[]] = [[], []]
  for (const [c, { declared }] of communities.entries()) {
    const measured = VERDICT_NAMES[verdict[c] ?? -1]
    if (declared === undefined || measured === undefined) continue
    counts[declared ? 'yes' : 'no'][measured]++
    if (declared && measured === 'outside') onlyDeclared.push(c)
    if (!declared && measured === 'inside') onlyMeasured.push(c)
  }
  const all = [...Object.values(counts.yes), ...Object.values(counts.no)]
  return all.every((count) => count === 0) ? null : { ...counts, onlyDeclared, onlyMeasured }
}

const none = (): Record<VerdictName, number> => ({ inside: 0, outside: 0, unknown: 0 })
