import { stepFacility, stepOfFacility, type PlanStep } from '../../format/plan.ts'
import type { Edit } from '../edit.ts'
import type { LiveCity } from '../live/live-city.ts'
import { MOST_LINKS } from '../live/live-walk.ts'
import type { StreetFinder } from './street-finder.ts'

/** Why a step cannot be done in the open city. */
export type StepProblem =
  /** A point of it has no street within 150 m. */
  | 'off-network'
  /** Neither the data nor the plan have the facility. */
  | 'unknown-facility'
  /** No gate or street is there. */
  | 'unknown-street'
  /** It names what a step before it has closed, or what only a later or a left out one adds. */
  | 'contradiction'
  /** The city was built without the service, or none is given. */
  | 'unknown-service'
  /** More new footpaths than the walks have room for, each counted that is built. */
  | 'too-many-links'

/** What steps are understood by. */
export interface PlanGround {
  readonly live: LiveCity
  /** Index of a facility by the data's id; undefined for none. */
  readonly facilityOf: (id: string) => number | undefined
  readonly streets: StreetFinder
}

export interface ResolvedSteps {
  /** By step, the edits that it is; none where it cannot be done. */
  readonly edits: readonly (readonly Edit[])[]
  /** By step: null, or why it cannot be done. */
  readonly problems: readonly (StepProblem | null)[]
}

/**
 * The steps of a plan as edits of the open city. What cannot be done is left out, and what rests on it too; a step is
 * understood by those before it alone, so that the beginning of a plan is understood as in the whole.
 */
export function resolveSteps(ground: PlanGround, steps: readonly PlanStep[]): ResolvedSteps {
  const off = new Set<number>()
  for (;;) {
    const resolved = resolveWithout(ground, steps, off)
    const { offNetwork } = ground.live.edited(resolved.edits.flat())
    if (offNetwork.length === 0) return resolved
    const owner = resolved.edits.flatMap((edits, i) => edits.map(() => i))
    for (const edit of offNetwork) off.add(owner[edit] ?? 0)
  }
}

/** @param off steps of which it is known that no street is near */
function resolveWithout(
  ground: PlanGround,
  steps: readonly PlanStep[],
  off: ReadonlySet<number>,
): ResolvedSteps {
  const added = new Set(steps.map(({ id }) => id))
  const draft: Draft = {
    ground,
    mayAdd: added,
    added: new Map(),
    closed: new Set(),
    linkCount: 0,
    facilityCount: ground.live.built.facilities.count,
  }
  const found = steps.map((step, i) => (off.has(i) ? 'off-network' : editsOf(draft, step)))
  return {
    edits: found.map((one) => (typeof one === 'string' ? [] : one)),
    problems: found.map((one) => (typeof one === 'string' ? one : null)),
  }
}

interface Draft {
  readonly ground: PlanGround
  /** Ids of all steps of the plan. */
  readonly mayAdd: ReadonlySet<string>
  /** Index of a facility by the step that adds it. */
  readonly added: Map<string, number>
  readonly closed: Set<number>
  linkCount: number
  facilityCount: number
}

function editsOf(draft: Draft, step: PlanStep): readonly Edit[] | StepProblem {
  switch (step.kind) {
    case 'add-facility': {
      const { at, services } = step
      const known = draft.ground.live.built.manifest.services
      if (services.length === 0 || services.some((one) => !known.includes(one))) return 'unknown-service'
      draft.added.set(stepFacility(step.id), draft.facilityCount++)
      return [{ kind: 'add-facility', at, services }]
    }
    case 'move-facility': {
      const facility = facilityOf(draft, step.facility)
      return typeof facility === 'string' ? facility : [{ kind: 'move-facility', facility, at: step.at }]
    }
    case 'close-facility': {
      const facility = facilityOf(draft, step.facility)
      if (typeof facility === 'string') return facility
      draft.closed.add(facility)
      return [{ kind: 'close-facility', facility }]
    }
    case 'set-access': {
      const edges = draft.ground.streets.edgesAt(step.at, step.way)
      if (edges.length === 0) return 'unknown-street'
      return edges.map((edge) => ({ kind: 'set-access', edge, access: step.access }))
    }
    case 'add-link':
      if (draft.linkCount === MOST_LINKS) return 'too-many-links'
      draft.linkCount++
      return [{ kind: 'add-link', from: step.from, to: step.to }]
  }
}

function facilityOf({ ground, added, mayAdd, closed }: Draft, id: string): number | StepProblem {
  const facility = added.get(id) ?? ground.facilityOf(id)
  if (facility === undefined) {
    return mayAdd.has(stepOfFacility(id) ?? '') ? 'contradiction' : 'unknown-facility'
  }
  return closed.has(facility) ? 'contradiction' : facility
}
