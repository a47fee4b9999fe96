import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAnnouncement } from './create-announcement.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('only a sentence that stands still is read out, and it goes with its answer', () => {
  const [text, setText] = createSignal('')
  const { said, dispose } = createRoot((stop) => ({ said: createAnnouncement(text), dispose: stop }))
  setText('14 minutes')
  vi.advanceTimersByTime(600)
  setText('15 minutes')
  vi.advanceTimersByTime(600)
  expect(said()).toBe('')
  vi.advanceTimersByTime(100)
  expect(said()).toBe('15 minutes')
  setText('')
  expect(said()).toBe('')
  setText('16 minutes')
  dispose()
  vi.advanceTimersByTime(700)
  expect(said()).toBe('')
})
