import { readOwnFile } from './read-own-file.ts'
import type { FromFilesWorker } from './file-reader.ts'

const post = (message: FromFilesWorker): void => self.postMessage(message, { transfer: [] })

/** Bytes are told this often; a message for every piece would be thousands. */
const TOLD_EVERY_MS = 100

self.addEventListener('message', ({ data }: MessageEvent<File>) => {
  let toldAt = -Infinity
  void readOwnFile(data, (progress) => {
    const now = performance.now()
    if (now - toldAt < TOLD_EVERY_MS) return
    toldAt = now
    post({ kind: 'progress', progress })
  }).then(post)
})
