import type { Standard } from '../../services/standard.ts'
import type { Words } from './words.ts'

/** How far a standard has been verified, in words. */
export interface VerifiedWords {
  /** Nothing of it is left open. */
  readonly whole: boolean
  readonly said: string
  /** What of it is not verified; empty where `said` tells all. */
  readonly open: readonly string[]
}

/** 「各项要求已核实」 and 「判定口径、收录下限未核实」: that its text was checked says nothing of how it is judged here. */
export function verifiedWords({ text, number }: Words, standard: Standard): VerifiedWords {
  const { controls } = text
  const { verified, rules, judging, thinFloors } = standard
  const openRules = rules.filter((rule) => !rule.verified || rule.minSize?.verified === false).length
  const inRules = openRules > 0 ? [controls.someUnverified(number(openRules))] : []
  if (!verified) return { whole: false, said: controls.unverified, open: inRules }
  const openFloors = !thinFloors.verified && Object.keys(thinFloors.per10000Residents).length > 0
  const part = openFloors ? (judging.verified ? 'floors' : 'both') : judging.verified ? null : 'judging'
  const open = [...inRules, ...(part === null ? [] : [controls.partsUnverified[part]])]
  const whole = open.length === 0
  return { whole, said: whole || openRules > 0 ? controls.verified : controls.requirementsVerified, open }
}
