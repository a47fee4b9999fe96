import type { Progress } from './protocol.ts'
import type { OwnFileRead, ReadableFile } from './read-own-file.ts'

/** From the worker that reads one file. */
export type FromFilesWorker = { readonly kind: 'progress'; readonly progress: Progress } | OwnFileRead

/** The part of a `Worker` that is needed here. */
export type FilesWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>

export interface ReadOptions {
  readonly onProgress: (progress: Progress) => void
  readonly signal: AbortSignal
}

/** Reads a file of places off the page's thread; never rejects. */
export type FileReading = (file: ReadableFile, options: ReadOptions) => Promise<OwnFileRead>

const startFilesWorker = (): FilesWorker =>
  new Worker(new URL('./files.worker.ts', import.meta.url), { type: 'module' })

/**
 * A worker for each file, which is ended with the answer: a file that is given up, or that takes all memory, takes only
 * its own worker along, at once and with all it held.
 */
export const readInWorker =
  (start: () => FilesWorker = startFilesWorker): FileReading =>
  (file, { onProgress, signal }) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve({ kind: 'cancelled' })
      const worker = start()
      const end = (read: OwnFileRead): void => {
        signal.removeEventListener('abort', cancel)
        worker.terminate()
        resolve(read)
      }
      const cancel = (): void => end({ kind: 'cancelled' })
      const stopped = (): void =>
        end({
          kind: 'refused',
          reason: null,
          message: `${file.name}: the reader stopped, for want of memory perhaps; expected a smaller file`,
        })
      signal.addEventListener('abort', cancel)
      worker.addEventListener('message', ({ data }: MessageEvent<FromFilesWorker>) => {
        if (data.kind === 'progress') onProgress(data.progress)
        else end(data)
      })
      worker.addEventListener('error', stopped)
      worker.addEventListener('messageerror', stopped)
      worker.postMessage(file, [])
    })
