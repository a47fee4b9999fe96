import { batch, createEffect, createMemo, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import type { PlanGains } from '../city/plan/plan-gains.ts'
import type {
  Engine,
  EngineError,
  LiveShow,
  OpenCity,
  PlanAnswer,
  PlanRequest,
  Progress,
  Terms,
} from '../engine/protocol.ts'
import type { Plan, PlanStep } from '../format/plan.ts'
import { createAsk } from './ask.ts'
import { createNewest } from './ask-newest.ts'
import type { Plans } from './plans.ts'

export interface PlanAnswersInputs {
  readonly city: Accessor<OpenCity | undefined>
  readonly terms: Accessor<Terms | undefined>
  readonly current: Accessor<Plan | null>
  /** With the preview. */
  readonly steps: Accessor<readonly PlanStep[]>
  readonly isDragged: Accessor<boolean>
  readonly compared: Accessor<Plan | null>
}

type PlanAnswers = Pick<
  Plans,
  | 'isOpen'
  | 'setOpen'
  | 'answer'
  | 'problems'
  | 'gains'
  | 'gainsProgress'
  | 'comparedGains'
  | 'error'
  | 'retry'
  | 'show'
  | 'setShow'
  | 'lines'
  | 'wantLines'
>

/** What the engine says of the current plan. */
export function createPlanAnswers(engine: Engine, inputs: PlanAnswersInputs): PlanAnswers {
  const { city, terms, steps } = inputs
  const [isOpen, setOpen] = createSignal(false)
  const [show, setShow] = createSignal<LiveShow | null>(null, { equals: isSameShow })
  const [isDrawn, setDrawn] = createSignal(false)
  /** Without streets there is nothing to plan on. */
  const streets = createMemo(() => (city()?.method === 'network' ? city() : undefined))
  const asked = createMemo(() => (isOpen() ? steps() : NO_STEPS))
  const wanted = createMemo((): Wanted | undefined => {
    const [where, by] = [streets(), terms()]
    const isNothing = asked().length === 0 && show() === null
    if (where === undefined || by === undefined || isNothing) return undefined
    return { city: where, request: { terms: by, steps: asked(), show: show() } }
  })
  const newest = createNewest<Wanted, PlanAnswer>(wanted, {
    about: (one) => one.city,
    ask: ({ request }) => engine.ask('plan', request),
  })
  const gains = createGains(engine, {
    ...inputs,
    isAtRest: () => isOpen() && newest.isSettled() && !inputs.isDragged(),
  })
  const lines = createAsk(engine, 'streets', {
    input: createMemo(() => (isDrawn() && streets() !== undefined ? null : undefined)),
    about: streets,
  })
  const answer = createMemo(() => newest.answered()?.value)
  return {
    isOpen,
    setOpen,
    answer,
    problems: createMemo(() => {
      const found = newest.answered()
      // by position: those of other steps would stand beside the wrong ones
      return found !== undefined && found.input.request.steps.length === steps().length
        ? found.value.problems
        : []
    }),
    gains: gains.own,
    gainsProgress: gains.progress,
    comparedGains: gains.compared,
    error: createMemo(() => newest.error() ?? gains.error()),
    retry: () => {
      newest.retry()
      gains.retry()
    },
    show,
    setShow,
    lines: lines.value,
    wantLines: () => setDrawn(true),
  }
}

interface Wanted {
  readonly city: OpenCity
  readonly request: PlanRequest
}

const NO_STEPS: readonly PlanStep[] = []

const isSameShow = (a: LiveShow | null, b: LiveShow | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/** A plan whose gains are asked for, and what they rest on. */
interface GainsOf {
  readonly city: OpenCity
  readonly terms: Terms
  readonly plan: string
  readonly steps: readonly PlanStep[]
}

interface Gained {
  readonly of: GainsOf
  readonly gains: PlanGains
}

const NOTHING_YET: Progress = { loadedBytes: 0, totalBytes: 0 }

/** Of the current plan first, then of the one it is compared with; what is under way is left when either changes. */
function createGains(
  engine: Engine,
  { city, terms, current, compared, isAtRest }: PlanAnswersInputs & { readonly isAtRest: Accessor<boolean> },
) {
  const [own, setOwn] = createSignal<Gained>()
  const [other, setOther] = createSignal<Gained>()
  const [progress, setProgress] = createSignal<Progress | null>(null)
  const [error, setError] = createSignal<EngineError | null>(null)
  const [attempt, setAttempt] = createSignal(0)
  const gainsOf = (plan: Plan | null): GainsOf | undefined => {
    const [where, by] = [city(), terms()]
    if (plan === null || plan.steps.length === 0 || where === undefined || by === undefined) return undefined
    return { city: where, terms: by, plan: plan.id, steps: plan.steps }
  }
  const ownWanted = createMemo(() => gainsOf(current()), undefined, { equals: isSame })
  const otherWanted = createMemo(() => gainsOf(compared()), undefined, { equals: isSame })
  let abort: AbortController | null = null
  const ask = async (of: GainsOf, put: (found: Gained) => void, signal: AbortSignal): Promise<void> => {
    setProgress(NOTHING_YET)
    const request = { terms: of.terms, steps: of.steps }
    const isStale = (): boolean => signal.aborted
    const result = await engine.ask(
      'planGains',
      request,
      (told) => {
        if (!isStale()) setProgress(told)
      },
      signal,
    )
    if (isStale()) return
    batch(() => {
      if (result.ok) put({ of, gains: result.value })
      else if (result.error.kind !== 'superseded') setError(result.error)
    })
  }
  const run = async (signal: AbortSignal): Promise<void> => {
    const [mine, theirs] = [ownWanted(), otherWanted()]
    if (mine !== undefined && own()?.of !== mine) await ask(mine, setOwn, signal)
    if (signal.aborted) return
    if (theirs !== undefined && other()?.of !== theirs) await ask(theirs, setOther, signal)
    if (!signal.aborted) setProgress(null)
  }
  createEffect(
    on([ownWanted, otherWanted, isAtRest, attempt], ([, , isResting]) => {
      abort?.abort()
      batch(() => {
        setProgress(null)
        setError(null)
      })
      if (!isResting) return
      abort = new AbortController()
      void run(abort.signal)
    }),
  )
  onCleanup(() => abort?.abort())
  return {
    own: createMemo(() => standing(own(), ownWanted())),
    compared: createMemo(() => standing(other(), otherWanted())),
    progress,
    error,
    retry: () => setAttempt((count) => count + 1),
  }
}

/** Gains stand until those of the changed plan are there; those of another plan, city or standard say nothing. */
const standing = (found: Gained | undefined, now: GainsOf | undefined): PlanGains | undefined =>
  found !== undefined &&
  now !== undefined &&
  found.of.plan === now.plan &&
  found.of.city === now.city &&
  found.of.terms === now.terms
    ? found.gains
    : undefined

const isSame = (a: GainsOf | undefined, b: GainsOf | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.city === b.city &&
    a.terms === b.terms &&
    a.plan === b.plan &&
    // storage hands out copies
    (a.steps === b.steps || JSON.stringify(a.steps) === JSON.stringify(b.steps)))
