import { batch, createSignal, onCleanup, type Accessor } from 'solid-js'
import type { Engine, EngineError, Input, Output, Progress } from '../engine/protocol.ts'

type JobName = 'sites' | 'openings' | 'firm' | 'firmOpen'

/** A long job that is asked for by a button, tells how far it is, and can be stopped. */
export interface Job<N extends JobName> {
  readonly answer: Accessor<Output<N> | undefined>
  /** Of kind `cancelled` after `stop`. */
  readonly error: Accessor<EngineError | null>
  /** Null when none is under way. */
  readonly progress: Accessor<Progress | null>
  readonly start: (input: Input<N>) => Promise<void>
  readonly stop: () => void
  /** Stops without a word, and takes answer and error away: what was asked for means nothing any more. */
  readonly clear: () => void
}

const NOTHING_YET: Progress = { loadedBytes: 0, totalBytes: 0 }

/** A job of its own turn: of one name one at a time. @throws never: what fails is its `error`. */
export function createJob<N extends JobName>(engine: Pick<Engine, 'ask'>, name: N): Job<N> {
  const [answer, setAnswer] = createSignal<Output<N>>()
  const [error, setError] = createSignal<EngineError | null>(null)
  const [progress, setProgress] = createSignal<Progress | null>(null)
  let abort: AbortController | null = null
  const stop = (): void => abort?.abort()
  const forget = (): void => {
    stop()
    abort = null
  }
  onCleanup(forget)
  return {
    answer,
    error,
    progress,
    start: async (input) => {
      stop()
      const own = new AbortController()
      abort = own
      batch(() => {
        setError(null)
        setProgress(NOTHING_YET)
      })
      const result = await engine.ask(name, input, (told) => own === abort && setProgress(told), own.signal)
      if (own !== abort) return
      batch(() => {
        setProgress(null)
        if (result.ok) setAnswer(() => result.value)
        else if (result.error.kind !== 'superseded') setError(result.error)
      })
    },
    stop,
    clear: () => {
      forget()
      batch(() => {
        setProgress(null)
        setAnswer(undefined)
        setError(null)
      })
    },
  }
}
