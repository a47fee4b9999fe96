import type { Judgement } from '../city/judgement.ts'
import { settled } from './engine-error.ts'
import { buffersOf, createHandlers, handle } from './handlers.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

const handlers = createHandlers({ fetch: (url, init) => fetch(url, init) })

const post = (message: FromWorker, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer })

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => void answer(data))

async function answer(message: ToWorker): Promise<void> {
  const { id, name } = message
  const result = await settled(() =>
    handle(handlers, message, (progress) => post({ id, kind: 'progress', progress })),
  )
  const given = name === 'judge' && result.ok ? buffersOf(result.value as Judgement) : []
  post({ id, kind: 'answer', result }, given)
}
