import { batch, createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import type { Edit } from '../city/edit.ts'
import type { Judgement } from '../city/judgement.ts'
import type { Engine, EngineError, LiveAnswer, LiveShow, Terms } from '../engine/protocol.ts'
import { createTimer, type Cause, type Timer } from './figures.ts'

/** What the map and the panel shall show. */
export interface Wanted {
  readonly terms: Terms
  readonly edits: readonly Edit[]
  readonly show: LiveShow
}

/** What they show. */
export interface Shown {
  readonly wanted: Wanted
  readonly answer: LiveAnswer
}

export interface Live {
  /** Stands until the next answer is there. */
  readonly shown: Accessor<Shown | undefined>
  /** The city without edits, under the terms of what is shown; undefined until it is known. */
  readonly today: Accessor<Judgement | undefined>
  readonly error: Accessor<EngineError | null>
  readonly timers: Readonly<Record<'moveWorker' | 'moveMain' | 'walkerWorker' | 'walkerMain', Timer>>
  readonly retry: () => void
}

/**
 * Asks for what is wanted as soon as the answer before is there: of all that was wanted meanwhile only the newest. When
 * nothing new is wanted, the city as it is today is asked for under the same terms, to compare with.
 */
export function createLive(engine: Engine, wanted: Accessor<Wanted | undefined>): Live {
  const [shown, setShown] = createSignal<Shown>()
  const [today, setToday] = createSignal<{ readonly terms: Terms; readonly judgement: Judgement }>()
  const [error, setError] = createSignal<EngineError | null>(null)
  const timers = {
    moveWorker: createTimer(),
    moveMain: createTimer(),
    walkerWorker: createTimer(),
    walkerMain: createTimer(),
  }
  let newest: Wanted | undefined
  let asked: Wanted | undefined
  let [isBusy, isGone] = [false, false]

  const show = (one: Wanted, answer: LiveAnswer): void => {
    const cause = causeOf(shown()?.wanted, one)
    const start = performance.now()
    batch(() => {
      setShown({ wanted: one, answer })
      setError(null)
      if (one.edits.length === 0) setToday({ terms: one.terms, judgement: answer.judgement })
    })
    const mainMs = performance.now() - start
    if (cause === 'other') return
    timers[cause === 'move' ? 'moveWorker' : 'walkerWorker'].add(answer.workMs)
    timers[cause === 'move' ? 'moveMain' : 'walkerMain'].add(mainMs)
  }
  const askNewest = async (one: Wanted): Promise<void> => {
    asked = one
    const result = await engine.ask('live', one)
    if (isGone) return
    if (result.ok) show(one, result.value)
    else if (result.error.kind !== 'superseded') setError(result.error)
  }
  const askToday = async (terms: Terms): Promise<void> => {
    const result = await engine.ask('live', { terms, edits: [], show: null })
    if (isGone) return
    if (result.ok) setToday({ terms, judgement: result.value.judgement })
    else if (result.error.kind !== 'superseded') setError(result.error)
  }
  const run = async (): Promise<void> => {
    if (isBusy) return
    isBusy = true
    while (!isGone && error() === null && newest !== undefined) {
      if (newest !== asked) await askNewest(newest)
      else if (today()?.terms !== newest.terms) await askToday(newest.terms)
      else break
    }
    isBusy = false
  }
  createEffect(
    on(wanted, (now) => {
      newest = now
      setError(null)
      void run()
    }),
  )
  onCleanup(() => (isGone = true))
  return {
    shown,
    today: () => {
      const [known, now] = [today(), shown()]
      return known !== undefined && known.terms === now?.wanted.terms ? known.judgement : undefined
    },
    error,
    timers,
    retry: () => {
      if (error() === null) return
      asked = undefined
      setError(null)
      void run()
    },
  }
}

/** A move is a facility at another place, all else being equal. */
export function causeOf(before: Wanted | undefined, after: Wanted): Cause {
  if (before === undefined) return 'other'
  if (before.terms.walker !== after.terms.walker) return 'walker'
  const isSame = before.terms === after.terms && before.show === after.show
  return isSame && before.edits.length > 0 && after.edits.length > 0 ? 'move' : 'other'
}
