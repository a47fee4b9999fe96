import type { CitySummary } from '../coverage/summary.ts'
import type { Standard } from '../services/standard.ts'
import { UNREACHED } from '../units.ts'
import type { Assessment } from './assess-city.ts'

/** A judged city as columns by community, ready to be transferred, painted and listed. */
export interface Judgement {
  /** With the minutes that were asked for. */
  readonly standard: Standard
  readonly summary: CitySummary
  /** Code of `VERDICTS`. */
  readonly verdict: Uint8Array
  /** Code of `BANDS`. */
  readonly band: Uint8Array
  /** Required rules that are outside. */
  readonly missing: Uint8Array
  /** Required rules on the map of which nobody can tell; while there are any, `missing` is only the least it can be. */
  readonly undecided: Uint8Array
  /** 0–100, NaN where too little is decided; not official. */
  readonly index: Float64Array
  /** In the standard's order. */
  readonly rules: readonly RuleColumns[]
}

export interface RuleColumns {
  readonly rule: string
  /** Code of `VERDICTS`. */
  readonly verdict: Uint8Array
  /** Code of `REASONS`. */
  readonly reason: Uint8Array
  /**
   * The time (deciseconds) or length (decimetres, by the rule's ruler) within which enough residents reach the member
   * that is reached soonest; `UNREACHED` where there is none.
   */
  readonly primary: Uint16Array
}

/** An assessment as columns. The verdicts' own columns are shared, not copied. O(reports of all communities). */
export function judgementOf({ standard, cityCase, verdicts, summary, report }: Assessment): Judgement {
  const { communities } = cityCase
  const primaries = standard.rules.map(() => new Uint16Array(communities.length).fill(UNREACHED))
  for (const c of communities.keys()) {
    for (const [r, { primary }] of report(c).services.entries()) {
      const column = primaries[r]
      if (column !== undefined && primary !== null) column[c] = primary
    }
  }
  const { verdict, band, missing, undecided, index } = verdicts
  return {
    standard,
    summary,
    verdict,
    band,
    missing,
    undecided,
    index,
    rules: ruleColumns(verdicts, standard, primaries),
  }
}

const ruleColumns = (
  verdicts: Assessment['verdicts'],
  standard: Standard,
  primaries: readonly Uint16Array[],
): RuleColumns[] =>
  verdicts.rules.flatMap(({ verdict, reason }, r) => {
    const [rule, primary] = [standard.rules[r]?.id, primaries[r]]
    return rule === undefined || primary === undefined ? [] : [{ rule, verdict, reason, primary }]
  })
