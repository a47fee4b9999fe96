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

/**
 * Asks for what is wanted as soon as the answer before is there: of all that was wanted meanwhile only the newest. So
 * what is dragged is followed as fast as the engine can.
 * @param about what an input is about, by identity: answers about anything else are dropped
 */
export function createNewest<I, T>(
  wanted: Accessor<I | undefined>,
  about: (input: I) => unknown,
  ask: (input: I) => Promise<Result<T>>,
): Newest<I, T> {
  const [answered, setAnswered] = createSignal<Answered<I, T>>()
  const [error, setError] = createSignal<EngineError | null>(null)
  let newest: I | undefined
  let asked: I | undefined
  let [isBusy, isGone] = [false, false]

  const isStill = (input: I): boolean => !isGone && newest !== undefined && about(newest) === about(input)
  const run = async (): Promise<void> => {
    if (isBusy) return
    isBusy = true
    while (!isGone && error() === null && newest !== undefined && newest !== asked) {
      const input: I = newest
      asked = input
      const result = await ask(input)
      if (!isStill(input)) continue
      if (result.ok) setAnswered({ input, value: result.value })
      else if (result.error.kind !== 'superseded') setError(result.error)
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
