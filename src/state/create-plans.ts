import { batch, createEffect, createMemo, createSignal, on, untrack, type Accessor } from 'solid-js'
import type { Engine, OpenCity, Terms } from '../engine/protocol.ts'
import { MOST_NAME, MOST_STEPS, withRoundPoints } from '../format/plan-file.ts'
import { isSameBuild } from '../format/plan-link.ts'
import type { NewStep, Plan, PlanStep } from '../format/plan.ts'
import { createJob } from './job.ts'
import type { LinkState } from './link-state.ts'
import { today } from './notes.ts'
import { createPlanAnswers } from './plan-answers.ts'
import { createPlanFacilities } from './plan-facilities.ts'
import { createPlanHistory } from './plan-history.ts'
import { newId } from './plan-ids.ts'
import { createPlanNotices } from './plan-notices.ts'
import { createPlanPreview } from './plan-preview.ts'
import { createPlanShares } from './plan-shares.ts'
import { createPlanShelf } from './plan-shelf.ts'
import type { Plans, PlanTool } from './plans.ts'

export interface PlansInputs extends Pick<LinkState, 'link' | 'update'> {
  readonly engine: Engine
  readonly city: Accessor<OpenCity | undefined>
  /** Id of the open city, told by the address or the only one. */
  readonly cityId: Accessor<string | null>
  readonly terms: Accessor<Terms | undefined>
}

