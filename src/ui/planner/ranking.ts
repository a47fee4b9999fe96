import type { Judgement } from '../../city/judgement.ts'
import type { Figures } from '../../coverage/figures.ts'
import type { Service } from '../../services/catalogue.ts'
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

/** The programme's four kinds of service, in its order. */
export const KINDS = [
  'public',
  'mutual-aid',
  'market',
  'special',
] as const satisfies readonly Service['kind'][]
export type Kind = (typeof KINDS)[number]

/** Ranked rules by kind, in the order of `KINDS`; a group of services of several kinds stands under each of them. */
export function kindsOf(
  ranked: readonly RankedRule[],
  services: readonly Service[],
): readonly { readonly kind: Kind; readonly ranked: readonly RankedRule[] }[] {
  const kindOf = new Map(services.map(({ id, kind }) => [id, kind]))
  return KINDS.flatMap((kind) => {
    const own = ranked.filter(({ rule }) => rule.services.some((id) => kindOf.get(id) === kind))
    return own.length === 0 ? [] : [{ kind, ranked: own }]
  })
}
