import type { NewStep } from '../../format/plan.ts'
import type { City } from '../city.ts'
import { pointOf } from '../live/link-candidates.ts'
import type { RankedOpening, RankedOpenings } from '../live/rank-openings.ts'
import { gateId } from './gate-ids.ts'

/** Ranked openings, each with the step that a plan takes for it. */
export interface OpeningSteps extends RankedOpenings {
  readonly openings: readonly OpeningStep[]
}

export interface OpeningStep extends RankedOpening {
  readonly step: NewStep
}

/**
 * Says by places and ids what ranked openings say by index. A gate becomes its whole barrier, which may be more than the
 * one way through it that was ranked.
 * @param city of which the openings are
 */
export const withSteps = (city: City, { openings, ...ranked }: RankedOpenings): OpeningSteps => ({
  ...ranked,
  openings: openings.map((opening) => ({ ...opening, step: stepOf(city, opening) })),
})

function stepOf({ gates, network }: City, { edit, at }: RankedOpening): NewStep {
  if (edit.kind === 'add-link') return edit
  if (edit.kind !== 'set-access') {
    throw new Error(`opening: found the edit "${edit.kind}", expected a gate or a link`)
  }
  const { edge, access } = edit
  const gate = gates.find((one) => one.edge === edge)
  if (gate === undefined) return { kind: 'set-access', at, way: null, access }
  const here = pointOf(network, network.edgeFrom[edge] ?? 0)
  return { kind: 'set-access', at: here, way: gateId(gate.osmNode), access }
}
