import { judgementOf } from '../city/judgement.ts'
import type { LiveAssessment } from '../city/live/live-city.ts'
import type { Handlers } from './handlers.ts'
import { ownColumns } from './own-columns.ts'
import type { LiveShow, Terms } from './protocol.ts'
import { assessRequest, requireServices, type LiveSubject, type Subject } from './subject.ts'

/** What is asked of the live city. */
export function liveHandlers(
  current: () => Promise<Subject>,
  shared: (terms: Terms) => Terms,
): Pick<Handlers, 'streets' | 'live'> {
  return {
    streets: async (_, watch) => liveOf(await current()).streets(watch),
    live: async ({ terms, edits, show }, watch) => {
      const subject = await current()
      requireKnown(subject, terms)
      return liveOf(subject).take({ hasEdits: edits.length > 0, watch }, (live) => {
        const start = performance.now()
        const found = live.assess(assessRequest(shared(terms)), edits)
        const judgement = ownColumns(judgementOf(found.assessment))
        const nodes = show === null ? null : shown(found, show)
        const { offNetwork } = found
        return { judgement, nodes, offNetwork, kernels: live.kernels, workMs: performance.now() - start }
      })
    },
  }
}

const shown = ({ nodeMinutes, nodeMissing }: LiveAssessment, show: LiveShow): Uint16Array =>
  show.kind === 'minutes' ? nodeMinutes(show.service) : nodeMissing()

function liveOf({ live, opened }: Subject): LiveSubject {
  if (live !== null) return live
  throw new Error(`${opened.id}: is judged in straight lines: expected a city with streets`)
}

function requireKnown({ opened }: Subject, terms: Terms): void {
  if (opened.manifest !== null) requireServices(opened.manifest, terms)
}
