import { afterEach, expect, test, vi } from 'vitest'
import { holdLife, whenGone } from './worker-life.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** One lock as a browser keeps it: its holder, and those in line, each called when the one before is gone. */
function fakeLocks() {
  const line: (() => unknown)[] = []
  const request = (_: string, held: () => unknown): Promise<unknown> => {
    line.push(held)
    if (line.length === 1) held()
    return new Promise(() => {})
  }
  const killHolder = (): void => {
    line.shift()
    line[0]?.()
  }
  return { request, killHolder }
}

test('a worker is known to be gone when its lock is free, and not before', () => {
  const locks = fakeLocks()
  vi.stubGlobal('navigator', { locks })
  const [held, gone] = [vi.fn<(lock: string) => void>(), vi.fn<() => void>()]
  holdLife(held)
  whenGone(held.mock.calls[0]?.[0] ?? '', gone)
  expect(gone).not.toHaveBeenCalled()
  locks.killHolder()
  expect(gone).toHaveBeenCalledTimes(1)
})

test('without locks a worker says nothing', () => {
  vi.stubGlobal('navigator', {})
  const held = vi.fn<() => void>()
  holdLife(held)
  expect(held).not.toHaveBeenCalled()
})
