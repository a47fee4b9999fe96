import type { LonLat } from '../units.ts'

/**
 * A plan as it is kept, shared and exported: it names places and the data's own ids, never indices, so that it outlives
 * a new build of its city.
 */
export interface Plan {
  readonly id: string
  readonly name: string
  /** Id of the city it was made for. */
  readonly city: string
  /** Hash of the build it was last changed on; null where that is not known. */
  readonly cityHash: string | null
  /** In the order in which they are done; each names only what stands before it. */
  readonly steps: readonly PlanStep[]
  /** `YYYY-MM-DD`. */
  readonly changedOn: string
}

/** What people tag a gate or street with. */
export const STREET_ACCESSES = ['open', 'residents', 'closed'] as const
export type StreetAccess = (typeof STREET_ACCESSES)[number]

/** One thing that a plan does, with an id of its own within the plan. */
export type PlanStep = { readonly id: string } & NewStep

/** What a step does. */
export type NewStep =
  /** A public facility at a point. */
  | { readonly kind: 'add-facility'; readonly at: LonLat; readonly services: readonly string[] }
  /** `facility`: an id of the data, such as `osm:node/1`, or `step:<id>` of a facility that the plan adds. */
  | { readonly kind: 'move-facility'; readonly facility: string; readonly at: LonLat }
  | { readonly kind: 'close-facility'; readonly facility: string }
  /** `at`: on the gate or street; `way`: what OpenStreetMap calls it where that is known, such as `osm:node/1` for a gate. */
  | {
      readonly kind: 'set-access'
      readonly at: LonLat
      readonly way: string | null
      readonly access: StreetAccess
    }
  /** A straight footpath between two points. */
  | { readonly kind: 'add-link'; readonly from: LonLat; readonly to: LonLat }

/** How a step names a facility that another step adds. */
export const stepFacility = (step: string): string => `step:${step}`

/** The step that adds the facility of this name; null where the name is one of the data. */
export const stepOfFacility = (facility: string): string | null =>
  facility.startsWith('step:') ? facility.slice('step:'.length) : null
