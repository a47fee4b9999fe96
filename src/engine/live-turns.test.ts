import { expect, test } from 'vitest'
import type { LiveCity } from '../city/live/live-city.ts'
import { toEngineError } from './engine-error.ts'
import { createLiveTurns } from './live-turns.ts'

const aCity = (): LiveCity => ({ kernels: 'plain' }) as unknown as LiveCity

test('one request has the city at a time, in the order they came, whatever becomes of those before', async () => {
  const turns = createLiveTurns(async () => aCity())
  const log: string[] = []
  const long = turns.take(async () => {
    log.push('long begins')
    await new Promise((resolve) => setTimeout(resolve, 5))
    log.push('long ends')
    throw new Error('in vain')
  })
  const short = turns.take(() => void log.push('short'))
  await expect(long).rejects.toThrow('in vain')
  await short
  expect(log).toEqual(['long begins', 'long ends', 'short'])
})

test('a city for which there is no memory is told with the bytes, and made again for the next request', async () => {
  let made = 0
  const turns = createLiveTurns(async () => {
    made++
    return aCity()
  })
  const full = await turns
    .take(() => {
      throw new RangeError('out of memory: this city needs 5 MB (5000000 bytes)')
    })
    .catch(toEngineError)
  expect(full).toMatchObject({ kind: 'memory', message: expect.stringContaining('5000000 bytes') as string })
  await turns.take(() => undefined)
  await turns.take(() => undefined)
  expect(made).toBe(2)
})

test('an edit that is refused costs nothing', async () => {
  let made = 0
  const turns = createLiveTurns(async () => {
    made++
    return aCity()
  })
  await turns.take(() => Promise.reject(new Error('edit 1: found facility 9'))).catch(toEngineError)
  await turns.take(() => undefined)
  expect(made).toBe(1)
})

test('a released city is let go after those who wait for it, and made again', async () => {
  let made = 0
  const turns = createLiveTurns(async () => {
    made++
    return aCity()
  })
  const first = turns.take(() => made)
  turns.release()
  expect(await first).toBe(1)
  expect(await turns.take(() => made)).toBe(2)
})
