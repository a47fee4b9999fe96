import { createEffect, createSignal, on, untrack, type Accessor } from 'solid-js'

/** A page that is not seen draws no frames: then the next one is not waited for any longer. */
const NO_FRAME_MS = 500

/**
 * Follows `source` so many painted frames behind, at its newest then: what can wait is kept out of the frame that
 * answers a tap. Always right at first.
 */
export function createAfterPaint<T>(source: Accessor<T>, frames: number): Accessor<T> {
  const [shown, show] = createSignal(untrack(source))
  let isWaiting = false
  createEffect(
    on(
      source,
      () => {
        if (isWaiting) return
        isWaiting = true
        afterFrames(frames, () => {
          isWaiting = false
          show(() => untrack(source))
        })
      },
      { defer: true },
    ),
  )
  return shown
}

function afterFrames(count: number, run: () => void): void {
  if (count === 0) run()
  else afterFrame(() => afterFrames(count - 1, run))
}

/** Once the next frame is painted. */
function afterFrame(run: () => void): void {
  let isDone = false
  const once = (): void => {
    if (isDone) return
    isDone = true
    clearTimeout(unseen)
    run()
  }
  const unseen = setTimeout(once, NO_FRAME_MS)
  // the frame is painted between its callbacks and the next task
  globalThis.requestAnimationFrame?.(() => {
    const { port1, port2 } = new MessageChannel()
    const painted = (): void => {
      port1.close()
      once()
    }
    port1.addEventListener('message', painted, { once: true })
    port1.start()
    port2.postMessage(null)
  })
}