/** Plans of the open city: kept, changed, asked about and handed on. */
export function createPlans({ engine, ...inputs }: PlansInputs): Plans {
  const { city } = inputs
  const notices = createPlanNotices()
  const history = createPlanHistory()
  const [naming, setNaming] = createSignal<(n: number) => string>(String)
  const shelf = createPlanShelf({
    ...inputs,
    notices,
    onOtherTab: (before) => history.note(before.id, before.steps),
  })
  const { list, current, choose, put } = shelf
  const hash = (): string | null => city()?.manifest?.hash ?? null
  const stamped = (plan: Plan): Plan => ({ ...plan, cityHash: hash(), changedOn: today() })
  const made = (name: string, steps: readonly PlanStep[] = []): Plan =>
    stamped({
      id: newId(),
      name: name.trim().slice(0, MOST_NAME),
      city: city()?.id ?? '',
      cityHash: null,
      steps,
      changedOn: '',
    })
  const byId = (id: string): Plan | undefined =>
    current()?.id === id ? (current() ?? undefined) : list().find((plan) => plan.id === id)

  /** Every change of steps is one entry of the history; a change to what they are already is none. */
  const change = (make: (steps: readonly PlanStep[]) => readonly PlanStep[]): void =>
    untrack(() =>
      batch(() => {
        const plan = current() ?? made(naming()(list().length + 1))
        const steps = make(plan.steps)
        if (steps === plan.steps) return
        history.note(plan.id, plan.steps)
        put(stamped({ ...plan, steps }))
        preview.end()
      }),
    )
  const travel = (way: 'undo' | 'redo'): void =>
    untrack(() =>
      batch(() => {
        const plan = current()
        const steps = plan === null ? null : history[way](plan.id, plan.steps)
        if (plan !== null && steps !== null) put(stamped({ ...plan, steps }))
      }),
    )

  const preview = createPlanPreview(() => current()?.steps ?? NO_STEPS)
  const { steps } = preview
  const [compareWith, setCompareWith] = createSignal<string | null>(null)
  const [tool, setTool] = createSignal<PlanTool | null>(null)
  const [chosenStep, chooseStep] = createSignal<string | null>(null)
  createEffect(
    on(
      createMemo(() => current()?.id),
      () =>
        batch(() => {
          chooseStep(null)
          preview.end()
        }),
    ),
  )
  createEffect(
    on(
      createMemo(() => (isFull(current()) ? current()?.id : undefined)),
      () => notices.forget('full'),
    ),
  )
  warnOfOtherBuilds(current, { hash, notices })
  const answers = createPlanAnswers(engine, {
    ...inputs,
    current,
    steps,
    isDragged: preview.isDragged,
    compared: createMemo(() => list().find(({ id }) => id === compareWith() && id !== current()?.id) ?? null),
  })
  const create = (name: string): string => {
    const plan = made(name)
    put(plan)
    return plan.id
  }
  return {
    list,
    current,
    choose,
    setNaming: (name) => setNaming(() => name),
    create: (name) => untrack(() => create(name)),
    rename: (id, name) =>
      untrack(() => {
        const plan = byId(id)
        if (plan !== undefined && name.trim() !== '')
          put(stamped({ ...plan, name: name.trim().slice(0, MOST_NAME) }))
      }),
    duplicate: (id, name) =>
      untrack(() => {
        const plan = byId(id)
        const copy = made(name, plan === undefined ? [] : plan.steps)
        put(copy)
        return copy.id
      }),
    remove: (id) =>
      untrack(() => {
        shelf.remove(id)
        history.forget(id)
      }),
    keep: () =>
      untrack(() => {
        const plan = current()
        if (plan !== null) put(plan)
      }),
    steps,
    add: (step) => {
      const plan = untrack(current)
      if (isFull(plan)) {
        notices.tell({ kind: 'full', name: plan.name, most: MOST_STEPS })
        return null
      }
      const id = newId()
      change((before) => [...before, { ...withRoundPoints(step), id }])
      return id
    },
    replace: (id, step) =>
      change((before) => {
        const next: PlanStep = { ...withRoundPoints(step), id }
        const isChanged = before.some((one) => one.id === id && !isSameStep(one, next))
        return isChanged ? before.map((one) => (one.id === id ? next : one)) : before
      }),
    drop: (id) =>
      change((before) =>
        before.some((one) => one.id === id) ? before.filter((one) => one.id !== id) : before,
      ),
    shift: (id, by) => change((before) => shifted(before, id, by)),
    preview: preview.show,
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    canUndo: createMemo(() => history.canUndo(current()?.id ?? '')),
    canRedo: createMemo(() => history.canRedo(current()?.id ?? '')),
    ...answers,
    facilities: createPlanFacilities(engine, { city, steps }),
    sites: createJob(engine, 'sites'),
    openings: createJob(engine, 'openings'),
    tool,
    setTool,
    chosenStep,
    chooseStep,
    compareWith,
    setCompareWith,
    ...createPlanShares({ ...inputs, current, byId, notices, shelf }),
    notice: notices.notice,
    dismissNotice: notices.dismiss,
  }
}

const NO_STEPS: readonly PlanStep[] = []

const isFull = (plan: Plan | null): plan is Plan => plan !== null && plan.steps.length >= MOST_STEPS

const isSameStep = (a: NewStep, b: NewStep): boolean =>
  JSON.stringify(Object.entries(a).sort(byKey)) === JSON.stringify(Object.entries(b).sort(byKey))
const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)

function shifted(steps: readonly PlanStep[], id: string, by: -1 | 1): readonly PlanStep[] {
  const at = steps.findIndex((one) => one.id === id)
  const [mine, other] = [steps[at], steps[at + by]]
  if (mine === undefined || other === undefined) return steps
  return steps.with(at, other).with(at + by, mine)
}

interface Warning {
  readonly hash: () => string | null
  readonly notices: ReturnType<typeof createPlanNotices>
}

/** Tells once of every plan that was last changed on another build of the city. */
function warnOfOtherBuilds(current: Accessor<Plan | null>, { hash, notices }: Warning): void {
  const told = new Set<string>()
  createEffect(() => {
    const [plan, now] = [current(), hash()]
    if (plan === null || plan.cityHash === null || now === null || told.has(plan.id)) return
    if (isSameBuild(plan.cityHash, now)) return
    told.add(plan.id)
    if (plan.steps.length > 0) notices.tell({ kind: 'other-build', name: plan.name })
  })
}
