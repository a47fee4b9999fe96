import { UNREACHED } from '../units.ts'
import type { CityCase } from './city-case.ts'
import { EVIDENCE, evidenceAt, REASON_AT_HOME, reasonCode, VERDICT_OF_REASON, WALK_KINDS } from './codes.ts'
import type { CommunityOrigins } from './community-origins.ts'
import type { FindingColumns } from './judge-city.ts'
import { once } from './once.ts'
import { shareOf, WALK, walkOf } from './share.ts'
import type { Community } from './tables.ts'
import { isThinAt, memberSupply, type ServiceSupply } from './thin-data.ts'
import { primariesWithin } from './time-within.ts'
import { edgeOfData, memberTimes, thresholdOf, type ServiceTimes } from './times.ts'
import { hasWalk, judgeService, type Finding } from './verdict.ts'

/** All that the findings on one member service of one rule depend on: the same objects, the same findings. */
export interface MemberInput {
  readonly origins: CommunityOrigins
  /** Of the times only `primary` is read: the others may be costly. */
  readonly times: ServiceTimes
  readonly onNetwork: Uint8Array
  readonly edge: Uint16Array
  readonly threshold: number
  readonly residentsShare: number
  readonly supply: ServiceSupply
  readonly residentsInCity: number
  readonly residentsNear: Float64Array
  readonly floor: number | undefined
  /** The communities where some may be measured against themselves; `null` for every other service. */
  readonly selfOf: readonly Community[] | null
}

/** One member service judged in every community and at every home. */
export interface MemberFindings {
  readonly input: MemberInput
  /** By community. */
  readonly columns: FindingColumns
  /** Code of `REASONS` of each home by itself, in the order of `CommunityOrigins.origins`. */
  readonly homes: Uint8Array
  /** t(c, s) by community, `UNREACHED` where too few arrive; made when first asked for. */
  readonly within: () => Uint16Array
}

/** The service that a committee's office is. */
const OFFICE_SERVICE = 'community-station'

/** Members of every rule, in the standard's order. Throws when the times do not fit the standard. */
export function memberInputs(city: CityCase): readonly (readonly MemberInput[])[] {
  const { standard, origins, times, supply } = city
  const { residentsInCity, residentsNear } = supply
  return standard.rules.map((rule, r) =>
    rule.services.map((service, m) => ({
      origins,
      times: memberTimes(times, standard, { rule: r, member: m }),
      onNetwork: times.onNetwork,
      edge: edgeOfData(times, rule.ruler),
      threshold: thresholdOf(rule),
      residentsShare: standard.residentsShare,
      supply: memberSupply(supply, r, m),
      residentsInCity,
      residentsNear,
      floor: city.floors.get(service),
      selfOf: service === OFFICE_SERVICE ? city.communities : null,
    })),
  )
}

/** Findings of `known` on just this input, else new ones. O(origins), and O(known) to look. */
export function memberFindings(input: MemberInput, known: readonly MemberFindings[]): MemberFindings {
  const same = known.find((old) => isSame(old.input, input))
  if (same !== undefined) return same
  const sameWalks = known.find(({ input: old }) => WALKS.every((key) => old[key] === input[key]))
  const { origins, residentsShare, times } = input
  const walks = { origins, residentsShare, primary: times.primary }
  return { input, ...judgeMember(input), within: sameWalks?.within ?? once(() => primariesWithin(walks)) }
}

/** What t(c, s) depends on: neither the threshold nor the map's evidence. */
const WALKS = ['times', 'origins', 'residentsShare'] as const

const isSame = (a: MemberInput, b: MemberInput): boolean =>
  (Object.keys(a) as (keyof MemberInput)[]).every((key) => a[key] === b[key])

/** One look at every home of every community. */
function judgeMember(input: MemberInput): Pick<MemberFindings, 'columns' | 'homes'> {
  const { first, origins, weight, total, communityCount } = input.origins
  const { onNetwork, edge, threshold, residentsShare } = input
  const { primary } = input.times
  const evidence = evidenceOf(input)
  const homes = new Uint8Array(origins.length)
  const columns = emptyColumns(communityCount)
  for (let c = 0; c < communityCount; c++) {
    const known = evidence[c] ?? 0
    const end = first[c + 1] ?? 0
    let [reached, offNetwork, nearEdge] = [0, 0, 0]
    for (let i = first[c] ?? 0; i < end; i++) {
      const o = origins[i] ?? 0
      const t = primary[o] ?? UNREACHED
      const walk = walkOf(onNetwork[o] ?? 0, t, edge[o] ?? UNREACHED, threshold)
      if (walk === WALK.reached) reached += weight[o] ?? 0
      else if (walk === WALK.offNetwork) offNetwork += weight[o] ?? 0
      else if (walk === WALK.nearEdge) nearEdge += weight[o] ?? 0
      homes[i] = REASON_AT_HOME[known * WALK_KINDS + walk] ?? 0
    }
    const parts = { total: total[c] ?? 0, reached, offNetwork, nearEdge }
    write(columns, c, judgeService(parts, evidenceAt(known), residentsShare), shareOf(parts))
  }
  return { columns, homes }
}

/** Codes of `EVIDENCE` by community. */
function evidenceOf({ origins, supply, floor, selfOf, ...around }: MemberInput): Uint8Array {
  const codes = new Uint8Array(origins.communityCount)
  const noData = supply.inCity === 0 ? EVIDENCE.noData : 0
  for (let c = 0; c < codes.length; c++) {
    const thin = isThinAt(around, supply, { floor, community: c }) ? EVIDENCE.thin : 0
    const self = selfOf?.[c]?.origin === 'office' ? EVIDENCE.self : 0
    codes[c] = noData + thin + self
  }
  return codes
}

const emptyColumns = (n: number): FindingColumns => ({
  verdict: new Uint8Array(n),
  reason: new Uint8Array(n),
  share: new Float64Array(n),
})

/** A place is not measured against itself, and what is not on the map has no share of 0. */
function write(columns: FindingColumns, c: number, finding: Finding, share: number | null): void {
  const code = reasonCode(finding)
  columns.reason[c] = code
  columns.verdict[c] = VERDICT_OF_REASON[code] ?? 0
  columns.share[c] = hasWalk(finding) ? (share ?? Number.NaN) : Number.NaN
}
