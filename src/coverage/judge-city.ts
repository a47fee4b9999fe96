import type { CityCase } from './city-case.ts'
import { cityFindings, type CityFindings } from './city-findings.ts'
import { indexScores } from './index-score.ts'
import { REASONS, VERDICTS, type Finding } from './verdict.ts'

/** Findings on one service or rule as columns by community: codes of `VERDICTS` and `REASONS`, share 0–1 or NaN. */
export interface FindingColumns {
  readonly verdict: Uint8Array
  readonly reason: Uint8Array
  readonly share: Float64Array
}

/** Verdicts of a whole city as columns by community, ready to be transferred and painted. */
export interface CityVerdicts {
  /** `members[r][m]` belongs to `standard.rules[r].services[m]`. */
  readonly members: readonly (readonly FindingColumns[])[]
  /** By rule; the share is that of the best member. A rule with one service shares its member's columns. */
  readonly rules: readonly FindingColumns[]
  /** Code of `VERDICTS`. */
  readonly verdict: Uint8Array
  /** Code of `BANDS`. */
  readonly band: Uint8Array
  /** Required rules that are outside, and that cannot be told though the map has the service. */
  readonly missing: Uint8Array
  readonly undecided: Uint8Array
  /** 0–100, NaN where too little is decided. */
  readonly index: Float64Array
}

/** Judges every community by every rule. O(origins × member services); no sorting, so it can follow a slider. */
export const judgeCity = (city: CityCase): CityVerdicts => verdictsOf(cityFindings(city))

/** The same of findings that have been made. O(communities × rules). */
export function verdictsOf({ standard, origins, rules, tallies }: CityFindings): CityVerdicts {
  const columns = rules.map((rule) => rule.columns)
  const counts = tallies.pack(
    columns.map(({ reason }) => reason),
    origins.communityCount,
  )
  const scored = columns.map((own, r) => ({ ...own, weight: standard.rules[r]?.weight ?? 0 }))
  const inTable = (table: Uint8Array) => Uint8Array.from(counts, (at) => table[at] ?? 0)
  return {
    members: rules.map(({ members }) => members.map((member) => member.columns)),
    rules: columns,
    verdict: inTable(tallies.verdictOf),
    band: inTable(tallies.bandOf),
    missing: inTable(tallies.missingOf),
    undecided: inTable(tallies.undecidedOf),
    index: indexScores(scored, origins.communityCount),
  }
}

/** Finding of community c in the columns. */
export const findingAt = (columns: FindingColumns, c: number): Finding => ({
  verdict: VERDICTS[columns.verdict[c] ?? 0] ?? 'unknown',
  reason: REASONS[columns.reason[c] ?? 0] ?? null,
})

/** Share of community c in the columns; `null` where nothing can be said. */
export function shareAt(columns: FindingColumns, c: number): number | null {
  const share = columns.share[c] ?? Number.NaN
  return Number.isNaN(share) ? null : share
}
