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
  const evidence = members.map((rule) => rule.map((member) => member.evidenceAt(c)))
  for (const o of origins.subarray(first[c] ?? 0, first[c + 1] ?? 0)) {
    const tenths = weight[o] ?? 0
    if (tenths === 0) continue
    const findings = members.map((rule, r) => ruleAtOrigin(rule, evidence[r] ?? [], o))
    for (const [r, { verdict }] of findings.entries()) add(rules[r]?.[verdict], c, tenths)
    const required = findings.filter((_, r) => standardRules[r]?.required === true)
    add(all[communityVerdict(tally(required), tolerance)], c, tenths)
  }
}

function add(column: Float64Array | undefined, c: number, tenths: number): void {
  if (column !== undefined) column[c] = (column[c] ?? 0) + tenths
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
  const findings = members.map((member, m) =>
    judgeService(ONE[walkOf(member.reach, o)], evidence[m] ?? UNKNOWN_SUPPLY, 1),
  )
  const [only] = findings
  return findings.length === 1 && only !== undefined ? only : judgeGroup(findings)
}

const emptyColumns = (n: number): PeopleColumns => ({
  inside: new Float64Array(n),
  outside: new Float64Array(n),
  unknown: new Float64Array(n),
})
