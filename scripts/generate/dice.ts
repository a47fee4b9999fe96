import { seededRandom } from '../../src/network/testing/seeded-random.ts'

/** Seeded choices. Only sums, products and comparisons of the seed's numbers: the same in every engine. */
export interface Dice {
  /** In [0, 1). */
  readonly unit: () => number
  readonly between: (low: number, high: number) => number
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  /** Bell-shaped around 0 with a standard deviation of 1, never beyond ± 3.5. */
  readonly spread: () => number
  /** One of a list; undefined of an empty one. */
  readonly pick: <T>(from: readonly T[]) => T | undefined
}

/** Dice that fall alike for one seed. */
export function createDice(seed: number): Dice {
  const unit = seededRandom(seed)
  const whole = (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1))
  return {
    unit,
    whole,
    between: (low, high) => low + (high - low) * unit(),
    chance: (probability) => unit() < probability,
    // Four throws have a variance of 1/3, so √3 brings it to 1.
    spread: () => (unit() + unit() + unit() + unit() - 2) * Math.sqrt(3),
    pick: (from) => from[whole(0, from.length - 1)],
  }
}
