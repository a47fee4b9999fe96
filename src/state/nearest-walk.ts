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
