import { WALK, type ShareParts, type Walk } from './share.ts'
import { judgeGroup, judgeService, REASONS, VERDICTS, type Evidence, type Finding } from './verdict.ts'

/** What a reason says: `null` inside, `too-far` outside, every other "cannot tell". */
const FINDINGS: readonly Finding[] = REASONS.map((reason) => {
  if (reason === null) return { verdict: 'inside', reason }
  return { verdict: reason === 'too-far' ? 'outside' : 'unknown', reason }
})

/** The finding whose reason has this code; a reason tells its verdict, so one code says all. */
export const findingOf = (code: number): Finding => {
  const finding = FINDINGS[code]
  if (finding === undefined) throw new Error(`found reason ${code}, expected one below ${FINDINGS.length}`)
  return finding
}

export const reasonCode = ({ reason }: Finding): number => REASONS.indexOf(reason)

/** Code of `VERDICTS` by code of `REASONS`. */
export const VERDICT_OF_REASON = Uint8Array.from(FINDINGS, ({ verdict }) => VERDICTS.indexOf(verdict))

/** Evidence as a number: the sum of those that hold. */
export const EVIDENCE = { noData: 1, thin: 2, self: 4 } as const

const EVIDENCES: readonly Evidence[] = Array.from({ length: 8 }, (_, code) => ({
  noData: (code & EVIDENCE.noData) !== 0,
  thin: (code & EVIDENCE.thin) !== 0,
  self: (code & EVIDENCE.self) !== 0,
}))

/** How many `WALK` there are. */
export const WALK_KINDS = Object.keys(WALK).length

/** One home is judged like a community of one. */
const ONE: Readonly<Record<Walk, ShareParts>> = {
  [WALK.reached]: { total: 1, reached: 1, offNetwork: 0, nearEdge: 0 },
  [WALK.offNetwork]: { total: 1, reached: 0, offNetwork: 1, nearEdge: 0 },
  [WALK.nearEdge]: { total: 1, reached: 0, offNetwork: 0, nearEdge: 1 },
  [WALK.tooFar]: { total: 1, reached: 0, offNetwork: 0, nearEdge: 0 },
}

/** The evidence that adds up to this code. */
export const evidenceAt = (code: number): Evidence => {
  const evidence = EVIDENCES[code]
  if (evidence === undefined)
    throw new Error(`found evidence ${code}, expected one below ${EVIDENCES.length}`)
  return evidence
}

/** Code of `REASONS` for one home by itself, at `evidence code * WALK_KINDS + walk`. */
export const REASON_AT_HOME = Uint8Array.from({ length: EVIDENCES.length * WALK_KINDS }, (_, at) => {
  const evidence = evidenceAt(Math.floor(at / WALK_KINDS))
  return reasonCode(judgeService(ONE[(at % WALK_KINDS) as Walk], evidence, 1))
})

/** `judgeGroup` of two by their codes. Every group is joined from pairs: it is the same in any order. */
const JOINED = Uint8Array.from({ length: FINDINGS.length ** 2 }, (_, at) =>
  reasonCode(judgeGroup([findingOf(Math.floor(at / FINDINGS.length)), findingOf(at % FINDINGS.length)])),
)
const NO_DATA = reasonCode(judgeGroup([]))

/**
 * `judgeGroup` row by row: columns of codes of `REASONS`, one per member, each `count` long. The only member's own
 * column, not a copy, where there is just one.
 */
export function joinReasons(members: readonly Uint8Array[], count: number): Uint8Array {
  const [first, second, ...others] = members
  if (first === undefined) return new Uint8Array(count).fill(NO_DATA)
  if (second === undefined) return first
  return others.reduce(joinInto, joinInto(first.slice(), second))
}

function joinInto(joined: Uint8Array, member: Uint8Array): Uint8Array {
  for (let i = 0; i < joined.length; i++) {
    joined[i] = JOINED[(joined[i] ?? 0) * FINDINGS.length + (member[i] ?? 0)] ?? NO_DATA
  }
  return joined
}
