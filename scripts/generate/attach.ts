import type { TaggedAccess } from '../pipeline/network/walkable.ts'
import type { StreetPlan, Use } from './street-plan.ts'

export interface Links {
  /** Streets outside, as places along them. */
  readonly rim: readonly number[]
  /** Places inside that a link may lead to. */
  readonly inside: readonly number[]
  readonly count: number
  readonly reachM: number
  /** The part of a link inside a gate, or all of it. */
  readonly use: () => Use
  /** What the gate in a link lets through; null for none. */
  readonly gate: () => TaggedAccess | null
}

/** Draws ways in from random places of the rim, each to the nearest place inside that is within reach. */
export function attach(plan: StreetPlan, links: Links): void {
  const { dice } = plan
  let left = links.count
  for (let tries = 4 * links.count; tries > 0 && left > 0; tries--) {
    const from = dice.pick(links.rim)
    if (from === undefined) return
    const to = nearest(plan, links, from)
    if (to === null) continue
    left--
    link(plan, links, [from, to])
  }
}

function link(plan: StreetPlan, { use, gate }: Links, [from, to]: readonly [number, number]): void {
  const course = { stepM: 25, bowM: 2 }
  const access = gate()
  if (access === null) {
    plan.street([from, to], use(), course)
    return
  }
  const [[x0, y0], [x1, y1]] = [plan.at(from), plan.at(to)]
  const between = plan.place([x0 + (x1 - x0) * 0.6, y0 + (y1 - y0) * 0.6])
  plan.setGate(between, access)
  plan.street([from, between], { kind: 'service' }, course)
  plan.street([between, to], use(), course)
}

function nearest(plan: StreetPlan, { inside, reachM }: Links, from: number): number | null {
  const [x, y] = plan.at(from)
  let best: number | null = null
  let least = reachM * reachM
  for (const place of inside) {
    const [px, py] = plan.at(place)
    const squared = (px - x) * (px - x) + (py - y) * (py - y)
    if (squared >= least || place === from) continue
    best = place
    least = squared
  }
  return best
}
