import { expect, test } from 'vitest'
import { drawStandard } from '../coverage/testing/draw-city.ts'
import { PACES } from '../network/testing/arbitrary.ts'
import { bandMinutes, blocksForPlace, horizonDmOf, horizonMinutesOf } from './place-horizon.ts'
import { memoryCity } from './testing/memory-city.ts'
import { randomCityPlan } from './testing/random-city.ts'

test('polygons go by fives up to a quarter of an hour and by thirds beyond, and end at the minutes asked for', () => {
  expect([5, 8, 10, 12, 15].map(bandMinutes)).toEqual([[5], [5, 8], [5, 10], [5, 10, 12], [5, 10, 15]])
  expect([16, 20, 25, 30, 45].map(bandMinutes)).toEqual([
    [5, 11, 16],
    [7, 13, 20],
    [8, 17, 25],
    [10, 20, 30],
    [15, 30, 45],
  ])
})

const rulesOf = (...rules: readonly { threshold: number; ruler: 'minutes' | 'metres' }[]) =>
  drawStandard({ communities: [], rules: rules.map((rule) => ({ services: ['shop'], ...rule })) })

test('a standard that asks for more than 45 minutes is looked for as far as it asks, by either ruler', () => {
  const near = rulesOf({ threshold: 15, ruler: 'minutes' }, { threshold: 1_000, ruler: 'metres' })
  const far = rulesOf({ threshold: 60, ruler: 'minutes' }, { threshold: 5_000, ruler: 'metres' })
  expect([near, far].map(horizonMinutesOf)).toEqual([45, 60])
  expect([near, far].map((standard) => horizonDmOf(standard, PACES.noSteps))).toEqual([21_600, 50_000])
  expect(horizonDmOf(far, { ...PACES.plain, paceMps: 3 })).toBe(65_534)
})

test('more blocks are asked for where a rule asks for more, never fewer than the evidence within 3 km needs', () => {
  const { manifest } = memoryCity(randomCityPlan(1, { nodes: 6_000, facilities: 10, communities: 2 }))
  const [west, south] = manifest.blocks.reduce<[number, number]>(
    ([lon, lat], { bounds }) => [Math.min(lon, bounds?.[0] ?? lon), Math.min(lat, bounds?.[1] ?? lat)],
    [180, 90],
  )
  const slow = { ...PACES.plain, paceMps: 0.1 }
  const far = rulesOf({ threshold: 5_000, ruler: 'metres' })
  const [corner, plain, wide] = [
    blocksForPlace(manifest, [west, south], { walker: slow, startM: 0 }),
    blocksForPlace(manifest, [west, south], { walker: PACES.plain, startM: 0 }),
    blocksForPlace(manifest, [west, south], { walker: slow, standard: far, startM: 0 }),
  ].map(({ length }) => length)
  expect(corner).toBeGreaterThan(1)
  expect(plain).toBeGreaterThanOrEqual(corner ?? 0)
  expect(wide).toBeGreaterThan(plain ?? 0)
})
