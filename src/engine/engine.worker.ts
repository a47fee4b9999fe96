import hierarchyAddress from '../network/wasm/hierarchy.wasm?url'
import surfaceAddress from '../isochrone/wasm/surface.wasm?url'
import { settled } from './engine-error.ts'
import { buffersOf, createHandlers, handle } from './handlers.ts'
import { createKernelLoader } from './load-kernels.ts'
import type { Asked, FromWorker, ToWorker } from './protocol.ts'
import { holdLife } from './worker-life.ts'

const fetchHere: typeof fetch = (url, init) => fetch(url, init)
const kernels = createKernelLoader(fetchHere, { hierarchy: hierarchyAddress, surface: surfaceAddress })
const handlers = createHandlers({ fetch: fetchHere, kernels })

/** Requests under way, and whether the page still wants them. */
const isWanted = new Map<number, boolean>()

const post = (message: FromWorker, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer })

holdLife((lock) => post({ kind: 'alive', lock }))

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.name !== 'cancel') void answer(data)
  else if (isWanted.has(data.id)) isWanted.set(data.id, false)
})

async function answer(message: Asked): Promise<void> {
  const { id } = message
  isWanted.set(id, true)
  const result = await settled(() =>
    handle(handlers, message, {
      watch: (progress) => post({ id, kind: 'progress', progress }),
      isCancelled: () => isWanted.get(id) === false,
      pause: nextTurn,
    }),
  )
  isWanted.delete(id)
  post({ id, kind: 'answer', result }, result.ok ? buffersOf(message.name, result.value) : [])
}

const turns = new MessageChannel()
const waiting: (() => void)[] = []
turns.port1.addEventListener('message', () => waiting.shift()?.())
turns.port1.start()

/** The messages that have come in first, then on. A timer would wait four milliseconds. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    turns.port2.postMessage(null)
  })
}
