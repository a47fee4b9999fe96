import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { VERDICTS } from '../../coverage/verdict.ts'
import type { PlanStep } from '../../format/plan.ts'
import { PACES } from '../../network/testing/arbitrary.ts'
import { assessCity, type Assessment } from '../assess-city.ts'
import type { City } from '../city.ts'
import type { Edit } from '../edit.ts'
import type { LiveCity } from '../live/live-city.ts'
import { judgementOf } from '../judgement.ts'
import { openBuiltLive, openLive } from '../testing/open-live.ts'
import { cityStandard } from '../testing/random-city.ts'
import { dataId, randomSteps } from '../testing/random-plan.ts'
import { planFigures } from './plan-figures.ts'
import { planGains, type PlanGains } from './plan-gains.ts'
import { resolveSteps, type PlanGround } from './resolve-steps.ts'
import { createStreetFinder } from './street-finder.ts'

const SMALL = { nodes: 120, facilities: 40, communities: 14 }
const request = { standard: cityStandard(), walker: PACES.plain }

function groundOf({ city, live }: { readonly city: City; readonly live: LiveCity }): PlanGround {
  const ids = new Map(Array.from({ length: city.facilities.count }, (_, f) => [dataId(f), f]))
  return { live, facilityOf: (id) => ids.get(id), streets: createStreetFinder(city, live.shapes) }
}

function finished(job: Generator<number, PlanGains>): PlanGains {
  for (;;) {
    const step = job.next()
    if (step.done === true) return step.value
    expect(step.value).toBeGreaterThan(0)
    expect(step.value).toBeLessThan(1)
  }
}

/** The city with edits, judged by one that knows nothing of what was before. */
const anew = ({ live }: PlanGround, edits: readonly Edit[]): Assessment =>
  assessCity(live.edited(edits).city, request)

const insideOf = ({ verdicts }: Assessment): Set<number> =>
  new Set([...verdicts.verdict.entries()].flatMap(([c, code]) => (VERDICTS[code] === 'inside' ? [c] : [])))

const without = (these: ReadonlySet<number>, those: ReadonlySet<number>): number[] =>
  [...these].filter((one) => !those.has(one)).sort((a, b) => a - b)

function expectHonest(ground: PlanGround, steps: readonly PlanStep[]): PlanGains {
  const gains = finished(planGains(ground, request, steps))
  let before = anew(ground, [])
  expect(gains.today).toEqual(planFigures(before))
  for (const [i, gain] of gains.steps.entries()) {
    // the beginning of the plan, understood on its own
    const { edits, problems } = resolveSteps(ground, steps.slice(0, i + 1))
    const now = anew(ground, edits.flat())
    const figures = planFigures(now)
    expect(gain.figures).toEqual(figures)
    expect(gain.gained).toEqual(without(insideOf(now), insideOf(before)))
    expect(gain.lost).toEqual(without(insideOf(before), insideOf(now)))
    expect(gain.problem === null).toBe(problems[i] === null)
    if (gain.problem !== null) expect(edits[i]).toEqual([])
    before = now
  }
  return gains
}

test('what each step gives is what the city judged anew without and with it differs by', () => {
  const found = new Set<string | null>()
  let moved = 0
  fc.assert(
    fc.property(fc.nat(9_999), fc.integer({ min: 1, max: 7 }), (seed, count) => {
      const opened = openBuiltLive(seed, SMALL)
      const gains = expectHonest(groundOf(opened), randomSteps(opened.city, seed, count))
      for (const { problem, gained, lost } of gains.steps) {
        found.add(problem)
        moved += gained.length + lost.length
      }
    }),
    { seed: 61, numRuns: 25 },
  )
  // the cases reach everything that can happen to a step, or the test says nothing
  expect([...found].map(String).sort()).toEqual(
    ['contradiction', 'null', 'off-network', 'unknown-facility', 'unknown-service', 'unknown-street'].sort(),
  )
  expect(moved).toBeGreaterThan(2)
})

test('a plan changed, undone and done again is judged as one made at once', () => {
  fc.assert(
    fc.property(fc.nat(9_999), fc.array(fc.nat(8), { minLength: 3, maxLength: 8 }), (seed, lengths) => {
      const opened = openBuiltLive(seed, SMALL)
      const ground = groundOf(opened)
      const steps = randomSteps(opened.city, seed + 1, 8)
      for (const length of lengths) {
        const { edits } = resolveSteps(ground, steps.slice(0, length))
        const { assessment } = ground.live.assess(request, edits.flat())
        expect(judgementOf(assessment)).toEqual(judgementOf(anew(ground, edits.flat())))
      }
    }),
    { seed: 62, numRuns: 12 },
  )
})

test('an empty plan is the city as it is, and a job left half way leaves no trace', () => {
  const ground = groundOf(openLive(3, SMALL))
  expect(finished(planGains(ground, request, []))).toEqual({
    today: planFigures(anew(ground, [])),
    steps: [],
  })
  const job = planGains(ground, request, randomSteps(ground.live.built, 5, 4))
  job.next()
  job.return(undefined as never)
  const { assessment } = ground.live.assess(request, [])
  expect(judgementOf(assessment)).toEqual(judgementOf(anew(ground, [])))
})
