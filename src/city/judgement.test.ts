import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { BANDS } from '../coverage/grade.ts'
import { REASONS, VERDICTS } from '../coverage/verdict.ts'
import { arbitraryPace } from '../network/testing/arbitrary.ts'
import { UNREACHED } from '../units.ts'
import { assessCity, type Assessment } from './assess-city.ts'
import { estimateCity } from './estimate.ts'
import { judgementOf } from './judgement.ts'
import { DRAWN_SERVICES, drawnStandard, ownCommunity, ownFacility } from './testing/drawn-city.ts'
import { cityOfPlan } from './testing/memory-city.ts'
import { cityStandard, randomCityPlan } from './testing/random-city.ts'

/** What the columns say of one community, in the report's words. */
function toldByColumns(assessment: Assessment, c: number) {
  const judgement = judgementOf(assessment)
  const index = judgement.index[c] ?? Number.NaN
  return {
    verdict: VERDICTS[judgement.verdict[c] ?? -1],
    band: BANDS[judgement.band[c] ?? -1],
    missing: judgement.missing[c],
    undecided: judgement.undecided[c],
    index: Number.isNaN(index) ? null : index,
    rules: judgement.rules.map(({ rule, verdict, reason, primary }) => ({
      rule,
      verdict: VERDICTS[verdict[c] ?? -1],
      reason: REASONS[reason[c] ?? -1],
      primary: primary[c] === UNREACHED ? null : primary[c],
    })),
  }
}

function toldByReport({ report, standard }: Assessment, c: number) {
  const { verdict, grade, index, services } = report(c)
  const rules = services.map(({ rule, verdict: found, reason, primary }) => ({
    rule,
    verdict: found,
    reason,
    primary,
  }))
  const undecided = services.filter(
    ({ verdict: found, reason }, r) =>
      standard.rules[r]?.required && found === 'unknown' && reason !== 'no-data',
  ).length
  return { verdict, band: grade.band, missing: grade.missing, undecided, index, rules }
}

test('columns say of every community what its report says', () => {
  let [numbers, blanks] = [0, 0]
  fc.assert(
    fc.property(fc.nat(9_999), arbitraryPace, (seed, walker) => {
      const city = cityOfPlan(randomCityPlan(seed, { nodes: 60, facilities: 30 }))
      const assessment = assessCity(city, { standard: cityStandard(), walker, minutes: 9 })
      for (const c of assessment.cityCase.communities.keys()) {
        const told = toldByColumns(assessment, c)
        expect(told).toEqual(toldByReport(assessment, c))
        numbers += told.rules.filter(({ primary }) => primary !== null).length
        blanks += told.rules.filter(({ primary }) => primary === null).length
      }
      expect(judgementOf(assessment).standard.rules[0]?.threshold).toBe(9)
      expect(judgementOf(assessment).summary).toBe(assessment.summary)
    }),
    { seed: 3, numRuns: 15 },
  )
  expect([numbers > 200, blanks > 200]).toEqual([true, true])
})

test('a walk of no length is 0, not unreached', () => {
  const walker = { paceMps: 1.11, stepsFactor: 1, signalWaitS: 0 } as const
  const assessment = estimateCity({
    communities: [ownCommunity([116, 40])],
    facilities: [ownFacility([116, 40], ['shop'])],
    services: [...DRAWN_SERVICES],
    standard: drawnStandard(),
    walker,
  })
  expect(judgementOf(assessment).rules.map(({ primary }) => primary[0])).toEqual([0, UNREACHED, UNREACHED])
})
