import type { LiveAssessment, LiveCity } from '../city/live/live-city.ts'
import { resolveSteps, type PlanGround } from '../city/plan/resolve-steps.ts'
import { createStreetFinder, type StreetFinder } from '../city/plan/street-finder.ts'
import { stepOfFacility, type PlanStep } from '../format/plan.ts'
import type { Watch } from './load-city.ts'
import { requireWanted, type JobContext } from './long-job.ts'
import type { LiveShow, SitesRequest, Terms } from './protocol.ts'
import { assessRequest, requireServices, type LiveSubject, type Subject } from './subject.ts'

/** What requests about the live city have in common. */
export interface LiveRequests {
  /** @throws Error without an open city, EngineFault when it was built without a service of the standard. */
  readonly subjectFor: (terms: Terms) => Promise<Subject>
  /** With the steps of a plan, then the edits. */
  readonly assessed: (ground: PlanGround, held: Held) => LiveAssessment
  readonly shared: (terms: Terms) => Terms
  /** Takes the live city, and what steps are understood by. @throws Error without streets. */
  readonly take: <T>(asked: Taking, use: (ground: PlanGround) => T | Promise<T>) => Promise<T>
}

/** What a request wants to hold. */
export type Held = Pick<SitesRequest, 'terms' | 'edits' | 'steps'>

interface Taking {
  readonly subject: Subject
  readonly watch: Watch
  readonly steps?: readonly PlanStep[] | undefined
  readonly needsShapes: boolean
}

export function createLiveRequests(
  current: () => Promise<Subject>,
  shared: (terms: Terms) => Terms,
): LiveRequests {
  const finders = new WeakMap<LiveCity, StreetFinder>()
  const finderOf = (live: LiveCity): StreetFinder => {
    const finder = finders.get(live) ?? createStreetFinder(live.built, live.shapes)
    finders.set(live, finder)
    return finder
  }
  const idsOf = createFacilityIds()
  return {
    shared,
    subjectFor: async (terms) => {
      const subject = await current()
      if (subject.opened.manifest !== null) requireServices(subject.opened.manifest, terms)
      return subject
    },
    assessed: (ground, { terms, edits, steps = [] }) => {
      const planned = steps.length === 0 ? [] : resolveSteps(ground, steps).edits.flat()
      return ground.live.assess(assessRequest(shared(terms)), [...planned, ...edits])
    },
    take: async ({ subject, watch, steps = [], needsShapes }, use) => {
      const live = liveOf(subject)
      const ids = steps.some(namesData) ? await idsOf(subject, watch) : NO_IDS
      return live.take({ needsShapes, watch }, (city) => {
        const { globalId } = city.built.facilities
        const facilityOf = (id: string): number | undefined => {
          const global = ids.get(id)
          const index = global === undefined ? -1 : globalId.indexOf(global)
          return index < 0 ? undefined : index
        }
        return use({ live: city, facilityOf, streets: finderOf(city) })
      })
    },
  }
}

/** @throws Error where the city is judged in straight lines. */
export function liveOf({ live, opened }: Subject): LiveSubject {
  if (live !== null) return live
  throw new Error(`${opened.id}: is judged in straight lines: expected a city with streets`)
}

/** By node, as asked for. */
export function valuesAtNodes(
  { nodeMinutes, nodeRule, nodeMissing }: LiveAssessment,
  show: LiveShow,
): Uint16Array {
  if (show.kind === 'minutes') return nodeMinutes(show.service)
  return show.kind === 'rule' ? nodeRule(show.rule) : nodeMissing()
}

/** What a job works in; who gives no control neither cancels nor waits. @throws EngineFault when it is not wanted any more. */
export function jobContext(watch: Watch, control: Omit<JobContext, 'watch'> = UNHURRIED): JobContext {
  const context = { ...control, watch }
  requireWanted(context)
  return context
}

const UNHURRIED = { isCancelled: () => false, pause: async () => undefined }

const NO_IDS: ReadonlyMap<string, number> = new Map()

const namesData = (step: PlanStep): boolean =>
  (step.kind === 'move-facility' || step.kind === 'close-facility') && stepOfFacility(step.facility) === null

/** Global ids by the data's own, read once for every subject; what failed is read again. */
function createFacilityIds(): (subject: Subject, watch: Watch) => Promise<ReadonlyMap<string, number>> {
  const known = new WeakMap<Subject, Promise<ReadonlyMap<string, number>>>()
  const read = async (subject: Subject, watch: Watch): Promise<ReadonlyMap<string, number>> => {
    const details = await subject.details(watch)
    return new Map(Array.from(details.values(), ({ id, globalId }) => [id, globalId]))
  }
  return (subject, watch) => {
    const reading = known.get(subject) ?? read(subject, watch)
    known.set(subject, reading)
    reading.catch(() => known.delete(subject))
    return reading
  }
}
