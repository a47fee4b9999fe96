import { renumbered } from '../format/plan-file.ts'
import type { PlanStep } from '../format/plan.ts'

/** An id for a plan or a step that no other tab gives. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Steps of a link or file with ids of their own: another copy may be changed beside it. */
export function withNewIds(steps: readonly PlanStep[]): PlanStep[] {
  const ids = steps.map(newId)
  return renumbered(steps, (i) => ids[i] ?? newId())
}
