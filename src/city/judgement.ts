import type { CitySummary } from '../coverage/summary.ts'
import type { Standard } from '../services/standard.ts'
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

/**
 * An assessment as columns. The verdicts' own columns are shared, not copied; `primary` may be given away.
 * O(origins of members that changed since the last judgement of the same judge).
 */
export function judgementOf({ standard, verdicts, summary, primaries }: Assessment): Judgement {
  const { verdict, band, missing, undecided, index } = verdicts
  return {
    standard,
    summary,
    verdict,
    band,
    missing,
    undecided,
    index,
    rules: verdicts.rules.flatMap((columns, r) => {
      const [rule, primary] = [standard.rules[r]?.id, primaries[r]]
      if (rule === undefined || primary === undefined) return []
      return [{ rule, verdict: columns.verdict, reason: columns.reason, primary: primary.slice() }]
    }),
  }
}
