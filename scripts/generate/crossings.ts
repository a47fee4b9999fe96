import { DIRECTION } from '../../src/network/network.ts'
import type { XyM } from './plane.ts'
import type { Road, RoadClass } from './roads.ts'
import type { StreetPlan } from './street-plan.ts'

type Ends = readonly [number, number]

/** How likely a way across a road is what; the rest is no crossing at all. */
interface Chances {
  readonly signal: number
  readonly footbridge: number
  readonly plain: number
}

const NEVER: Chances = { signal: 0, footbridge: 0, plain: 0 }

const AT_CORNERS: Readonly<Record<RoadClass, Chances>> = {
  ring: { signal: 0.35, footbridge: 0.3, plain: 0 },
  avenue: { signal: 0.85, footbridge: 0.05, plain: 0 },
  street: { signal: 0.55, footbridge: 0, plain: 0.4 },
  lane: NEVER,
  river: NEVER,
}

const IN_BETWEEN: Readonly<Record<RoadClass, Chances>> = {
  ring: { signal: 0, footbridge: 0.15, plain: 0 },
  avenue: { signal: 0.2, footbridge: 0.12, plain: 0 },
  street: { signal: 0.1, footbridge: 0, plain: 0.5 },
  lane: NEVER,
  river: NEVER,
}

/** Perhaps a way across a road, where two roads meet or between such places. */
export function cross(plan: StreetPlan, ends: Ends, road: Road, where: 'corner' | 'between'): void {
  const chances = (where === 'corner' ? AT_CORNERS : IN_BETWEEN)[road.class]
  const drawn = plan.dice.unit()
  if (drawn < chances.signal) signalCrossing(plan, ends)
  else if (drawn < chances.signal + chances.footbridge) footbridge(plan, ends)
  else if (drawn < chances.signal + chances.footbridge + chances.plain)
    plan.street(ends, { kind: 'crossing' })
}

/** A crossing whose middle has the lights. */
export function signalCrossing(plan: StreetPlan, [a, b]: Ends): void {
  const middle = plan.place(between(plan.at(a), plan.at(b), 0.5))
  plan.setSignal(middle)
  plan.street([a, middle], { kind: 'crossing' })
  plan.street([middle, b], { kind: 'crossing' })
}

/** A bridge over a river, without steps. */
export function bridge(plan: StreetPlan, ends: Ends): void {
  plan.street(ends, { kind: 'footway' }, { stepM: 40 })
}

/** A footbridge: steps at both ends, at some beside an escalator upwards or a ramp. */
function footbridge(plan: StreetPlan, [a, b]: Ends): void {
  const [nearTop, farTop] = [0.2, 0.8].map((share) => plan.place(between(plan.at(a), plan.at(b), share)))
  if (nearTop === undefined || farTop === undefined) return
  plan.street([nearTop, farTop], { kind: 'footway' })
  const hasEscalators = plan.dice.chance(0.3)
  const hasRamps = plan.dice.chance(0.3)
  for (const ends of [
    [a, nearTop],
    [b, farTop],
  ] as const) {
    plan.street(ends, { kind: 'steps', steps: true })
    if (hasEscalators) plan.street(ends, { kind: 'steps', steps: true, direction: DIRECTION.forward })
    if (hasRamps) plan.street(ends, { kind: 'footway' }, { stepM: 4, bowM: 6 })
  }
}

const between = (a: XyM, b: XyM, share: number): XyM => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
]
