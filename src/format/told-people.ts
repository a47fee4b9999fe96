import type { ResidentsSource } from '../coverage/tables.ts'

/** Fewer people than this in one place are not told apart. */
const FEWEST_TOLD = 10

/** Estimates from here on are told to the hundred, smaller ones to ten. */
const TO_HUNDREDS_FROM = 10_000

/** Persons as they are told: an estimate no finer than it is, under 10 as null. Given numbers stand as they are. */
export function toldPeople(people: number, source: ResidentsSource | 'mixed'): number | null {
  if (people > 0 && people < FEWEST_TOLD) return null
  if (source === 'given') return Math.round(people)
  const step = people >= TO_HUNDREDS_FROM ? 100 : 10
  return Math.round(people / step) * step
}
