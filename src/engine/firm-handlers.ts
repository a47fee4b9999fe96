import type { LiveCity } from '../city/live/live-city.ts'
import { firm } from '../city/firm.ts'
import { firmOpen } from '../city/firm-open.ts'
import type { OpenState } from '../city/place-answer.ts'
import type { Handlers } from './handlers.ts'
import { jobContext, liveOf, type LiveRequests } from './live-requests.ts'
import { runInSlices, type InTurn } from './long-job.ts'
import type { HoursReader } from './opening-hours.ts'
import type { FirmFacility } from './protocol.ts'
import { assessRequest, UNWATCHED, type Details, type LiveSubject, type Subject } from './subject.ts'

export interface FirmTools extends Pick<LiveRequests, 'subjectFor' | 'shared'> {
  /** By the holidays of the subject's country; the library is fetched when first asked for. */
  readonly hoursFor: (subject: Subject) => Promise<HoursReader>
}

/** How firm the figures of a whole city are. Others may use the live city while these work. */
export function firmHandlers({
  subjectFor,
  shared,
  hoursFor,
}: FirmTools): Pick<Handlers, 'firm' | 'firmOpen'> {
  return {
    firm: async ({ terms: asked, walkers }, watch, control) => {
      const subject = await subjectFor(asked)
      const terms = shared(asked)
      const live = liveOf(subject)
      await subject.loadAll(watch)
      const details = await subject.details(watch)
      const { inTurn, city, leave } = takingTurns(live)
      const context = { ...jobContext(watch, control), inTurn }
      const request = { ...assessRequest(terms), walker: terms.walker }
      const found = await runInSlices(firm(city, { request, walkers }), context).finally(leave)
      const named = new Set(found.onlyOne.flatMap((rule) => rule.communities.map((one) => one.facility)))
      return { ...found, facilities: namedFacilities(details, named) }
    },
    firmOpen: async ({ terms: asked, time }, watch, control) => {
      const subject = await subjectFor(asked)
      const terms = shared(asked)
      const live = liveOf(subject)
      await subject.loadAll(watch)
      const details = await subject.details(watch)
      const { stateAt } = await hoursFor(subject)
      const hoursOf = (facility: number): OpenState['state'] | null => {
        const text = details.get(facility)?.openingHours ?? null
        return text === null ? null : stateAt(text, time).state
      }
      const context = jobContext(watch, control)
      const { built, assessment } = await live.take({ needsShapes: false, watch }, (city) => ({
        built: city.built,
        assessment: city.assess(assessRequest(terms), []).assessment,
      }))
      return runInSlices(firmOpen(built, assessment, { walker: terms.walker, time, hoursOf }), context)
    },
  }
}

/** A turn of the live city for every slice of a job. */
function takingTurns(live: LiveSubject) {
  let first: LiveCity | null = null
  let now: LiveCity | null = null
  const inTurn: InTurn = (slice) =>
    live.take({ needsShapes: false, watch: UNWATCHED }, (city) => {
      first ??= city
      now = city
      return slice()
    })
  return {
    inTurn,
    /** The one that the slice has. */
    city: (): LiveCity => {
      if (now !== null) return now
      throw new Error('found no live city, expected a slice to be at work')
    },
    /** One that was let go of meanwhile, and made again for this job, is let go of again. */
    leave: (): void => {
      if (now !== first) live.release()
    },
  }
}

/** Of a whole city, index and global id are the same. */
const namedFacilities = (details: Details, named: ReadonlySet<number>): readonly FirmFacility[] =>
  [...named]
    .sort((a, b) => a - b)
    .flatMap((index): FirmFacility[] => {
      const found = details.get(index)
      return found === undefined ? [] : [{ index, names: found.names, services: found.services }]
    })
