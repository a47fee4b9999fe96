import type { Gate } from '../../../city/gates.ts'
import type { PlanStep, StreetAccess } from '../../../format/plan.ts'
import { distanceM, type LonLat } from '../../../units.ts'

/** Clockwise from the north, an eighth of a turn each. */
export const DIRECTIONS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** A gate is looked for within this of a community's middle, in a straight line. */
export const GATE_REACH_M = 2_000
const MOST_GATES = 8

export interface NearGate {
  readonly gate: Gate
  /** As the plan has it. */
  readonly access: StreetAccess
  /** In a straight line. */
  readonly metres: number
  readonly direction: Direction
}

export type GatesNear =
  /** The data have no gate at all. */
  | { readonly kind: 'no-gates' }
  /** The nearest is as far as that. */
  | { readonly kind: 'too-far'; readonly metres: number }
  /** All within reach are as they shall be. */
  | { readonly kind: 'all-so' }
  /** Nearest first, at most eight. */
  | { readonly kind: 'found'; readonly gates: readonly NearGate[] }

export interface GatesAsked {
  readonly at: LonLat
  /** What they shall be made: those that are so already are left out. */
  readonly access: StreetAccess
  /** Of the plan; the last one about a gate holds. */
  readonly steps: readonly PlanStep[]
}

/** The gates around a point that can still be opened or closed. O(gates × log gates). */
export function gatesNear(all: readonly Gate[], { at, access, steps }: GatesAsked): GatesNear {
  const planned = new Map(
    steps.flatMap((step) => (step.kind === 'set-access' ? [[step.way, step.access] as const] : [])),
  )
  const [nearest, ...others] = all
    .map((gate) => ({
      gate,
      access: planned.get(gate.way) ?? gate.access,
      metres: distanceM(at, gate.at),
      direction: directionTo(at, gate.at),
    }))
    .toSorted((a, b) => a.metres - b.metres)
  if (nearest === undefined) return { kind: 'no-gates' }
  if (nearest.metres > GATE_REACH_M) return { kind: 'too-far', metres: nearest.metres }
  const gates = [nearest, ...others].filter((one) => one.metres <= GATE_REACH_M && one.access !== access)
  return gates.length === 0 ? { kind: 'all-so' } : { kind: 'found', gates: gates.slice(0, MOST_GATES) }
}

/** Where one looks from a point to another that is near; north for the point itself. */
export function directionTo([lon, lat]: LonLat, [toLon, toLat]: LonLat): Direction {
  const east = (toLon - lon) * Math.cos((lat * Math.PI) / 180)
  const eighths = Math.round(Math.atan2(east, toLat - lat) / (Math.PI / 4))
  return DIRECTIONS[(eighths + 8) % 8] ?? 'n'
}
