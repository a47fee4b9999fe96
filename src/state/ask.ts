import { createResource, createSignal, type Accessor } from 'solid-js'
import type { Engine, EngineError, Input, Output, Progress, RequestName, Result } from '../engine/protocol.ts'

/** A question that is asked again whenever its input changes. */
export interface Ask<T> {
  /** The answer to the last question that was answered; undefined without a question, or when it failed. */
  readonly value: Accessor<T | undefined>
  readonly error: Accessor<EngineError | null>
  /** Bytes under way; null when nothing is. */
  readonly pending: Accessor<Progress | null>
  /** Asks once more, if there is an error. */
  readonly retry: () => void
}

const NOTHING_YET: Progress = { loadedBytes: 0, totalBytes: 0 }

/** Asks the engine. No question while `input` is undefined; every new input object is a new question. */
export function createAsk<N extends RequestName>(
  engine: Engine,
  name: N,
  input: Accessor<Input<N> | undefined>,
): Ask<Output<N>> {
  return createAnswer(input, (wanted, onProgress) => engine.ask(name, wanted, onProgress))
}

/** The same for anything that is asked and answered by results. */
export function createAnswer<I, T>(
  input: Accessor<I | undefined>,
  ask: (input: I, onProgress: (progress: Progress) => void) => Promise<Result<T>>,
): Ask<T> {
  const [progress, setProgress] = createSignal(NOTHING_YET)
  const question = (): { readonly input: I } | false => {
    const wanted = input()
    return wanted === undefined ? false : { input: wanted }
  }
  const [answered, { refetch }] = createResource(question, ({ input: wanted }) => {
    setProgress(NOTHING_YET)
    return ask(wanted, setProgress)
  })
  // a resource keeps its last value when there is no question any more; read before the first, it would suspend the page
  const result = () =>
    input() !== undefined && (answered.state === 'ready' || answered.state === 'refreshing')
      ? answered.latest
      : undefined
  const failure = () => {
    const found = result()
    return found === undefined || found.ok || found.error.kind === 'superseded' ? null : found.error
  }
  return {
    value: () => {
      const found = result()
      return found?.ok === true ? found.value : undefined
    },
    error: failure,
    pending: () => (answered.loading ? progress() : null),
    retry: () => {
      if (failure() !== null) void refetch()
    },
  }
}
