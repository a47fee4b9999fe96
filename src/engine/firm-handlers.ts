import { firm } from '../city/firm.ts'
import { firmOpen } from '../city/firm-open.ts'
import type { OpenState } from '../city/place-answer.ts'
import type { Handlers } from './handlers.ts'
import { requireWanted, runInSlices } from './long-job.ts'
import type { HoursReader } from './opening-hours.ts'
import type { FirmFacility, Terms } from './protocol.ts'
import { assessRequest, requireServices, type Details, type LiveSubject, type Subject } from './subject.ts'

export interface FirmTools {
  readonly current: () => Promise<Subject>
  readonly shared: (terms: Terms) => Terms
  /** By the holidays of the subject's country; the library is fetched when first asked for. */
  readonly hoursFor: (subject: Subject) => Promise<HoursReader>
}

/** How firm the figures of a whole city are. */
export function firmHandlers({ current, shared, hoursFor }: FirmTools): Pick<Handlers, 'firm' | 'firmOpen'> {
  return {
    firm: async ({ terms: asked, walkers }, watch, control) => {
      const subject = await subjectFor(current, asked)
      const terms = shared(asked)
      await subject.loadAll(watch)
      const details = await subject.details(watch)
      return liveOf(subject).take({ needsShapes: false, watch }, async (live) => {
        const context = { ...UNHURRIED, ...control, watch }
        requireWanted(context)
        const request = { ...assessRequest(terms), walker: terms.walker }
        const found = await runInSlices(firm(live, { request, walkers }), context)
        const named = new Set(found.onlyOne.flatMap((rule) => rule.communities.map((one) => one.facility)))
        return { ...found, facilities: namedFacilities(details, named) }
      })
    },
    firmOpen: async ({ terms: asked, time }, watch, control) => {
      const subject = await subjectFor(current, asked)
      const terms = shared(asked)
      await subject.loadAll(watch)
      const details = await subject.details(watch)
      const { stateAt } = await hoursFor(subject)
      const hoursOf = (facility: number): OpenState['state'] | null => {
        const text = details.get(facility)?.openingHours ?? null
        return text === null ? null : stateAt(text, time).state
      }
      return liveOf(subject).take({ needsShapes: false, watch }, (live) => {
        const context = { ...UNHURRIED, ...control, watch }
        requireWanted(context)
        const { assessment } = live.assess(assessRequest(terms), [])
        return runInSlices(firmOpen(live.built, assessment, { walker: terms.walker, time, hoursOf }), context)
      })
    },
  }
}

/** For who neither cancels nor waits. */
const UNHURRIED = { isCancelled: () => false, pause: async () => undefined }

async function subjectFor(current: () => Promise<Subject>, terms: Terms): Promise<Subject> {
  const subject = await current()
  if (subject.opened.manifest !== null) requireServices(subject.opened.manifest, terms)
  return subject
}

function liveOf({ live, opened }: Subject): LiveSubject {
  if (live !== null) return live
  throw new Error(`${opened.id}: is judged in straight lines: expected a city with streets`)
}

/** Of a whole city, index and global id are the same. */
const namedFacilities = (details: Details, named: ReadonlySet<number>): readonly FirmFacility[] =>
  [...named]
    .sort((a, b) => a - b)
    .flatMap((index): FirmFacility[] => {
      const found = details.get(index)
      return found === undefined ? [] : [{ index, names: found.names, services: found.services }]
    })
