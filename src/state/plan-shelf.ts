import {
  batch,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  untrack,
  type Accessor,
} from 'solid-js'
import type { OpenCity } from '../engine/protocol.ts'
import type { Plan } from '../format/plan.ts'
import type { LinkState } from './link-state.ts'
import { openPlanBook, type PlanBook } from './plan-book.ts'
import type { PlanNotices } from './plan-notices.ts'
import { localText, onOtherTab, type StorageTrouble } from './storage/local-text.ts'

export interface PlanShelfInputs extends Pick<LinkState, 'update'> {
  readonly city: Accessor<OpenCity | undefined>
  readonly notices: PlanNotices
  /** Told of the current plan as it was here before another tab changed it. */
  readonly onOtherTab: (before: Plan) => void
}

/** The plans of the open city, and which of them is current. */
export interface PlanShelf {
  readonly list: Accessor<readonly Plan[]>
  readonly current: Accessor<Plan | null>
  readonly choose: (id: string | null) => void
  /** Keeps a plan, new or changed, and makes it current. */
  readonly put: (plan: Plan) => void
  readonly remove: (id: string) => void
  /** Makes a plan current that is not kept. */
  readonly lend: (plan: Plan) => void
  /** Keeps a plan of another city there. */
  readonly putElsewhere: (plan: Plan) => void
}

export function createPlanShelf({
  city,
  update,
  notices,
  onOtherTab: noteBefore,
}: PlanShelfInputs): PlanShelf {
  const told = new Set<string>()
  const onTrouble = (trouble: StorageTrouble | 'unreadable'): void => {
    if (told.has(trouble)) return
    told.add(trouble)
    notices.tell(
      trouble === 'unreadable'
        ? { kind: 'unreadable', what: 'kept', message: UNREADABLE }
        : { kind: 'storage', problem: trouble },
    )
  }
  const cityId = createMemo(() => city()?.id)
  const book = createMemo((): PlanBook | null => {
    const id = cityId()
    return id === undefined ? null : untrack(() => openPlanBook(id, onTrouble))
  })
  const list = createMemo(() => book()?.value() ?? [])
  const [currentId, setCurrentId] = createSignal<string | null>(null)
  const [lent, setLent] = createSignal<Plan | null>(null)
  const current = createMemo(() => {
    const id = currentId()
    if (id === null) return null
    const loan = lent()
    return list().find((plan) => plan.id === id) ?? (loan?.id === id ? loan : null)
  })
  const choose = (id: string | null): void => {
    setCurrentId(id)
    const where = cityId()
    // which one is looked at matters little: trouble with it is nobody's business
    if (where !== undefined && id !== lent()?.id) localText(`plan-current.${where}`).write(id)
  }
  createEffect(
    on(cityId, (id) =>
      batch(() => {
        setLent(null)
        setCurrentId(id === undefined ? null : (localText(`plan-current.${id}`).read() ?? null))
      }),
    ),
  )
  const follow = (): void =>
    batch(() => {
      const before = current()
      book()?.refresh()
      const after = current()
      if (before === null || JSON.stringify(before) === JSON.stringify(after)) return
      if (after === null) setCurrentId(null)
      else if (JSON.stringify(before.steps) !== JSON.stringify(after.steps)) noteBefore(before)
      notices.tell({ kind: 'other-tab', name: before.name, isRemoved: after === null })
    })
  onCleanup(onOtherTab(() => untrack(follow)))
  const endLoan = (): void => {
    setLent(null)
    notices.forget('from-link')
    update({ plan: null })
  }
  return {
    list,
    current,
    choose: (id) =>
      batch(() => {
        if (lent() !== null && lent()?.id !== id) endLoan()
        choose(id)
      }),
    put: (plan) =>
      batch(() => {
        if (lent() !== null) endLoan()
        book()?.change((plans) => withPlan(plans, plan))
        choose(plan.id)
      }),
    remove: (id) =>
      batch(() => {
        if (lent()?.id === id) endLoan()
        book()?.change((plans) => plans.filter((plan) => plan.id !== id))
        if (currentId() === id) choose(null)
      }),
    lend: (plan) =>
      batch(() => {
        setLent(plan)
        setCurrentId(plan.id)
      }),
    putElsewhere: (plan) => openPlanBook(plan.city, onTrouble).change((plans) => withPlan(plans, plan)),
  }
}

const UNREADABLE =
  'localStorage: some plans kept are not those of this version of the page; they were put aside, the others are here'

const withPlan = (plans: readonly Plan[], plan: Plan): readonly Plan[] =>
  plans.some(({ id }) => id === plan.id)
    ? plans.map((one) => (one.id === plan.id ? plan : one))
    : [...plans, plan]
