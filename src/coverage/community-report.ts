import type { CityCase } from './city-case.ts'
import { BANDS, type Band } from './grade.ts'
import { findingAt, shareAt, type CityVerdicts, type FindingColumns } from './judge-city.ts'
import { timeWithin, type DecidingWalk } from './time-within.ts'
import { memberTimes } from './times.ts'
import { hasWalk, VERDICTS, type Finding, type Verdict } from './verdict.ts'

/** What one community has of one service, or of one rule. Numbers are `null` where nothing can be said. */
export interface ServiceReport extends Finding {
  /** Of a rule: the member that is reached soonest; `null` when none is. */
  readonly service: string | null
  /** Share of residents within the threshold, 0–1; of a rule: the best member's. */
  readonly share: number | null
  /** t(c, s) in the ruler's units (deciseconds or decimetres), the other quantity, and the facility walked to. */
  readonly primary: number | null
  readonly secondary: number | null
  readonly facility: number | null
}

/** One rule: the group decides, its members are listed. */
export interface RuleReport extends ServiceReport {
  readonly rule: string
  readonly required: boolean
  readonly members: readonly (ServiceReport & { readonly service: string })[]
}

export interface CommunityReport {
  readonly community: number
  readonly verdict: Verdict
  readonly grade: { readonly missing: number; readonly band: Band }
  /** 0–100, not official; `null` where too little is decided. */
  readonly index: number | null
  /** Services of required rules of which nothing is on the map: not judged. */
  readonly setAside: readonly string[]
  /** One per rule, in the standard's order. */
  readonly services: readonly RuleReport[]
}

export interface ReportInput {
  readonly city: CityCase
  readonly verdicts: CityVerdicts
  /** Stable ids of facilities by index, for ties. */
  readonly facilityId: ArrayLike<number>
}

/** Everything there is to say about community c. O(its origins × member services). */
export function communityReport(input: ReportInput, c: number): CommunityReport {
  const { verdicts } = input
  const services = input.city.standard.rules.map((_, r) => ruleReport(input, r, c))
  const index = verdicts.index[c] ?? Number.NaN
  return {
    community: c,
    verdict: VERDICTS[verdicts.verdict[c] ?? 0] ?? 'unknown',
    grade: { missing: verdicts.missing[c] ?? 0, band: BANDS[verdicts.band[c] ?? 0] ?? 'undetermined' },
    index: Number.isNaN(index) ? null : index,
    setAside: services
      .filter((rule) => rule.required && rule.reason === 'no-data')
      .flatMap((rule) => rule.members.map((member) => member.service)),
    services,
  }
}

/** One rule of one community: what `communityReport` lists. Throws when the standard has no rule r. */
export function ruleReport(input: ReportInput, r: number, c: number): RuleReport {
  const { city, verdicts } = input
  const rule = city.standard.rules[r]
  const columns = verdicts.rules[r]
  if (rule === undefined || columns === undefined) {
    throw new Error(`verdicts: nothing for rule ${r}, expected one of ${verdicts.rules.length}`)
  }
  const members = rule.services.map((service, m) => {
    const found = verdicts.members[r]?.[m] ?? columns
    const walk = hasWalk(findingAt(found, c)) ? memberWalk(input, { rule: r, member: m }, c) : null
    return { service, ...reportOf(found, c, walk) }
  })
  const soonest = members.filter((member) => member.primary !== null).sort(bySoonest(input.facilityId))[0]
  const { service, primary, secondary, facility } = soonest ?? NOBODY
  const summary = { ...findingAt(columns, c), share: shareAt(columns, c) }
  return {
    rule: rule.id,
    required: rule.required,
    ...summary,
    service,
    primary,
    secondary,
    facility,
    members,
  }
}

const NOBODY = { service: null, primary: null, secondary: null, facility: null }

function memberWalk(
  input: ReportInput,
  at: { rule: number; member: number },
  c: number,
): DecidingWalk | null {
  const { origins, standard } = input.city
  const times = memberTimes(input.city.times, standard, at)
  const { residentsShare } = standard
  return timeWithin({ origins, times, residentsShare, facilityId: input.facilityId }, c)
}

function reportOf(columns: FindingColumns, c: number, walk: DecidingWalk | null) {
  const facility = walk === null || walk.facility < 0 ? null : walk.facility
  const lengths = { primary: walk?.primary ?? null, secondary: walk?.secondary ?? null }
  return { ...findingAt(columns, c), share: shareAt(columns, c), ...lengths, facility }
}

const bySoonest =
  (facilityId: ArrayLike<number>) =>
  (a: ServiceReport, b: ServiceReport): number =>
    (a.primary ?? 0) - (b.primary ?? 0) || idOf(facilityId, a) - idOf(facilityId, b)

const idOf = (facilityId: ArrayLike<number>, { facility }: ServiceReport): number =>
  facility === null ? Infinity : (facilityId[facility] ?? Infinity)
