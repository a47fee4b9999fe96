import type { LiveShow } from '../engine/protocol.ts'
import type { StandardRule } from '../services/standard.ts'
import { areaMembers } from '../state/area-members.ts'
import type { MapMode, Session } from '../state/session.ts'
import type { Appearance } from '../theme.ts'
import type { CommunityPaint } from './community-features.ts'
import { bandRamp, limitRamp, missingRamp, type StreetRamp } from './street-ramp.ts'

/** The rule by which a planner's map is painted; undefined: by the grade. */
export const shownRule = (session: Pick<Session, 'judgement' | 'mapRule'>): StandardRule | undefined =>
  session.judgement()?.standard.rules.find(({ id }) => id === session.mapRule())

/** Minutes are those to what one rule asks for: without a rule there are none. */
export const modeOf = (chosen: MapMode, rule: StandardRule | undefined): MapMode =>
  rule === undefined ? 'verdict' : chosen

/** By what communities are painted at the door that is open: a planner's by the plan that is shown, and of one area. */
export function communityPaint(
  session: Session,
): Pick<CommunityPaint, 'judgement' | 'rule' | 'asBands' | 'members'> {
  if (session.door() !== 'gaps') {
    const rule = session.door() === 'services' ? null : session.mapRule()
    return { judgement: session.judgement(), rule, asBands: false, members: null }
  }
  const asBands = modeOf(session.mapMode(), shownRule(session)) === 'bands'
  return { judgement: session.shown(), rule: session.mapRule(), asBands, members: areaMembers(session) }
}

/** What is asked of every node. */
export const showOf = (rule: Pick<StandardRule, 'id'> | undefined): LiveShow =>
  rule === undefined ? { kind: 'missing' } : { kind: 'rule', rule: rule.id }

/** The colours of those values. */
export function rampOf(mode: MapMode, rule: StandardRule | undefined, appearance: Appearance): StreetRamp {
  if (rule === undefined) return missingRamp(appearance)
  return mode === 'bands' ? bandRamp(rule.ruler, appearance) : limitRamp(rule, appearance)
}
