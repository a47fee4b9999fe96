import { engineFault } from './engine-error.ts'
import type { Watch } from './load-city.ts'

/** What a job is told, and asks, while it works. */
export interface JobContext {
  /** Told of the bytes that an answer waits for, and of the share that is done. */
  readonly watch: Watch
  readonly isCancelled: () => boolean
  /** Lets other messages in. */
  readonly pause: () => Promise<void>
}

/** Does a slice of work when its turn has come, and answers with what came of it. */
export type InTurn = <T>(slice: () => T) => Promise<T>

/** A job works this long before it lets messages in, milliseconds: less than a frame. */
const SLICE_MS = 12

/**
 * Runs a job that yields how much of it is done (0 … 1), in slices.
 * @param context with `inTurn` every slice waits for a turn of its own, and others may have theirs in between
 * @throws EngineFault of kind `cancelled` when nobody wants the answer any more; the job is ended, not left
 */
export async function runInSlices<T>(
  job: Generator<number, T>,
  { watch, isCancelled, pause, inTurn = atOnce }: JobContext & { readonly inTurn?: InTurn },
): Promise<T> {
  try {
    for (;;) {
      const step = await inTurn(() => sliceOf(job))
      if (step.done === true) return step.value
      watch({ loadedBytes: 0, totalBytes: 0, doneShare: step.value })
      await pause()
      requireWanted({ isCancelled })
    }
  } finally {
    // what the job took on is put back, whichever way it ends
    job.return(undefined as never)
  }
}

const atOnce: InTurn = async (slice) => slice()

/** The last step of a slice. */
function sliceOf<T>(job: Generator<number, T>): IteratorResult<number, T> {
  const until = performance.now() + SLICE_MS
  for (;;) {
    const step = job.next()
    if (step.done === true || performance.now() >= until) return step
  }
}

/** @throws EngineFault of kind `cancelled` when nobody wants the answer any more */
export function requireWanted({ isCancelled }: Pick<JobContext, 'isCancelled'>): void {
  if (isCancelled()) throw engineFault({ kind: 'cancelled', message: 'the page cancelled this request' })
}
