import type { Accessor } from 'solid-js'
import type { PlanGains } from '../city/plan/plan-gains.ts'
import type { StreetLines } from '../city/street-lines.ts'
import type { LiveShow, PlanAnswer, Progress, EngineError } from '../engine/protocol.ts'
import type { NewStep, Plan, PlanStep, StreetAccess } from '../format/plan.ts'
import type { LonLat } from '../units.ts'
import type { Job } from './job.ts'
import type { PlanFacilities } from './plan-facilities.ts'

/** Plans of the open city: what the tab 怎么补 and the map read, and all they can do. Loaded when the planner is opened. */
export interface Plans {
  /** Of the open city, kept in this browser, in the order they were made. */
  readonly list: Accessor<readonly Plan[]>
  /** Null: today, no plan. One of a link is current without being in the list until it is changed. */
  readonly current: Accessor<Plan | null>
  readonly choose: (id: string | null) => void
  /** How a plan is called that `add` makes, by how many there are then. */
  readonly setNaming: (name: (n: number) => string) => void
  /** Makes an empty plan, makes it current, and answers with its id. */
  readonly create: (name: string) => string
  readonly rename: (id: string, name: string) => void
  readonly duplicate: (id: string, name: string) => string
  readonly remove: (id: string) => void
  /** Keeps a plan of a link in this browser. */
  readonly keep: () => void

  /** Of the current plan, with the preview. */
  readonly steps: Accessor<readonly PlanStep[]>
  /**
   * Adds a step at the end and answers with its id; makes a plan when there is none. Null where the plan has as many as
   * it may, which is told by `notice` too.
   */
  readonly add: (step: NewStep) => string | null
  readonly replace: (id: string, step: NewStep) => void
  readonly drop: (id: string) => void
  readonly shift: (id: string, by: -1 | 1) => void
  /** While the place of a step is dragged: not in the history, not kept; null ends it. For a link the nearer end moves. */
  readonly preview: (id: string, at: LonLat | null) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly canUndo: Accessor<boolean>
  readonly canRedo: Accessor<boolean>

  /** Whether 怎么补 is open: only then are its steps asked about and shown. */
  readonly isOpen: Accessor<boolean>
  readonly setOpen: (isOpen: boolean) => void
  /** The newest of the steps with the preview; stands until the next is there. */
  readonly answer: Accessor<PlanAnswer | undefined>
  /** By step, of the newest answer; null where all is well. */
  readonly problems: Accessor<PlanAnswer['problems']>
  /** Asked when the steps have come to rest. */
  readonly gains: Accessor<PlanGains | undefined>
  readonly gainsProgress: Accessor<Progress | null>
  /** The same of the plan that the current one is compared with; asked after `gains`. */
  readonly comparedGains: Accessor<PlanGains | undefined>
  readonly error: Accessor<EngineError | null>
  readonly retry: () => void
  /** What the map wants to know of every node; asked for even without steps. */
  readonly show: Accessor<LiveShow | null>
  readonly setShow: (show: LiveShow | null) => void
  /** Every street, to be drawn. */
  readonly lines: Accessor<StreetLines | undefined>
  readonly wantLines: () => void

  /** Names of the facilities of steps, and what is near a point: `createPlanFacilities`. */
  readonly facilities: PlanFacilities

  /** Long searches, asked with the current steps by whoever starts them. */
  readonly sites: Job<'sites'>
  readonly openings: Job<'openings'>

  /** What the next tap on the map does. */
  readonly tool: Accessor<PlanTool | null>
  readonly setTool: (tool: PlanTool | null) => void
  readonly chosenStep: Accessor<string | null>
  readonly chooseStep: (id: string | null) => void
  /** Id of another plan; null: with today. */
  readonly compareWith: Accessor<string | null>
  readonly setCompareWith: (plan: string | null) => void

  /** The page's address with the current plan in it; null without a plan, the word `too-long` where a file must do. */
  readonly link: Accessor<string | null>
  /** Offers a plan as a file. */
  readonly exportFile: (id: string) => void
  /** Keeps the plan of a file and makes it current; what is wrong with it is told by `notice`. */
  readonly importFile: (file: File) => Promise<void>
  /** The newest thing that the planner must know; null: nothing, or dismissed. */
  readonly notice: Accessor<PlanNotice | null>
  readonly dismissNotice: () => void
}

export type PlanTool =
  | { readonly kind: 'add-facility'; readonly services: readonly string[] }
  | { readonly kind: 'move-facility' }
  | { readonly kind: 'close-facility' }
  | { readonly kind: 'set-access'; readonly access: StreetAccess }
  | { readonly kind: 'add-link' }

export type PlanNotice =
  /** A plan for another city. One of a file is kept there, and comes with that city. */
  | { readonly kind: 'other-city'; readonly name: string; readonly city: string; readonly isKept: boolean }
  /** The plan was last changed on another build of this city: steps that no longer fit are marked. */
  | { readonly kind: 'other-build'; readonly name: string }
  /** Could not be read. `message`: what was found, where, what was expected. */
  | { readonly kind: 'unreadable'; readonly what: 'link' | 'file' | 'kept'; readonly message: string }
  /** This browser cannot keep plans: they last until the page is left. Told once. */
  | { readonly kind: 'storage'; readonly problem: 'full' | 'blocked' }
  /** Another tab changed the current plan, or removed it; what stood here can be had back by undoing, or is lost. */
  | { readonly kind: 'other-tab'; readonly name: string; readonly isRemoved: boolean }
  /** A plan of a link is shown and not kept yet. */
  | { readonly kind: 'from-link'; readonly name: string }
  /** A step was not added, for the plan has as many as it may. */
  | { readonly kind: 'full'; readonly name: string; readonly most: number }
