import { UNREACHED } from '../units.ts'
import { findingOf, joinReasons, VERDICT_OF_REASON } from './codes.ts'
import type { CommunityOrigins } from './community-origins.ts'
import type { FindingColumns } from './judge-city.ts'
import type { MemberFindings } from './member-findings.ts'
import { once } from './once.ts'
import { countHomes, type PeopleColumns } from './people-columns.ts'
import { hasWalk } from './verdict.ts'

/** One rule judged in every community and at every home: the group decides. */
export interface RuleFindings {
  readonly members: readonly MemberFindings[]
  /** By community; the share is that of the best member. A rule with one service shares its member's columns. */
  readonly columns: FindingColumns
  /** Code of `REASONS` of each home by itself, in the order of `CommunityOrigins.origins`. */
  readonly homes: Uint8Array
  /** Residents by the verdict of their home; made when first asked for. */
  readonly people: () => PeopleColumns
  /** By community t(c, s) of the member reached soonest, `UNREACHED` where none is; made when first asked for. */
  readonly primary: () => Uint16Array
}

/** Findings of `known` on just these members, else new ones. O(origins × members). */
export function ruleFindings(
  origins: CommunityOrigins,
  members: readonly MemberFindings[],
  known: readonly RuleFindings[],
): RuleFindings {
  const same = known.find((old) => isSame(old.members, members))
  if (same !== undefined) return same
  const columns = groupColumns(members, origins.communityCount)
  const homes = joinReasons(
    members.map((member) => member.homes),
    origins.origins.length,
  )
  return {
    members,
    columns,
    homes,
    people: once(() => countHomes(origins, { codes: homes, verdictOf: VERDICT_OF_REASON })),
    primary: once(() => soonest(members, origins.communityCount)),
  }
}

/** Never of two without members: nothing would tell whether they are of one city. */
const isSame = (a: readonly MemberFindings[], b: readonly MemberFindings[]): boolean =>
  a.length > 0 && a.length === b.length && a.every((member, m) => member === b[m])

function groupColumns(members: readonly MemberFindings[], n: number): FindingColumns {
  const [only] = members
  if (members.length === 1 && only !== undefined) return only.columns
  const reason = joinReasons(
    members.map((member) => member.columns.reason),
    n,
  )
  const share = new Float64Array(n).fill(Number.NaN)
  for (const { columns } of members) {
    for (let c = 0; c < n; c++) {
      const own = columns.share[c] ?? Number.NaN
      // What is no number is neither larger nor smaller than any.
      if (!Number.isNaN(own) && !(own <= (share[c] ?? Number.NaN))) share[c] = own
    }
  }
  return { verdict: reason.map((code) => VERDICT_OF_REASON[code] ?? 0), reason, share }
}

function soonest(members: readonly MemberFindings[], n: number): Uint16Array {
  const column = new Uint16Array(n).fill(UNREACHED)
  for (const { within, columns } of members) {
    const own = within()
    for (let c = 0; c < n; c++) {
      if (!hasWalk(findingOf(columns.reason[c] ?? 0))) continue
      column[c] = Math.min(column[c] ?? UNREACHED, own[c] ?? UNREACHED)
    }
  }
  return column
}
