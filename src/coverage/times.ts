import { UNREACHED } from '../units.ts'
import type { Standard, StandardRule } from '../services/standard.ts'
import type { Ruler } from '../network/metric.ts'

/** The walk from every origin to the nearest facility that counts for one service of one rule, by origin index. */
export interface ServiceTimes {
  /** What the rule's ruler measures: deciseconds or decimetres; `UNREACHED` when unreached or not on the network. */
  readonly primary: Uint16Array
  /** The other quantity along the same path, clamped to `UNREACHED`. */
  readonly secondary: Uint16Array
  /** Index of the nearest facility, ties by global id; -1 for none. */
  readonly facility: Int32Array
}

/** Everything walked for one standard and one walker, by origin index. */
export interface WalkTimes {
  /** 1 where the origin could be joined to the network. */
  readonly onNetwork: Uint8Array
  /** Deciseconds and decimetres to the edge of the data; `UNREACHED` when farther than 16 bits hold. */
  readonly edgeOfDataDs: Uint16Array
  readonly edgeOfDataDm: Uint16Array
  /**
   * `rules[r][m]` belongs to `standard.rules[r].services[m]`, measured by the rule's ruler to the facilities that
   * the rule counts. Rules that agree in all of these may share one object.
   */
  readonly rules: readonly (readonly ServiceTimes[])[]
}

const DS_PER_MINUTE = 600
const DM_PER_METRE = 10

/** Ruler units (deciseconds, decimetres) in one unit of a threshold (minutes, metres). */
export const unitsPer = (ruler: Ruler): number => (ruler === 'minutes' ? DS_PER_MINUTE : DM_PER_METRE)

/**
 * A rule's threshold as a whole number of deciseconds or decimetres. A walk of exactly this much is within it; one that
 * is not known never is.
 */
export const thresholdOf = (rule: Pick<StandardRule, 'ruler' | 'threshold'>): number =>
  Math.min(UNREACHED - 1, Math.round(rule.threshold * unitsPer(rule.ruler)))

/** How far the edge of the data is from each origin, in the units of a ruler. */
export const edgeOfData = (times: WalkTimes, ruler: Ruler): Uint16Array =>
  ruler === 'minutes' ? times.edgeOfDataDs : times.edgeOfDataDm

/** The times of one member service of a rule. Throws when the times were not made for this standard. */
export function memberTimes(
  times: WalkTimes,
  standard: Standard,
  at: { rule: number; member: number },
): ServiceTimes {
  const found = times.rules[at.rule]?.[at.member]
  if (found !== undefined) return found
  const rule = standard.rules[at.rule]
  const service = rule?.services[at.member] ?? `member ${at.member}`
  throw new Error(
    `walking times: nothing for ${service} of rule ${rule?.id ?? at.rule}, expected one per member`,
  )
}
