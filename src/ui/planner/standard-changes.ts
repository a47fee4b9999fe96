import type { Standard, StandardRule } from '../../services/standard.ts'
import { VISITOR_SOURCE } from '../../state/standards.ts'

/** How a standard of one's own differs from its base. */
export interface StandardChanges {
  readonly count: number
  /** Rules of the base that it does not have, in the base's order. */
  readonly removed: readonly StandardRule[]
}

/** Counts changed, added and removed rules, and what was changed of the judging. */
export function standardChanges(own: Standard, base: Standard): StandardChanges {
  const removed = base.rules.filter(({ id }) => !own.rules.some((rule) => rule.id === id))
  const changed = own.rules.filter(
    (rule) => rule.source === VISITOR_SOURCE || !base.rules.some(({ id }) => id === rule.id),
  )
  const judging =
    Number(own.residentsShare !== base.residentsShare) + Number(own.tolerance !== base.tolerance)
  return { count: changed.length + removed.length + judging, removed }
}

/** The same walk by the other ruler, for a first proposal: at the walker's pace, metres to the next 50. */
export function convertedLimit(
  rule: Pick<StandardRule, 'ruler' | 'threshold'>,
  paceMps: number,
  limits: Readonly<Record<StandardRule['ruler'], { readonly least: number; readonly most: number }>>,
): number {
  const to = rule.ruler === 'minutes' ? 'metres' : 'minutes'
  const found =
    to === 'metres'
      ? Math.round((rule.threshold * 60 * paceMps) / 50) * 50
      : Math.round(rule.threshold / (60 * paceMps))
  return Math.min(limits[to].most, Math.max(limits[to].least, found))
}
