import { expect, test, vi } from 'vitest'
import { toEngineError } from './engine-error.ts'
import { runInSlices } from './long-job.ts'
import type { Progress } from './protocol.ts'

/** A clock that moves by a slice with every look at it. */
const slowClock = (): void => {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 20))
}

function* counting(log: string[], to: number): Generator<number, string> {
  try {
    for (let i = 1; i <= to; i++) yield i / to
    return 'done'
  } finally {
    log.push('put back')
  }
}

test('a job tells its progress between slices and gives its result', async () => {
  slowClock()
  const [log, told]: [string[], Progress[]] = [[], []]
  const context = {
    watch: (progress: Progress) => void told.push(progress),
    isCancelled: () => false,
    pause: async () => void log.push('pause'),
  }
  expect(await runInSlices(counting(log, 4), context)).toBe('done')
  expect(told.map(({ doneShare }) => doneShare)).toEqual([0.25, 0.5, 0.75, 1])
  expect(log).toEqual(['pause', 'pause', 'pause', 'pause', 'put back'])
  vi.restoreAllMocks()
})

test('a cancelled job ends where it pauses and puts back what it took', async () => {
  slowClock()
  const log: string[] = []
  let pauses = 0
  const context = {
    watch: () => undefined,
    isCancelled: () => pauses === 2,
    pause: async () => void pauses++,
  }
  const error = await runInSlices(counting(log, 100), context).catch(toEngineError)
  expect(error).toMatchObject({ kind: 'cancelled' })
  expect([pauses, log]).toEqual([2, ['put back']])
  vi.restoreAllMocks()
})
