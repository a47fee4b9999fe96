import { createMemo, createResource, createSignal, type Accessor } from 'solid-js'
import type { Engine, EngineError, Input, Output, Progress, RequestName, Result } from '../engine/protocol.ts'

/** A question that is asked again whenever its input changes. */
export interface Ask<T> {
  /** The last answer about what is asked about now; undefined without a question, or when it failed. */
  readonly value: Accessor<T | undefined>
  readonly error: Accessor<EngineError | null>
  /** Bytes under way; null when nothing is. */
  readonly pending: Accessor<Progress | null>
  /** Asks once more, if there is an error. */
  readonly retry: () => void
  /** Asks once more. */
  readonly again: () => void
}

const NOTHING_YET: Progress = { loadedBytes: 0, totalBytes: 0 }

/** What is asked for, and what it is about: an answer stands through other questions about the same, and no longer. */
export interface Question<I> {
  /** No question while undefined; every new object is a new question. */
  readonly input: Accessor<I | undefined>
  /** Compared by identity; the input itself when left out. */
  readonly about?: Accessor<unknown>
}

/** Asks the engine. */
export function createAsk<N extends RequestName>(
  engine: Engine,
  name: N,
  question: Question<Input<N>>,
): Ask<Output<N>> {
  return createAnswer(question, (wanted, onProgress) => engine.ask(name, wanted, onProgress))
}

/** The same for anything that is asked and answered by results. */
export function createAnswer<I, T>(
  { input, about = input }: Question<I>,
  ask: (input: I, onProgress: (progress: Progress) => void) => Promise<Result<T>>,
): Ask<T> {
  const [progress, setProgress] = createSignal(NOTHING_YET)
  const asked = createMemo(() => {
    const wanted = input()
    return wanted === undefined ? false : { wanted, about: about() }
  })
  const [answered, { refetch }] = createResource(asked, async (question) => {
    setProgress(NOTHING_YET)
    return { about: question.about, result: await ask(question.wanted, setProgress) }
  })
  // a resource keeps its last value when there is no question any more; read before the first, it would suspend the page
  const result = createMemo(() => {
    if (asked() === false || (answered.state !== 'ready' && answered.state !== 'refreshing')) return undefined
    const { latest } = answered
    return latest?.about === about() ? latest?.result : undefined
  })
  const error = createMemo(() => {
    const found = result()
    return found === undefined || found.ok || found.error.kind === 'superseded' ? null : found.error
  })
  const again = (): void => {
    if (asked() !== false) void refetch()
  }
  return {
    value: createMemo(() => {
      const found = result()
      return found?.ok === true ? found.value : undefined
    }),
    error,
    pending: createMemo(() => (answered.loading ? progress() : null)),
    retry: () => {
      if (error() !== null) again()
    },
    again,
  }
}
