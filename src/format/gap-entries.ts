import type { CommunityReport, RuleReport } from '../coverage/community-report.ts'
import type { Band } from '../coverage/grade.ts'
import type { Community, FacilityDetails } from '../coverage/tables.ts'
import type { Reason, Verdict } from '../coverage/verdict.ts'
import type { Standard } from '../services/standard.ts'

/** One community × one thing that it lacks, or of which nobody can tell: a row of the 问题清单. */
export interface GapEntry {
  /** Index among the communities. */
  readonly community: number
  readonly grade: Band
  /** Index in the standard. */
  readonly rule: number
  /** Of the rule: never `inside`. */
  readonly verdict: Exclude<Verdict, 'inside'>
  readonly reason: Reason
  /** The member that is reached soonest; null when none is. */
  readonly service: string | null
  /** The walk there, which enough residents can do: deciseconds and decimetres; null where there is none. */
  readonly ds: number | null
  readonly dm: number | null
  readonly facility: FacilityDetails | null
}

/** The two lists. Both follow the grade, so that they count what the page and the map count. */
export interface GapLists {
  /** Communities with gaps: what they lack. */
  readonly problems: readonly GapEntry[]
  /** Communities of which nobody can tell how much they lack: what they lack for certain, and what is in doubt. */
  readonly toCheck: readonly GapEntry[]
  /** Doubts about communities with gaps, which no list has: whatever they turn out to be, the grade stays. */
  readonly doubtsLeftOut: number
}

/** Which communities and rules are wanted; null stands for all. */
export interface GapChoice {
  readonly communities: readonly number[] | null
  /** Id of the only rule that is wanted. */
  readonly rule: string | null
}

export interface GapEntriesInput {
  readonly communities: readonly Community[]
  /** As it was judged by, in the order of the reports' rules. */
  readonly standard: Standard
  readonly report: (community: number) => CommunityReport
  /** Of a facility by its index; undefined where nothing is known of it. */
  readonly facility: (facility: number) => FacilityDetails | undefined
  readonly choice: GapChoice
}

/**
 * Both lists, in the city's order and then the standard's, or in the order of the communities that were chosen. Only
 * required rules are listed, as only they count for the grade; those that the map has nothing of are judged nowhere.
 * O(chosen communities × rules × origins).
 */
export function gapEntries(input: GapEntriesInput): GapLists {
  const [problems, toCheck]: [GapEntry[], GapEntry[]] = [[], []]
  let doubtsLeftOut = 0
  for (const c of input.choice.communities ?? input.communities.keys()) {
    const report = input.report(c)
    const { band } = report.grade
    if (band === 'all') continue
    const entries = entriesOf(input, report)
    if (band === 'undetermined') toCheck.push(...entries)
    else problems.push(...entries.filter(isLacking))
    if (band !== 'undetermined') doubtsLeftOut += entries.filter((entry) => !isLacking(entry)).length
  }
  return { problems, toCheck, doubtsLeftOut }
}

const isLacking = ({ verdict }: GapEntry): boolean => verdict === 'outside'

function entriesOf(input: GapEntriesInput, { community, grade, services }: CommunityReport): GapEntry[] {
  return services.flatMap((found, r) => {
    const { rule, required, verdict, reason } = found
    const isWanted = input.choice.rule === null || input.choice.rule === rule
    if (!isWanted || !required || verdict === 'inside' || reason === 'no-data') return []
    const about = { community, grade: grade.band, rule: r, verdict, reason, service: found.service }
    return [{ ...about, ...walkOf(found, input.standard.rules[r]?.ruler), ...facilityOf(input, found) }]
  })
}

function walkOf({ primary, secondary }: RuleReport, ruler: 'minutes' | 'metres' = 'minutes') {
  return ruler === 'minutes' ? { ds: primary, dm: secondary } : { ds: secondary, dm: primary }
}

const facilityOf = ({ facility }: GapEntriesInput, found: RuleReport) => ({
  facility: found.facility === null ? null : (facility(found.facility) ?? null),
})
