import type { PlaceAnswer, PlaceService, PlaceWalk } from '../city/place-answer.ts'

/**
 * The walk that a place is told for one service: the one it was judged by, where a rule of the standard names the
 * service, else the soonest. A rule in metres is judged by the shortest walk, which need not be the soonest. Null where
 * nothing is within the horizon, or the city does not know the service. O(services + rules).
 */
export function nearestWalk(answer: PlaceAnswer, service: string): PlaceWalk | null {
  const found = answer.services.find((one) => one.service === service)
  return found === undefined ? null : (judgedWalk(answer, found) ?? found.nearest)
}

/**
 * The walk that the list tells for one service: the nearest, and where a time is asked for, the one that is the likeliest
 * to be open then: known to be, else not known, else closed; soonest first.
 */
export function toldWalk(answer: PlaceAnswer, service: string): PlaceWalk | null {
  if (answer.time === null) return nearestWalk(answer, service)
  const [first] = answer.services.find((one) => one.service === service)?.choices ?? []
  return first ?? nearestWalk(answer, service)
}

function judgedWalk(answer: PlaceAnswer, { service, rule, ruler }: PlaceService): PlaceWalk | null {
  if (!rule) return null
  const report = answer.report.services.find((one) => one.rule === rule)
  const member = report?.members.find((one) => one.service === service)
  if (member === undefined) return null
  const { primary, secondary, facility } = member
  if (primary === null || secondary === null || facility === null) return null
  return ruler === 'metres'
    ? { facility, ds: secondary, dm: primary }
    : { facility, ds: primary, dm: secondary }
}
