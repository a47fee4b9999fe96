import type { Judgement } from '../../city/judgement.ts'
import type { Figures } from '../../coverage/figures.ts'
import type { StandardRule } from '../../services/standard.ts'

/** One service in the order of who lacks it. */
export interface RankedRule {
  readonly rule: StandardRule
  /** Residents too far away, or communities that lack it. */
  readonly lacking: number
  /** Of whom nobody can tell. */
  readonly unsure: number
  /** Both of all residents, or of all communities, 0–1. */
  readonly lackingShare: number
  readonly unsureShare: number
}

/** Rules on the map, most lacked first as the figures rank them. */
export function rankedRules(judgement: Judgement, figures: Figures): RankedRule[] {
  const aside = new Set(judgement.summary.gaps.rulesSetAside)
  const byId = new Map(judgement.standard.rules.map((rule) => [rule.id, rule]))
  return figures.rules.flatMap((found) => {
    const rule = byId.get(found.rule)
    if (rule === undefined || aside.has(rule.id)) return []
    const counts = found[figures.rankedBy]
    const all = counts.inside + counts.outside + counts.unknown
    const shareOf = (part: number) => (all === 0 ? 0 : part / all)
    const { outside: lacking, unknown: unsure } = counts
    return [{ rule, lacking, unsure, lackingShare: shareOf(lacking), unsureShare: shareOf(unsure) }]
  })
}
