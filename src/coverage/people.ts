import { memberCases, type CityCase, type MemberCase } from './city-case.ts'
import { communityVerdict, tally } from './grade.ts'
import { WALK, walkOf, type ShareParts, type Walk } from './share.ts'
import { judgeGroup, judgeService, type Evidence, type Finding, type Verdict } from './verdict.ts'

/** Residents in tenths by community, each at the verdict of their own origin. */
export type PeopleColumns = Readonly<Record<Verdict, Float64Array>>

export interface People {
  /** By the standard as a whole, gaps allowed included. */
  readonly all: PeopleColumns
  /** By rule, in the standard's order. */
  readonly rules: readonly PeopleColumns[]
}

/**
 * Counts residents by the verdict of their own home: Σ residents at origins inside, not verdict × population, so
 * those within reach in a community that falls short count. What cannot be told for the community (thin data, an
 * office) cannot be told for its homes. O(origins × member services).
 */
export function countPeople(city: CityCase): People {
  const members = memberCases(city)
  const { communityCount, residentsTenths } = city.origins
  const all = emptyColumns(communityCount)
  const rules = members.map(() => emptyColumns(communityCount))
  for (let c = 0; c < communityCount; c++) {
    if ((residentsTenths[c] ?? 0) > 0) countCommunity({ city, members, all, rules }, c)
  }
  return { all, rules }
}

interface Counting {
  readonly city: CityCase
  readonly members: readonly (readonly MemberCase[])[]
  readonly all: PeopleColumns
  readonly rules: readonly PeopleColumns[]
}

function countCommunity({ city, members, all, rules }: Counting, c: number): void {
  const { first, origins, weight } = city.origins
  const { tolerance, rules: standardRules } = city.standard
  const asked = members.map((rule, r) => ({
    members: rule,
    evidence: rule.map((member) => member.evidenceAt(c)),
    columns: rules[r] ?? all,
    required: standardRules[r]?.required === true,
  }))
  for (const o of origins.subarray(first[c] ?? 0, first[c + 1] ?? 0)) {
    const tenths = weight[o] ?? 0
    if (tenths === 0) continue
    const required: Finding[] = []
    for (const rule of asked) {
      const finding = ruleAtOrigin(rule.members, rule.evidence, o)
      add(rule.columns[finding.verdict], c, tenths)
      if (rule.required) required.push(finding)
    }
    add(all[communityVerdict(tally(required), tolerance)], c, tenths)
  }
}

function add(column: Float64Array, c: number, tenths: number): void {
  column[c] = (column[c] ?? 0) + tenths
}

/** One origin is judged like a community of one. */
const ONE: Readonly<Record<Walk, ShareParts>> = {
  [WALK.reached]: { total: 1, reached: 1, offNetwork: 0, nearEdge: 0 },
  [WALK.offNetwork]: { total: 1, reached: 0, offNetwork: 1, nearEdge: 0 },
  [WALK.nearEdge]: { total: 1, reached: 0, offNetwork: 0, nearEdge: 1 },
  [WALK.tooFar]: { total: 1, reached: 0, offNetwork: 0, nearEdge: 0 },
}

const UNKNOWN_SUPPLY: Evidence = { noData: true, thin: true, self: false }

function ruleAtOrigin(members: readonly MemberCase[], evidence: readonly Evidence[], o: number): Finding {
  const [only] = members
  if (members.length === 1 && only !== undefined) return memberAtOrigin(only, evidence[0], o)
  return judgeGroup(members.map((member, m) => memberAtOrigin(member, evidence[m], o)))
}

const memberAtOrigin = (member: MemberCase, evidence: Evidence | undefined, o: number): Finding =>
  judgeService(ONE[walkOf(member.reach, o)], evidence ?? UNKNOWN_SUPPLY, 1)

const emptyColumns = (n: number): PeopleColumns => ({
  inside: new Float64Array(n),
  outside: new Float64Array(n),
  unknown: new Float64Array(n),
})
