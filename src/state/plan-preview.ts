import { createMemo, createSignal, type Accessor } from 'solid-js'
import { roundPoint } from '../format/plan-file.ts'
import type { PlanStep } from '../format/plan.ts'
import { distanceM, type LonLat } from '../units.ts'

interface Dragged {
  readonly id: string
  readonly at: LonLat
  /** Of a link, the end that was nearer when the drag began. */
  readonly end: 'from' | 'to'
}

/** Steps as they look while the place of one is dragged. */
export interface PlanPreview {
  readonly steps: Accessor<readonly PlanStep[]>
  readonly isDragged: Accessor<boolean>
  /** Null ends it. */
  readonly show: (id: string, at: LonLat | null) => void
  readonly end: () => void
}

export function createPlanPreview(settled: Accessor<readonly PlanStep[]>): PlanPreview {
  const [dragged, setDragged] = createSignal<Dragged | null>(null)
  const endOf = (id: string, at: LonLat): Dragged['end'] => {
    const before = dragged()
    if (before?.id === id) return before.end
    const step = settled().find((one) => one.id === id)
    if (step?.kind !== 'add-link') return 'from'
    return distanceM(step.to, at) < distanceM(step.from, at) ? 'to' : 'from'
  }
  return {
    steps: createMemo(() => {
      const now = dragged()
      return now === null
        ? settled()
        : settled().map((step) => (step.id === now.id ? movedStep(step, now) : step))
    }),
    isDragged: () => dragged() !== null,
    show: (id, at) => setDragged(at === null ? null : { id, at: roundPoint(at), end: endOf(id, at) }),
    end: () => setDragged(null),
  }
}

/** A gate that is dragged away is no longer the gate it was: what lies at the point is meant. */
function movedStep(step: PlanStep, { at, end }: Dragged): PlanStep {
  switch (step.kind) {
    case 'add-facility':
    case 'move-facility':
      return { ...step, at }
    case 'set-access':
      return { ...step, at, way: null }
    case 'add-link':
      return end === 'from' ? { ...step, from: at } : { ...step, to: at }
    case 'close-facility':
      return step
  }
}
