import { batch, createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import type { EngineError, Result } from '../engine/protocol.ts'

/** An answer with what was asked for. */
export interface Answered<I, T> {
  readonly input: I
  readonly value: T
}

export interface Newest<I, T> {
  /** Stands until the next answer is there, or nothing is wanted any more, or something about another subject. */
  readonly answered: Accessor<Answered<I, T> | undefined>
  readonly error: Accessor<EngineError | null>
  /** True when what is wanted is what is answered. */
  readonly isSettled: Accessor<boolean>
  readonly retry: () => void
}

export interface Asking<I, T> {
  /** What an input is about, by identity: answers about anything else are dropped. */
  readonly about: (input: I) => unknown
  readonly ask: (input: I) => Promise<Result<T>>
  /** Around the change that an answer makes; it calls `change` once, at once. */
  readonly around?: (answered: Answered<I, T>, change: () => void) => void
  /**
   * What else is to be asked while nothing newer than what was asked is wanted; null: nothing. Its trouble, if any, is
   * told like that of an answer. What is wanted meanwhile is asked for after it.
   */
  readonly rest?: (input: I) => Promise<EngineError | null> | null
}

/**
 * Asks for what is wanted as soon as the answer before is there: of all that was wanted meanwhile only the newest. So
 * what is dragged is followed as fast as the engine can.
 */
export function createNewest<I, T>(wanted: Accessor<I | undefined>, asking: Asking<I, T>): Newest<I, T> {
  const { about } = asking
  const [answered, setAnswered] = createSignal<Answered<I, T>>()
  const [error, setError] = createSignal<EngineError | null>(null)
  let newest: I | undefined
  let asked: I | undefined
  let [isBusy, isGone] = [false, false]

  const isStill = (input: I): boolean => !isGone && newest !== undefined && about(newest) === about(input)
  const tell = (input: I, trouble: EngineError | null): void => {
    if (trouble !== null && trouble.kind !== 'superseded' && isStill(input)) setError(trouble)
  }
  const askNewest = async (input: I): Promise<void> => {
    asked = input
    const result = await asking.ask(input)
    if (!result.ok) tell(input, result.error)
    else if (isStill(input)) {
      const one = { input, value: result.value }
      const change = (): void => void setAnswered(one)
      if (asking.around === undefined) change()
      else asking.around(one, change)
    }
  }
  const run = async (): Promise<void> => {
    if (isBusy) return
    isBusy = true
    while (!isGone && error() === null && newest !== undefined) {
      const input: I = newest
      if (input !== asked) await askNewest(input)
      else {
        const more = asking.rest?.(input) ?? null
        if (more !== null) tell(input, await more)
        // an engine that was closed gives no answer: then it is not asked again
        if (input === newest) break
      }
    }
    isBusy = false
  }
  createEffect(
    on(wanted, (now) => {
      newest = now
      batch(() => {
        setError(null)
        const before = answered()
        if (before !== undefined && (now === undefined || about(now) !== about(before.input))) {
          setAnswered(undefined)
        }
      })
      if (now === undefined) asked = undefined
      void run()
    }),
  )
  onCleanup(() => (isGone = true))
  return {
    answered,
    error,
    isSettled: () => answered() !== undefined && answered()?.input === wanted(),
    retry: () => {
      if (error() === null) return
      asked = undefined
      setError(null)
      void run()
    },
  }
}
