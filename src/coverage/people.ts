import type { CityCase } from './city-case.ts'
import { cityFindings, type CityFindings } from './city-findings.ts'
import { BANDS, type Band } from './grade.ts'
import { countHomes, countHomesBy, type PeopleColumns } from './people-columns.ts'

export interface People {
  /** By the standard as a whole, gaps allowed included. */
  readonly all: PeopleColumns
  /** By how many required rules their own home lacks: residents in tenths by community. */
  readonly bands: Readonly<Record<Band, Float64Array>>
  /** By rule, in the standard's order. */
  readonly rules: readonly PeopleColumns[]
}

/**
 * Counts residents by the verdict of their own home: Σ residents at origins inside, not verdict × population, so
 * those within reach in a community that falls short count. What cannot be told for the community (thin data, an
 * office) cannot be told for its homes. O(origins × member services).
 */
export const countPeople = (city: CityCase): People => peopleOf(cityFindings(city))

/** The same of findings that have been made. O(origins × rules). */
export function peopleOf({ origins, rules, tallies }: CityFindings): People {
  const homes = rules.map((rule) => rule.homes)
  const codes = tallies.pack(homes, origins.origins.length)
  return {
    all: countHomes(origins, { codes, verdictOf: tallies.verdictOf }),
    bands: countHomesBy(origins, { codes, classes: BANDS, classOf: tallies.bandOf }),
    rules: rules.map((rule) => rule.people()),
  }
}
