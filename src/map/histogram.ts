import type { Judgement } from '../city/judgement.ts'
import type { Community, CommunityUnit } from '../coverage/tables.ts'
import type { StandardRule } from '../services/standard.ts'
import { GRADES, VERDICT_NAMES } from '../theme.ts'
import { UNREACHED } from '../units.ts'
import type { MapMode } from '../state/session.ts'
import { bandEdges } from './street-ramp.ts'

export interface HistogramAsked {
  /** Undefined: by grade. */
  readonly rule: StandardRule | undefined
  readonly mode: MapMode
  /** Communities by index; null: all. */
  readonly members: ReadonlySet<number> | null
  readonly unit: CommunityUnit
}

/** How many are in each class of the map. */
export interface Histogram {
  /** Only one is counted: units are never added up. */
  readonly unit: CommunityUnit
  /** How many communities that is. */
  readonly communities: number
  /** Their residents, or where nobody knows of any, the communities themselves. */
  readonly of: 'residents' | 'communities'
  readonly total: number
  /**
   * By grade in the order of `GRADES`, by the verdict of a rule in that of `VERDICT_NAMES`, by bands in that of the ramp
   * with what cannot be reached last. They add up to the total.
   */
  readonly counts: readonly number[]
}

/** Residents are counted by what their community is judged by. O(communities). */
export function histogramOf(
  communities: readonly Community[],
  judgement: Judgement,
  asked: HistogramAsked,
): Histogram {
  const { count, classOf } = classes(judgement, asked)
  const counts = Array.from({ length: count }, () => 0)
  const { unit, members } = asked
  const mine = communities.flatMap((community, c) =>
    community.unit === unit && (members?.has(c) ?? true) ? [{ c, residents: community.residents ?? 0 }] : [],
  )
  const of = mine.some(({ residents }) => residents > 0) ? 'residents' : 'communities'
  for (const { c, residents } of mine) {
    const at = classOf(c)
    counts[at] = (counts[at] ?? 0) + (of === 'residents' ? residents : 1)
  }
  const total = counts.reduce((sum, n) => sum + n, 0)
  return { unit, communities: mine.length, of, total, counts }
}

interface Classes {
  readonly count: number
  readonly classOf: (community: number) => number
}

function classes(judgement: Judgement, { rule, mode }: HistogramAsked): Classes {
  const columns = judgement.rules.find((one) => one.rule === rule?.id)
  if (rule === undefined || columns === undefined)
    return { count: GRADES.length, classOf: (c) => judgement.band[c] ?? GRADES.length - 1 }
  if (mode === 'verdict')
    return { count: VERDICT_NAMES.length, classOf: (c) => columns.verdict[c] ?? VERDICT_NAMES.length - 1 }
  const edges = bandEdges(rule.ruler)
  return {
    count: edges.length + 2,
    classOf: (c) => {
      const primary = columns.primary[c] ?? UNREACHED
      if (primary >= UNREACHED) return edges.length + 1
      const at = edges.findIndex((edge) => primary <= edge)
      return at === -1 ? edges.length : at
    },
  }
}
