import type { Assessment } from '../city/assess-city.ts'
import { judgementOf } from '../city/judgement.ts'
import { areaFigures } from '../coverage/areas.ts'
import type { CommunityReport } from '../coverage/community-report.ts'
import type { Catalogue } from '../services/catalogue.ts'
import type { Standard } from '../services/standard.ts'
import type { Walker } from '../services/walker.ts'
import { checkupFile } from './checkup-file.ts'
import { gapFile } from './gap-file.ts'
import { engineFault } from './engine-error.ts'
import type { Fetch } from './fetch-file.ts'
import { firmHandlers } from './firm-handlers.ts'
import { findFacilities } from './find-facilities.ts'
import { createKnown } from './keep-last.ts'
import type { Watch } from './load-city.ts'
import { liveHandlers } from './live-handlers.ts'
import { createLiveRequests } from './live-requests.ts'
import { PLAIN_KERNELS, type EngineKernels } from './load-kernels.ts'
import type { JobContext } from './long-job.ts'
import { openFolder, type OpenedFolder } from './open-folder.ts'
import { ownColumns } from './own-columns.ts'
import { planHandlers } from './plan-handlers.ts'
import { createHoursReaders, type HoursReader } from './opening-hours.ts'
import { openOwnPlaces } from './own-places.ts'
import type {
  CommunityAnswer,
  Input,
  OpenCity,
  Output,
  OwnPlacesRequest,
  RequestName,
  Terms,
} from './protocol.ts'
import { bundledCatalogue, bundledReference } from './reference.ts'
import type { Details, PlaceRequestRead, Subject } from './subject.ts'

/**
 * The worker's side of the protocol. `watch` is told of the bytes that an answer waits for, and of what is done of a long
 * job; long jobs pause and ask whether they are still wanted. @throws EngineFault.
 */
export type Handlers = {
  readonly [N in RequestName]: (
    input: Input<N>,
    watch: Watch,
    control?: Omit<JobContext, 'watch'>,
  ) => Promise<Output<N>>
}

/** Answers one message. */
export const handle = <N extends RequestName>(
  handlers: Handlers,
  { name, input }: { readonly name: N; readonly input: Input<N> },
  { watch, ...control }: JobContext,
): Promise<Output<N>> => handlers[name](input, watch, control)

export interface HandlerTools {
  readonly fetch: Fetch
  readonly kernels?: EngineKernels
}

/**
 * What the worker does, without the worker. It keeps one city open, or somebody's own places in its stead; requests
 * are answered about what was asked to be open before them, however long that takes.
 */
export function createHandlers({ fetch, kernels = PLAIN_KERNELS }: HandlerTools): Handlers {
  const catalogue = once(bundledCatalogue)
  const open = createOpen({ fetch, kernels }, catalogue)
  const shared = createSharedTerms()
  const readers = createHoursReaders()
  const live = createLiveRequests(open.current, shared)
  const walk: Handlers['place'] = async ({ terms, ...request }, watch) => {
    const subject = await open.current()
    const openState = await openStateAt(request.time, () => readers(countryOf(subject)))
    return subject.place({ ...request, terms: shared(terms), openState }, watch)
  }
  return {
    reference: async () => bundledReference(catalogue()),
    open: open.city,
    ownPlaces: open.ownPlaces,
    judge: async (terms, watch) => {
      const subject = await open.current()
      return ownColumns(judgementOf(await subject.assess(shared(terms), watch)))
    },
    place: walk,
    compare: walk,
    route: async ({ terms, ...request }, watch) =>
      (await open.current()).route({ ...request, terms: shared(terms) }, watch),
    hours: async ({ text, from }) => {
      const reader = await readers(countryOf(await open.current()))
      return reader.week(text, from)
    },
    areas: async ({ terms, area }, watch) => {
      const { cityCase, verdicts, people } = await (await open.current()).assess(shared(terms), watch)
      return areaFigures({ city: cityCase, verdicts, people }, area)
    },
    community: async ({ community, terms }, watch) => {
      const { assessment, details } = await assessed(await open.current(), shared(terms), watch)
      return communityAnswer(assessment, details, community)
    },
    checkup: async ({ terms, format }, watch) => {
      const subject = await open.current()
      const by = shared(terms)
      return checkupFile({ subject, ...(await assessed(subject, by, watch)) }, { terms: by, format })
    },
    gapFile: async (request, watch) => {
      const subject = await open.current()
      const parts = { subject, ...(await assessed(subject, shared(request.terms), watch)) }
      return gapFile(parts, request)
    },
    names: async (_, watch) => (await open.current()).names(watch),
    facilities: async (asked, watch) => {
      const details = await (await open.current()).details(watch)
      return findFacilities(details.values(), asked)
    },
    ...liveHandlers(open.current, live),
    ...firmHandlers({ ...live, hoursFor: (subject) => readers(countryOf(subject)) }),
    ...planHandlers(live),
  }
}

