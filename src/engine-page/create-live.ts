import { batch, createMemo, createSignal, type Accessor } from 'solid-js'
import type { Edit } from '../city/edit.ts'
import type { Judgement } from '../city/judgement.ts'
import type { Engine, EngineError, LiveAnswer, LiveShow, Terms } from '../engine/protocol.ts'
import { createNewest } from '../state/ask-newest.ts'
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
  const [today, setToday] = createSignal<Today>()
  const timers = {
    moveWorker: createTimer(),
    moveMain: createTimer(),
    walkerWorker: createTimer(),
    walkerMain: createTimer(),
  }
  /** Of another city after nothing was wanted, even where terms and edits are the same. */
  const asking = createMemo<Asked | undefined>((old) => {
    const now = wanted()
    return now && { wanted: now, city: old?.city ?? {} }
  })
  const askToday = async ({ wanted: { terms }, city }: Asked): Promise<EngineError | null> => {
    const result = await engine.ask('live', { terms, edits: [], show: null })
    if (!result.ok) return result.error
    setToday({ city, terms, judgement: result.value.judgement })
    return null
  }
  const isToday = ({ wanted: { terms }, city }: Asked): boolean =>
    today()?.terms === terms && today()?.city === city
  const newest = createNewest<Asked, LiveAnswer>(asking, {
    about: ({ city }) => city,
    ask: (one) => engine.ask('live', one.wanted),
    around: ({ input: { wanted: one, city }, value }, change) => {
      const cause = causeOf(newest.answered()?.input.wanted, one)
      const start = performance.now()
      batch(() => {
        change()
        if (one.edits.length === 0) setToday({ city, terms: one.terms, judgement: value.judgement })
      })
      const mainMs = performance.now() - start
      if (cause === 'other') return
      timers[cause === 'move' ? 'moveWorker' : 'walkerWorker'].add(value.workMs)
      timers[cause === 'move' ? 'moveMain' : 'walkerMain'].add(mainMs)
    },
    rest: (one) => (isToday(one) ? null : askToday(one)),
  })
  const shown = createMemo((): Shown | undefined => {
    const found = newest.answered()
    return found && { wanted: found.input.wanted, answer: found.value }
  })
  return {
    shown,
    today: () => {
      const [known, now] = [today(), newest.answered()?.input]
      return known !== undefined && now !== undefined && isToday(now) ? known.judgement : undefined
    },
    error: newest.error,
    isSettled: newest.isSettled,
    timers,
    retry: newest.retry,
  }
}

interface Asked {
  readonly wanted: Wanted
  /** An identity. */
  readonly city: object
}

interface Today {
  readonly city: object
  readonly terms: Terms
  readonly judgement: Judgement
}

/** A move is a facility at another place, all else being equal. */
export function causeOf(before: Wanted | undefined, after: Wanted): Cause {
  if (before === undefined) return 'other'
  if (before.terms.walker !== after.terms.walker) return 'walker'
  const isSame = before.terms === after.terms && before.show === after.show
  return isSame && before.edits.length > 0 && after.edits.length > 0 ? 'move' : 'other'
}
