import { batch, createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import type { Edit } from '../city/edit.ts'
import type { Judgement } from '../city/judgement.ts'
import type { Engine, EngineError, LiveAnswer, LiveRequest, LiveShow, Terms } from '../engine/protocol.ts'
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
  /** Stands until the next answer is there, or nothing is wanted any more: then the city is another one. */
  readonly shown: Accessor<Shown | undefined>
  /** The city without edits, under the terms of what is shown; undefined until it is known. */
  readonly today: Accessor<Judgement | undefined>
  readonly error: Accessor<EngineError | null>
  /** True when what is wanted is what is shown. */
  readonly isSettled: Accessor<boolean>
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
  /** Counts cities: answers about one that is gone are dropped. */
  let round = 0

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
  const ask = async (request: LiveRequest, take: (answer: LiveAnswer) => void): Promise<void> => {
    const own = round
    const result = await engine.ask('live', request)
    if (isGone || own !== round) return
    if (result.ok) take(result.value)
    else if (result.error.kind !== 'superseded') setError(result.error)
  }
  const askNewest = (one: Wanted): Promise<void> => {
    asked = one
    return ask(one, (answer) => show(one, answer))
  }
  const askToday = ({ terms }: Wanted): Promise<void> =>
    ask({ terms, edits: [], show: null }, ({ judgement }) => setToday({ terms, judgement }))
  const isTodayKnown = ({ terms }: Wanted): boolean => today()?.terms === terms
  const run = async (): Promise<void> => {
    if (isBusy) return
    isBusy = true
    while (!isGone && error() === null && newest !== undefined) {
      const one: Wanted = newest
      if (one !== asked) await askNewest(one)
      else {
        if (!isTodayKnown(one)) await askToday(one)
        // an engine that was closed gives no answer: then it is not asked again
        if (one === newest) break
      }
    }
    isBusy = false
  }
  createEffect(
    on(wanted, (now) => {
      newest = now
      batch(() => {
        setError(null)
        if (now === undefined) {
          round++
          setShown(undefined)
          setToday(undefined)
        }
      })
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
    isSettled: () => shown() !== undefined && shown()?.wanted === wanted(),
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
