import { createRoot, createSignal } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import { createLate } from './late.ts'

afterEach(() => void vi.useRealTimers())

test('only what takes long is told of, and no longer than it takes', () => {
  vi.useFakeTimers()
  const [work, setWork] = createSignal<number | null>(null)
  const { late, dispose } = createRoot((end) => ({ late: createLate(work), dispose: end }))
  const told = (next: number | null, ms: number): number | null => {
    setWork(next)
    vi.advanceTimersByTime(ms)
    return late()
  }
  expect(told(1, 299)).toBeNull()
  expect(told(null, 500)).toBeNull()
  expect(told(2, 299)).toBeNull()
  expect(told(3, 2)).toBe(3)
  expect(told(4, 0)).toBe(4)
  expect(told(null, 0)).toBeNull()
  expect(told(5, 0)).toBeNull()
  dispose()
})
