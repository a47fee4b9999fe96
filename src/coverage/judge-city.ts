import { memberCases, type CityCase, type MemberCase } from './city-case.ts'
import { BANDS, communityVerdict, gradeBand, tally } from './grade.ts'
import { indexScore } from './index-score.ts'
import { shareOf, shareParts } from './share.ts'
import { judgeGroup, judgeService, REASONS, VERDICTS, type Finding } from './verdict.ts'

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
export function judgeCity(city: CityCase): CityVerdicts {
  const n = city.origins.communityCount
  const { residentsShare } = city.standard
  const members = memberCases(city).map((rule) =>
    rule.map((member) => judgeMember(member, residentsShare, n)),
  )
  const rules = members.map((columns) => groupColumns(columns, n))
  return { members, rules, ...judgeCommunities(city, rules) }
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

function judgeMember(member: MemberCase, residentsShare: number, communityCount: number): FindingColumns {
  const columns = emptyColumns(communityCount)
  for (let c = 0; c < communityCount; c++) {
    const parts = shareParts(member.reach, c)
    const finding = judgeService(parts, member.evidenceAt(c), residentsShare)
    // A place is not measured against itself, and what is not on the map has no share of 0.
    const silent = finding.reason === 'self' || finding.reason === 'no-data'
    write(columns, c, { ...finding, share: silent ? null : shareOf(parts) })
  }
  return columns
}

function groupColumns(members: readonly FindingColumns[], communityCount: number): FindingColumns {
  const [only] = members
  if (members.length === 1 && only !== undefined) return only
  const columns = emptyColumns(communityCount)
  for (let c = 0; c < communityCount; c++) {
    const shares = members.map((member) => shareAt(member, c)).filter((share) => share !== null)
    const share = shares.length === 0 ? null : Math.max(...shares)
    write(columns, c, { ...judgeGroup(members.map((member) => findingAt(member, c))), share })
  }
  return columns
}

function judgeCommunities(city: CityCase, rules: readonly FindingColumns[]) {
  const n = city.origins.communityCount
  const { tolerance } = city.standard
  const bytes = () => new Uint8Array(n)
  const out = {
    verdict: bytes(),
    band: bytes(),
    missing: bytes(),
    undecided: bytes(),
    index: new Float64Array(n),
  }
  for (let c = 0; c < n; c++) {
    const findings = rules.map((columns) => findingAt(columns, c))
    const counts = tally(findings.filter((_, r) => city.standard.rules[r]?.required === true))
    out.verdict[c] = VERDICTS.indexOf(communityVerdict(counts, tolerance))
    out.band[c] = BANDS.indexOf(gradeBand(counts))
    out.missing[c] = counts.missing
    out.undecided[c] = counts.undecided
    out.index[c] = indexAt(city, rules, c)
  }
  return out
}

function indexAt(city: CityCase, rules: readonly FindingColumns[], c: number): number {
  const scored = rules.map((columns, r) => ({
    weight: city.standard.rules[r]?.weight ?? 0,
    share: shareAt(columns, c),
    verdict: findingAt(columns, c).verdict,
  }))
  return indexScore(scored) ?? Number.NaN
}

function emptyColumns(n: number): FindingColumns {
  return { verdict: new Uint8Array(n), reason: new Uint8Array(n), share: new Float64Array(n) }
}

function write(columns: FindingColumns, c: number, value: Finding & { readonly share: number | null }): void {
  columns.verdict[c] = VERDICTS.indexOf(value.verdict)
  columns.reason[c] = REASONS.indexOf(value.reason)
  columns.share[c] = value.share ?? Number.NaN
}
