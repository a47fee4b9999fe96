import { gatesOf } from '../city/gates.ts'
import { judgementOf } from '../city/judgement.ts'
import { proposeSites } from '../city/live/propose-sites.ts'
import { rankOpenings } from '../city/live/rank-openings.ts'
import { withSteps } from '../city/plan/step-of-edit.ts'
import type { Handlers } from './handlers.ts'
import { jobContext, liveOf, valuesAtNodes, type LiveRequests } from './live-requests.ts'
import { runInSlices } from './long-job.ts'
import { ownColumns } from './own-columns.ts'
import type { Subject } from './subject.ts'

/** What is asked of the live city. */
export function liveHandlers(
  current: () => Promise<Subject>,
  { subjectFor, assessed, take }: LiveRequests,
): Pick<Handlers, 'streets' | 'live' | 'gates' | 'sites' | 'openings'> {
  return {
    streets: async (_, watch) => liveOf(await current()).streets(watch),
    live: async ({ show, ...request }, watch) => {
      const subject = await subjectFor(request.terms)
      return take({ subject, watch, needsShapes: request.edits.length > 0 }, (ground) => {
        const start = performance.now()
        const found = assessed(ground, request)
        const judgement = ownColumns(judgementOf(found.assessment))
        const nodes = show === null ? null : valuesAtNodes(found, show)
        const { offNetwork } = found
        const { kernels } = ground.live
        return { judgement, nodes, offNetwork, kernels, workMs: performance.now() - start }
      })
    },
    gates: async (_, watch) =>
      liveOf(await current()).take({ needsShapes: false, watch }, ({ built }) => gatesOf(built)),
    sites: async ({ service, count, candidates, byRule, people, ...request }, watch, control) => {
      const subject = await subjectFor(request.terms)
      return take({ subject, watch, steps: request.steps, needsShapes: true }, (ground) => {
        const context = jobContext(watch, control)
        const found = assessed(ground, request)
        const asked = {
          service,
          count,
          candidates,
          byRule: byRule ?? false,
          people: people ?? 'residents',
        } as const
        return runInSlices(proposeSites(ground.live, found, asked), context)
      })
    },
    openings: async ({ service, most, ...request }, watch, control) => {
      const subject = await subjectFor(request.terms)
      return take({ subject, watch, steps: request.steps, needsShapes: true }, async (ground) => {
        const context = jobContext(watch, control)
        const found = assessed(ground, request)
        const ranked = await runInSlices(rankOpenings(ground.live, found, { service, most }), context)
        return withSteps(ground.live.built, ranked)
      })
    },
  }
}
