import type { CitySummary } from '../coverage/summary.ts'
import type { Standard } from '../services/standard.ts'

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
