import { judgementOf } from '../city/judgement.ts'
import type { LiveAssessment, LiveCity } from '../city/live/live-city.ts'
import { proposeSites } from '../city/live/propose-sites.ts'
import { rankOpenings } from '../city/live/rank-openings.ts'
import { withSteps } from '../city/plan/step-of-edit.ts'
import { gatesOf } from '../city/gates.ts'
import type { Handlers } from './handlers.ts'
import { requireWanted, runInSlices } from './long-job.ts'
import { ownColumns } from './own-columns.ts'
import type { LiveRequest, LiveShow, Terms } from './protocol.ts'
import { assessRequest, requireServices, type LiveSubject, type Subject } from './subject.ts'

/** What is asked of the live city. */
export function liveHandlers(
  current: () => Promise<Subject>,
  shared: (terms: Terms) => Terms,
): Pick<Handlers, 'streets' | 'live' | 'gates' | 'sites' | 'openings'> {
  const assessed = (live: LiveCity, { terms, edits }: Pick<LiveRequest, 'terms' | 'edits'>): LiveAssessment =>
    live.assess(assessRequest(shared(terms)), edits)
  const subjectFor = async (terms: Terms): Promise<Subject> => {
    const subject = await current()
    requireKnown(subject, terms)
    return subject
  }
  return {
    streets: async (_, watch) => liveOf(await current()).streets(watch),
    live: async ({ show, ...request }, watch) => {
      const subject = await subjectFor(request.terms)
      return liveOf(subject).take({ needsShapes: request.edits.length > 0, watch }, (live) => {
        const start = performance.now()
        const found = assessed(live, request)
        const judgement = ownColumns(judgementOf(found.assessment))
        const nodes = show === null ? null : shown(found, show)
        const { offNetwork } = found
        return { judgement, nodes, offNetwork, kernels: live.kernels, workMs: performance.now() - start }
      })
    },
    gates: async (_, watch) =>
      liveOf(await current()).take({ needsShapes: false, watch }, ({ built }) => gatesOf(built)),
    sites: async ({ service, count, candidates, ...request }, watch, control) => {
      const subject = await subjectFor(request.terms)
      return liveOf(subject).take({ needsShapes: true, watch }, (live) => {
        const context = { ...UNHURRIED, ...control, watch }
        requireWanted(context)
        return runInSlices(
          proposeSites(live, assessed(live, request), { service, count, candidates }),
          context,
        )
      })
    },
    openings: async ({ service, most, ...request }, watch, control) => {
      const subject = await subjectFor(request.terms)
      return liveOf(subject).take({ needsShapes: true, watch }, async (live) => {
        const context = { ...UNHURRIED, ...control, watch }
        requireWanted(context)
        const found = assessed(live, request)
        const ranked = await runInSlices(rankOpenings(live, found, { service, most }), context)
        return withSteps(found.city, ranked)
      })
    },
  }
}

/** For who neither cancels nor waits. */
const UNHURRIED = { isCancelled: () => false, pause: async () => undefined }

function shown({ nodeMinutes, nodeRule, nodeMissing }: LiveAssessment, show: LiveShow): Uint16Array {
  if (show.kind === 'minutes') return nodeMinutes(show.service)
  return show.kind === 'rule' ? nodeRule(show.rule) : nodeMissing()
}

function liveOf({ live, opened }: Subject): LiveSubject {
  if (live !== null) return live
  throw new Error(`${opened.id}: is judged in straight lines: expected a city with streets`)
}

function requireKnown({ opened }: Subject, terms: Terms): void {
  if (opened.manifest !== null) requireServices(opened.manifest, terms)
}
