import type { Standard } from '../services/standard.ts'
import type { Figures } from './figures.ts'
import type { CommunityUnit } from './tables.ts'
import type { Verdict } from './verdict.ts'

/** Communities and residents of one unit by verdict. The denominator of a strict rate is the sum of all three. */
export interface UnitCounts {
  readonly unit: CommunityUnit
  readonly communities: Readonly<Record<Verdict, number>>
  /** Persons by the verdict of their own home. */
  readonly residents: Readonly<Record<Verdict, number>>
}

/** The short form of figures. */
export const unitCounts = ({ unit, verdicts, residents }: Figures): UnitCounts => ({
  unit,
  communities: verdicts,
  residents,
})

/** The same with every rule by itself. */
export interface ReachedCounts extends UnitCounts {
  /** Persons with each rule within reach of their own home, in the standard's order. */
  readonly reached: readonly number[]
}

/** @param standard that the figures were made by */
export const reachedCounts = (figures: Figures, { rules }: Standard): ReachedCounts => ({
  ...unitCounts(figures),
  reached: rules.map(({ id }) => figures.rules.find(({ rule }) => rule === id)?.residents.inside ?? 0),
})
