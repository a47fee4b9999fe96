import type { Standard } from '../services/standard.ts'
import { findingOf } from './codes.ts'
import { BANDS, communityVerdict, gradeBand, tally } from './grade.ts'
import { REASONS, VERDICTS } from './verdict.ts'

/** Tallies of a standard's required rules as single numbers, and what each tally comes to. */
export interface Tallies {
  /**
   * Row by row the number of a tally: from columns of codes of `REASONS`, one per rule of the standard, each `count`
   * long. Rules that are not required are passed over.
   */
  readonly pack: (rules: readonly Uint8Array[], count: number) => Uint32Array
  /** By the number of a tally: code of `VERDICTS`, code of `BANDS`, rules missing and undecided. */
  readonly verdictOf: Uint8Array
  readonly bandOf: Uint8Array
  readonly missingOf: Uint8Array
  readonly undecidedOf: Uint8Array
}

/** Made per standard. Counts are digits to the base of one more than the required rules, so that rules just add up. */
export function createTallies({ rules, tolerance }: Standard): Tallies {
  const required = rules.filter((rule) => rule.required).length
  const base = required + 1
  const table = () => new Uint8Array(base ** 3)
  const tables = { verdictOf: table(), bandOf: table(), missingOf: table(), undecidedOf: table() }
  const number = (missing: number, undecided: number, reached: number): number =>
    missing + base * (undecided + base * reached)
  for (let missing = 0; missing <= required; missing++) {
    for (let undecided = 0; missing + undecided <= required; undecided++) {
      for (let reached = 0; missing + undecided + reached <= required; reached++) {
        const at = number(missing, undecided, reached)
        const counts = { missing, undecided, reached }
        tables.verdictOf[at] = VERDICTS.indexOf(communityVerdict(counts, tolerance))
        tables.bandOf[at] = BANDS.indexOf(gradeBand(counts))
        tables.missingOf[at] = missing
        tables.undecidedOf[at] = undecided
      }
    }
  }
  const stepOf = Uint32Array.from(REASONS, (_, code) => {
    const { missing, undecided, reached } = tally([findingOf(code)])
    return number(missing, undecided, reached)
  })
  return {
    ...tables,
    pack: (columns, count) => {
      const numbers = new Uint32Array(count)
      for (const [r, rule] of rules.entries()) if (rule.required) addSteps(numbers, columns[r], stepOf)
      return numbers
    },
  }
}

function addSteps(numbers: Uint32Array, codes: Uint8Array | undefined, stepOf: Uint32Array): void {
  if (codes === undefined) return
  for (let i = 0; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) + (stepOf[codes[i] ?? 0] ?? 0)
}
