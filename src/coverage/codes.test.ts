import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingOf, joinReasons, reasonCode } from './codes.ts'
import { communityVerdict, gradeBand, tally, BANDS } from './grade.ts'
import { createTallies } from './tallies.ts'
import { drawStandard } from './testing/draw-city.ts'
import { judgeGroup, REASONS, VERDICTS } from './verdict.ts'

const code = fc.nat(REASONS.length - 1)

describe('findings as numbers', () => {
  it('joined row by row are the group judged at once, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(code, { minLength: 3, maxLength: 3 }), { maxLength: 5 }), (members) => {
        const columns = members.map((codes) => Uint8Array.from(codes))
        const expected = [0, 1, 2].map((c) =>
          reasonCode(judgeGroup(members.map((codes) => findingOf(codes[c] ?? 0)))),
        )
        expect([...joinReasons(columns, 3)]).toEqual(expected)
        expect([...joinReasons(columns.toReversed(), 3)]).toEqual(expected)
        // Columns are shared between rules: none may be written over.
        expect(columns.map((own) => [...own])).toEqual(members)
      }),
      { seed: 2311, numRuns: 500 },
    )
  })

  it('packed into tallies give the verdict and the grade of the findings', () => {
    const rule = fc.tuple(code, fc.boolean())
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 9 }), fc.nat(3), (drawn, tolerance) => {
        const standard = {
          ...drawStandard({ rules: drawn.map(() => ({ services: ['shop'] })), communities: [] }),
          tolerance,
        }
        const rules = standard.rules.map((own, r) => ({ ...own, required: drawn[r]?.[1] === true }))
        const tallies = createTallies({ ...standard, rules })
        const columns = drawn.map(([own]) => Uint8Array.of(own))
        const [at = -1] = tallies.pack(columns, 1)
        const counts = tally(drawn.filter(([, required]) => required).map(([own]) => findingOf(own)))
        expect(VERDICTS[tallies.verdictOf[at] ?? -1]).toBe(communityVerdict(counts, tolerance))
        expect(BANDS[tallies.bandOf[at] ?? -1]).toBe(gradeBand(counts))
        expect([tallies.missingOf[at], tallies.undecidedOf[at]]).toEqual([counts.missing, counts.undecided])
      }),
      { seed: 2312, numRuns: 500 },
    )
  })

  it('stand for one finding each', () => {
    expect(REASONS.map((_, own) => reasonCode(findingOf(own)))).toEqual([...REASONS.keys()])
    expect(() => findingOf(REASONS.length)).toThrow('found reason 7')
  })
})
