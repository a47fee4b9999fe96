import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import type { Engine, EngineError, Input, Output } from '../engine/protocol.ts'
import { fakeEngine, settled } from './testing/fake-engine.ts'
import { createJob } from './job.ts'

const INPUT = { service: 'pharmacy' } as Input<'openings'>
const ranked = (tried: number) => ({ ok: true, value: { tried } as Output<'openings'> }) as const
const cancelled: EngineError = { kind: 'cancelled', message: 'the page cancelled this request' }

/** The job in a root of its own, with the signals that it gave away. */
function open() {
  const fake = fakeEngine()
  const signals: (AbortSignal | undefined)[] = []
  const engine: Engine = {
    ...fake.engine,
    ask: (name, input, onProgress, signal) => {
      signals.push(signal)
      return fake.engine.ask(name, input, onProgress, signal)
    },
  }
  return createRoot((dispose) => ({
    job: createJob(engine, 'openings'),
    asked: () => fake.asked('openings'),
    isAborted: (i: number) => signals[i]?.aborted,
    dispose,
  }))
}

test('a job tells how far it is, and then its answer', async () => {
  const { job, asked, dispose } = open()
  void job.start(INPUT)
  expect(job.progress()).toEqual({ loadedBytes: 0, totalBytes: 0 })
  asked()[0]?.progress(3, 4)
  expect(job.progress()).toEqual({ loadedBytes: 3, totalBytes: 4 })
  await asked()[0]?.answer(ranked(7))
  expect([job.progress(), job.answer(), job.error()]).toEqual([null, { tried: 7 }, null])
  dispose()
})

test('a job that is stopped tells so', async () => {
  const { job, asked, isAborted, dispose } = open()
  void job.start(INPUT)
  job.stop()
  expect(isAborted(0)).toBe(true)
  await asked()[0]?.answer({ ok: false, error: cancelled })
  expect([job.progress(), job.answer(), job.error()]).toEqual([null, undefined, cancelled])
  dispose()
})

test('a job that is cleared stops and says nothing, for nobody stopped it', async () => {
  const { job, asked, isAborted, dispose } = open()
  void job.start(INPUT)
  job.clear()
  expect([isAborted(0), job.progress()]).toEqual([true, null])
  asked()[0]?.progress(3, 4)
  await asked()[0]?.answer({ ok: false, error: cancelled })
  expect([job.progress(), job.answer(), job.error()]).toEqual([null, undefined, null])
  dispose()
})

test('of a job that is begun anew only the newest answer counts', async () => {
  const { job, asked, dispose } = open()
  void job.start(INPUT)
  void job.start(INPUT)
  await asked()[0]?.answer(ranked(1))
  expect(job.answer()).toBeUndefined()
  await asked()[1]?.answer(ranked(2))
  expect(job.answer()).toEqual({ tried: 2 })
  job.clear()
  await settled()
  expect(job.answer()).toBeUndefined()
  dispose()
})
