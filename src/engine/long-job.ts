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

/** A job works this long before it lets messages in, milliseconds: less than a frame. */
const SLICE_MS = 12

/**
 * Runs a job that yields how much of it is done (0 … 1), in slices.
 * @throws EngineFault of kind `cancelled` when nobody wants the answer any more; the job is ended, not left
 */
export async function runInSlices<T>(
  job: Generator<number, T>,
  { watch, isCancelled, pause }: JobContext,
): Promise<T> {
  try {
    for (let until = performance.now() + SLICE_MS; ;) {
      const step = job.next()
      if (step.done === true) return step.value
      if (performance.now() < until) continue
      watch({ loadedBytes: 0, totalBytes: 0, doneShare: step.value })
      await pause()
      requireWanted({ isCancelled })
      until = performance.now() + SLICE_MS
    }
  } finally {
    // what the job took on is put back, whichever way it ends
    job.return(undefined as never)
  }
}

/** @throws EngineFault of kind `cancelled` when nobody wants the answer any more */
export function requireWanted({ isCancelled }: Pick<JobContext, 'isCancelled'>): void {
  if (isCancelled()) throw engineFault({ kind: 'cancelled', message: 'the page cancelled this request' })
}
