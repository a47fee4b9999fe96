import { createSignal } from 'solid-js'
import type { PlanStep } from '../format/plan.ts'

type Steps = readonly PlanStep[]

interface History {
  /** Oldest first. */
  readonly past: readonly Steps[]
  /** Next first. */
  readonly future: readonly Steps[]
}

const NONE: History = { past: [], future: [] }
/** More than anybody takes back. */
const MOST_KEPT = 200

/** What was done to each plan, change by change: kept apart, so that it survives looking at another plan. */
export interface PlanHistory {
  /** Notes how a plan was before a change; what was undone before can no longer be had back. */
  readonly note: (plan: string, before: Steps) => void
  /** Answers with the steps to go back or forth to; null where there are none. */
  readonly undo: (plan: string, now: Steps) => Steps | null
  readonly redo: (plan: string, now: Steps) => Steps | null
  readonly canUndo: (plan: string) => boolean
  readonly canRedo: (plan: string) => boolean
  readonly forget: (plan: string) => void
}

export function createPlanHistory(): PlanHistory {
  const [all, setAll] = createSignal<ReadonlyMap<string, History>>(new Map())
  const of = (plan: string): History => all().get(plan) ?? NONE
  const put = (plan: string, history: History): void => {
    setAll((before) => new Map([...before, [plan, history]]))
  }
  return {
    note: (plan, before) => put(plan, { past: [...of(plan).past, before].slice(-MOST_KEPT), future: [] }),
    undo: (plan, now) => {
      const { past, future } = of(plan)
      const back = past.at(-1)
      if (back === undefined) return null
      put(plan, { past: past.slice(0, -1), future: [now, ...future] })
      return back
    },
    redo: (plan, now) => {
      const { past, future } = of(plan)
      const [forth] = future
      if (forth === undefined) return null
      put(plan, { past: [...past, now], future: future.slice(1) })
      return forth
    },
    canUndo: (plan) => of(plan).past.length > 0,
    canRedo: (plan) => of(plan).future.length > 0,
    forget: (plan) => setAll((before) => new Map([...before].filter(([id]) => id !== plan))),
  }
}
