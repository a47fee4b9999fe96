import { createRoot, createSignal } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import { createAfterPaint } from './after-paint.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A page whose frames are drawn by hand; each is followed by the task after its painting. */
function stubFrames() {
  let callbacks: (() => void)[] = []
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => callbacks.push(callback))
  return async (): Promise<void> => {
    const due = callbacks
    callbacks = []
    for (const callback of due) callback()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function follow(frames: number) {
  const [source, setSource] = createSignal('a')
  return createRoot((dispose) => ({ shown: createAfterPaint(source, frames), setSource, dispose }))
}

test('it is right at first, and follows so many painted frames behind', async () => {
  const frame = stubFrames()
  const { shown, setSource, dispose } = follow(2)
  expect(shown()).toBe('a')
  setSource('b')
  expect(shown()).toBe('a')
  await frame()
  expect(shown()).toBe('a')
  await frame()
  expect(shown()).toBe('b')
  dispose()
})

test('what changes in every frame is followed at its newest, never put off', async () => {
  const frame = stubFrames()
  const { shown, setSource, dispose } = follow(1)
  const seen: string[] = []
  for (const next of ['b', 'c', 'd', 'e']) {
    setSource(next)
    if (next === 'c') setSource('cc')
    await frame()
    seen.push(shown())
  }
  expect(seen).toEqual(['b', 'cc', 'd', 'e'])
  dispose()
})

test('a page that draws no frames is not left behind for good', () => {
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', () => 0)
  const { shown, setSource, dispose } = follow(1)
  setSource('b')
  vi.advanceTimersByTime(499)
  expect(shown()).toBe('a')
  vi.advanceTimersByTime(1)
  expect(shown()).toBe('b')
  dispose()
})
