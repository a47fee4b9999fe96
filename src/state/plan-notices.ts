import { createSignal, type Accessor } from 'solid-js'
import type { PlanNotice } from './plans.ts'

/** What the planner must know of, one after another. */
export interface PlanNotices {
  readonly notice: Accessor<PlanNotice | null>
  /** Said twice it is told once. */
  readonly tell: (notice: PlanNotice) => void
  readonly dismiss: () => void
  /** Takes back what is no longer so. */
  readonly forget: (kind: PlanNotice['kind']) => void
}

export function createPlanNotices(): PlanNotices {
  const [waiting, setWaiting] = createSignal<readonly PlanNotice[]>([])
  return {
    notice: () => waiting()[0] ?? null,
    tell: (notice) =>
      setWaiting((before) => {
        const others = before.filter((one) => JSON.stringify(one) !== JSON.stringify(notice))
        // what answers a press is told at once
        if (notice.kind === 'full') return [notice, ...others]
        return others.length < before.length ? before : [...before, notice]
      }),
    dismiss: () => setWaiting((before) => before.slice(1)),
    forget: (kind) => setWaiting((before) => before.filter((one) => one.kind !== kind)),
  }
}