/**
 * What is open. Changes take their turn. Own places that fail leave everything as it was; a city that cannot be opened
 * leaves none open, lest what is asked next be answered about another one.
 */
function createOpen({ fetch, kernels }: Required<HandlerTools>, catalogue: () => Catalogue) {
  let folder: OpenedFolder | null = null
  // files of the last city, which the next opening may find to be of the same build
  let before: OpenedFolder['network'] = null
  let own: Subject | null = null
  let lastChange: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const done = lastChange.then(change)
    lastChange = done.catch(() => undefined)
    return done
  }
  return {
    current: async (): Promise<Subject> => {
      await lastChange
      const subject = own ?? folder?.subject
      if (subject !== undefined) return subject
      throw new Error('found no open city, expected "open" or "ownPlaces" before this request')
    },
    city: (request: Input<'open'>, watch: Watch): Promise<OpenCity> =>
      inTurn(async () => {
        folder = null
        own = null
        folder = await openFolder({ fetch, kernels, catalogue: catalogue(), before }, request, watch)
        before = folder.network
        return folder.subject.opened
      }),
    ownPlaces: (files: OwnPlacesRequest | null, watch: Watch): Promise<OpenCity> =>
      inTurn(async () => {
        if (files === null || (files.communities === null && files.facilities === null)) {
          own = null
          return requireFolder(folder).subject.opened
        }
        own = await openOwnPlaces(
          { catalogue: catalogue(), kernels, network: folder?.network ?? null },
          files,
          watch,
        )
        return own.opened
      }),
  }
}

function requireFolder(folder: OpenedFolder | null): OpenedFolder {
  if (folder !== null) return folder
  const message = 'found no city to go back to, and no files: expected one or the other'
  throw engineFault({ kind: 'incomplete', missing: 'communities', message })
}

/** Whose holidays hold. */
const countryOf = ({ opened }: Subject): string | null => opened.manifest?.country ?? null

/** Opening hours are read only where a time is asked for. */
async function openStateAt(
  time: string | null,
  read: () => Promise<HoursReader>,
): Promise<PlaceRequestRead['openState']> {
  if (time === null) return null
  const { stateAt } = await read()
  return ({ openingHours }) => stateAt(openingHours, time)
}

async function assessed(subject: Subject, terms: Terms, watch: Watch) {
  await subject.loadAll(watch)
  return { assessment: await subject.assess(terms, watch), details: await subject.details(watch) }
}

/** Facilities of a report on a whole city are global ids already: there the two are the same. */
function communityAnswer(assessment: Assessment, details: Details, community: number): CommunityAnswer {
  const { length } = assessment.cityCase.communities
  if (!(community in assessment.cityCase.communities)) {
    throw new Error(`found community ${community}, expected one of ${length}`)
  }
  const report = assessment.report(community)
  const facilities = [...facilitiesOf(report)].sort((a, b) => a - b)
  return { report, facilities: facilities.flatMap((facility) => details.get(facility) ?? []) }
}

const facilitiesOf = ({ services }: CommunityReport): Set<number> =>
  new Set(
    services
      .flatMap((rule) => [rule.facility, ...rule.members.map(({ facility }) => facility)])
      .filter((facility) => facility !== null),
  )

/** Requests whose answers' columns are made for the page alone. */
const GIVEN_AWAY: ReadonlySet<RequestName> = new Set(['judge', 'live', 'names', 'plan', 'streets'])

/** The buffers of an answer's columns, to be transferred. */
export const buffersOf = (name: RequestName, answer: unknown): ArrayBuffer[] =>
  GIVEN_AWAY.has(name) ? buffersIn(answer) : []

function buffersIn(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(buffersIn)
}

/** Every message brings terms of its own; what is kept by walker or standard must know them again. */
function createSharedTerms(): (terms: Terms) => Terms {
  const [standards, walkers] = [createKnown<Standard>(), createKnown<Walker>()]
  return ({ standard, walker, minutes }) => ({
    standard: standards(standard),
    walker: walkers(walker),
    minutes,
  })
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}
