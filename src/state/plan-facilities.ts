import { createEffect, createMemo, createSignal, onCleanup, type Accessor } from 'solid-js'
import type { Gate } from '../city/gates.ts'
import type { FacilityDetails } from '../coverage/tables.ts'
import type { Engine, FacilitiesRequest, OpenCity, Result } from '../engine/protocol.ts'
import { stepOfFacility, type PlanStep } from '../format/plan.ts'
import type { LonLat } from '../units.ts'

export { stepOfFacility } from '../format/plan.ts'

/** What is known of the facilities that steps name, and which there are near a point. */
export interface PlanFacilities {
  /** By data id; null: the city has none of that id, undefined: not fetched yet. */
  readonly known: (id: string) => FacilityDetails | null | undefined
  /** Those of any of the services that lie nearest to a point in a straight line, nearest first. Never rejects. */
  readonly near: (at: LonLat, services: readonly string[]) => Promise<Result<readonly FacilityDetails[]>>
  /** Every one of any of the services, to be shown and chosen on the map. Never rejects. */
  readonly all: (services: readonly string[]) => Promise<Result<readonly FacilityDetails[]>>
  /** Every gate of the city. Never rejects. */
  readonly gates: () => Promise<Result<readonly Gate[]>>
}

const MOST_NEAR = 8

/** Fetches what the steps name, and forgets it with the city. */
export function createPlanFacilities(
  engine: Engine,
  {
    city,
    steps,
  }: { readonly city: Accessor<OpenCity | undefined>; readonly steps: Accessor<readonly PlanStep[]> },
): PlanFacilities {
  const [found, setFound] = createSignal<ReadonlyMap<string, FacilityDetails | null>>(new Map())
  let round = 0
  // of one name only one request waits: these take turns
  let last: Promise<unknown> = Promise.resolve()
  const ask = (request: FacilitiesRequest): Promise<Result<readonly FacilityDetails[]>> => {
    const asked = last.then(() => engine.ask('facilities', request))
    last = asked
    return asked
  }
  createEffect(() => {
    city()
    round++
    setFound(new Map())
  })
  onCleanup(() => round++)
  const named = createMemo(() => [...new Set(steps().flatMap(facilityOf))].join('\n'))
  createEffect(() => {
    if (city() === undefined) return
    const missing = named()
      .split('\n')
      .filter((id) => id !== '' && !found().has(id))
    if (missing.length === 0) return
    const own = round
    void ask({ ids: missing }).then((result) => {
      if (own !== round || !result.ok) return
      const there = new Map(result.value.map((facility) => [facility.id, facility]))
      setFound((before) => new Map([...before, ...missing.map((id) => [id, there.get(id) ?? null] as const)]))
    })
  })
  return {
    known: (id) => found().get(id),
    near: (near, services) => ask({ near, services, most: MOST_NEAR }),
    all: (services) => ask({ near: [0, 0], services, most: Infinity }),
    gates: () => engine.ask('gates', null),
  }
}

/** The facility of the data that a step names. */
function facilityOf(step: PlanStep): readonly string[] {
  if (step.kind !== 'move-facility' && step.kind !== 'close-facility') return []
  return stepOfFacility(step.facility) === null ? [step.facility] : []
}
