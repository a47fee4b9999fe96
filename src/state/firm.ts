import { createEffect, createMemo, createRoot, createSignal, on, type Accessor } from 'solid-js'
import type { FirmAnswer, FirmOpenRequest, FirmRequest } from '../engine/protocol.ts'
import { createJob, type Job } from './job.ts'
import type { Session, When } from './session.ts'
import { timeOf, wallTime } from './when.ts'

/** How firm the figures are, asked for while somebody looks. */
export interface Firm {
  readonly answer: Accessor<FirmAnswer | undefined>
  readonly job: Pick<Job<'firm'>, 'error' | 'progress' | 'stop'>
  readonly open: Pick<Job<'firmOpen'>, 'answer' | 'error' | 'progress' | 'stop'>
  /** The moment that `open` is about: the session's, else an evening on which much is closed. */
  readonly when: Accessor<Exclude<When, null>>
  /** Asks again, after a stop or an error. */
  readonly again: () => void
  readonly setLookedAt: (isLookedAt: boolean) => void
}

type FirmSession = Pick<Session, 'ask' | 'terms' | 'reference' | 'city' | 'judgement' | 'when' | 'attempt'>

/** Sunday at eight in the evening. */
const EVENING = { weekday: 7, minute: 20 * 60 } as const

const known = new WeakMap<FirmSession, Firm>()

/** Of a session, and kept with it: who opens a community and comes back finds the same figures. */
export function firmOf(session: FirmSession): Firm {
  const firm = known.get(session) ?? createRoot(() => createFirm(session))
  known.set(session, firm)
  return firm
}

/** What was asked of other terms is taken away; what is under way when nobody looks any more goes on. */
export function createFirm(session: FirmSession): Firm {
  const [isLookedAt, setLookedAt] = createSignal(false)
  const [turn, setTurn] = createSignal(0)
  const job = createJob(session, 'firm')
  const open = createJob(session, 'firmOpen')
  const when = createMemo(() => session.when() ?? EVENING)
  // after the judgement, which loads what this needs
  const terms = createMemo(() => (session.judgement() === undefined ? undefined : session.terms()))
  const request = createMemo((): FirmRequest | undefined => {
    const [by, walkers, city] = [terms(), session.reference()?.walkers, session.city()]
    if (by === undefined || walkers === undefined || city?.method !== 'network') return undefined
    return { terms: by, walkers }
  })
  const time = createMemo(() =>
    timeOf(when(), wallTime(new Date(), session.city()?.manifest?.timezone ?? null)),
  )
  const openRequest = createMemo((): FirmOpenRequest | undefined => {
    const [asked, at] = [request(), time()]
    return asked === undefined || at === null ? undefined : { terms: asked.terms, time: at }
  })
  follow(job, { request, isLookedAt, turn })
  follow(open, { request: openRequest, isLookedAt, turn })
  return {
    answer: job.answer,
    job,
    open,
    when,
    again: () => setTurn((count) => count + 1),
    setLookedAt,
  }
}

interface Followed<I> {
  readonly request: Accessor<I | undefined>
  readonly isLookedAt: Accessor<boolean>
  readonly turn: Accessor<number>
}

/** Asks when somebody looks, once for every request and every turn. */
function follow<I>(
  job: { readonly start: (input: I) => Promise<void>; readonly clear: () => void },
  { request, isLookedAt, turn }: Followed<I>,
): void {
  let asked: I | undefined
  let askedIn = -1
  createEffect(
    on([request, isLookedAt, turn], ([wanted, isWanted, now]) => {
      if (wanted !== asked) {
        asked = undefined
        job.clear()
      }
      if (wanted === undefined || !isWanted || (wanted === asked && now === askedIn)) return
      ;[asked, askedIn] = [wanted, now]
      void job.start(wanted)
    }),
  )
}
