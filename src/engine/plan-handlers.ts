import { judgementOf } from '../city/judgement.ts'
import { planGains } from '../city/plan/plan-gains.ts'
import { resolveSteps } from '../city/plan/resolve-steps.ts'
import type { Handlers } from './handlers.ts'
import { jobContext, valuesAtNodes, type LiveRequests } from './live-requests.ts'
import { runInSlices } from './long-job.ts'
import { ownColumns } from './own-columns.ts'
import { assessRequest } from './subject.ts'

/** What is asked about plans. */
export function planHandlers({
  subjectFor,
  shared,
  take,
}: LiveRequests): Pick<Handlers, 'plan' | 'planGains'> {
  return {
    plan: async ({ terms, steps, show }, watch) => {
      const subject = await subjectFor(terms)
      return take({ subject, watch, steps, needsShapes: steps.length > 0 }, (ground) => {
        const start = performance.now()
        const { edits, problems } = resolveSteps(ground, steps)
        const found = ground.live.assess(assessRequest(shared(terms)), edits.flat())
        const judgement = ownColumns(judgementOf(found.assessment))
        const nodes = show === null ? null : valuesAtNodes(found, show)
        const { kernels } = ground.live
        return { judgement, nodes, show, problems, kernels, workMs: performance.now() - start }
      })
    },
    planGains: async ({ terms, steps }, watch, control) => {
      const subject = await subjectFor(terms)
      return take({ subject, watch, steps, needsShapes: true }, (ground) =>
        runInSlices(planGains(ground, assessRequest(shared(terms)), steps), jobContext(watch, control)),
      )
    },
  }
}
