import { describe, expect, it } from 'vitest'
import type { Judgement } from '../city/judgement.ts'
import type { Community } from '../coverage/tables.ts'
import { mostLacked, needyPlace, outcomeOf } from './outcome.ts'

const ruleFigures = (rule: string, [inside, outside]: readonly [number, number], required = true) => ({
  rule,
  required,
  communities: { inside: inside / 10, outside: outside / 10, unknown: 0 },
  residents: { inside, outside, unknown: 0 },
})
const figures = (unit: string, communities: number) => ({
  unit,
  communities,
  bands: { all: 1, '1-2': 2, '3-5': 4, '6+': 8, undetermined: 16 },
  rules: [
    ruleFigures('doctor', [800, 100]),
    ruleFigures('shop', [500, 400]),
    ruleFigures('aed', [0, 900], false),
  ],
})
/** Verdicts: 0 inside, 1 outside, 2 cannot tell. */
const judgement = {
  standard: {
    rules: [
      { id: 'doctor', services: ['clinic', 'hospital'] },
      { id: 'shop', services: ['market'] },
      { id: 'aed', services: ['aed'] },
    ],
  },
  rules: [
    { verdict: Uint8Array.of(0, 0, 0) },
    { verdict: Uint8Array.of(0, 1, 1) },
    { verdict: Uint8Array.of(2, 2, 2) },
  ],
  summary: { units: [figures('estate', 3), figures('derived', 31)], villages: null },
} as unknown as Judgement

const communities = [
  { lon: 1, lat: 51, residents: 900 },
  { lon: 2, lat: 52, residents: 30 },
  { lon: 3, lat: 53, residents: 60 },
] as unknown as Community[]

describe('what a city comes to', () => {
  it('is told for the rule that a service fulfils, on the unit with the most communities', () => {
    const expected = { unit: 'derived', residents: 800, reached: 80, complete: 1, gaps: 14 }
    expect(outcomeOf(judgement, 'hospital')).toEqual(expected)
  })

  it('knows nothing of a service without a rule, and of a city without communities', () => {
    expect(outcomeOf(judgement, 'cafe')).toMatchObject({ residents: null, reached: null, complete: 1 })
    const empty = { ...judgement, summary: { units: [], villages: null } } as unknown as Judgement
    expect(outcomeOf(empty, 'clinic')).toBeUndefined()
    expect(mostLacked(empty)).toBeUndefined()
  })
})

it('begins with what the most residents lack of the required rules, where many of them live', () => {
  expect(mostLacked(judgement)).toBe('market')
  expect(needyPlace(judgement, communities, 'market')).toEqual([3, 53])
  // nobody is too far from it: then where most people live
  expect(needyPlace(judgement, communities, 'clinic')).toEqual([1, 51])
  expect(needyPlace(judgement, [], 'clinic')).toBeNull()
})
