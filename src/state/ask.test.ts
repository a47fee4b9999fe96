import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import type { EngineError, OpenRequest } from '../engine/protocol.ts'
import { createAsk } from './ask.ts'
import { fakeEngine, settled } from './testing/fake-engine.ts'

/** Requests of one folder are about the same. */
const folder = (id: string, at = 'one'): OpenRequest => ({ id, folder: `http://localhost/cities/${at}/` })
const broken: EngineError = {
  kind: 'file',
  problem: 'broken',
  file: 'spine.bin',
  message: 'spine.bin: damaged',
}
const city = (id: string) => ({ ok: true, value: { id } as never }) as const

/** A question in a root of its own. */
function open() {
  const { engine, asked } = fakeEngine()
  const [input, setInput] = createSignal<OpenRequest | undefined>()
  const about = () => input()?.folder
  return createRoot((dispose) => ({
    ask: createAsk(engine, 'open', { input, about }),
    asked,
    setInput,
    dispose,
  }))
}

test('nothing is asked without an input, and the answer goes when the input goes', async () => {
  const { ask, asked, setInput, dispose } = open()
  expect(asked('open')).toHaveLength(0)
  setInput(folder('a'))
  await settled()
  expect(ask.pending()).toEqual({ loadedBytes: 0, totalBytes: 0 })
  asked('open')[0]?.progress(5, 10)
  expect(ask.pending()).toEqual({ loadedBytes: 5, totalBytes: 10 })
  await asked('open')[0]?.answer(city('a'))
  expect([ask.value()?.id, ask.pending(), ask.error()]).toEqual(['a', null, null])
  setInput(undefined)
  await settled()
  expect(ask.value()).toBeUndefined()
  dispose()
})

test('an answer that comes late does not replace a newer one', async () => {
  const { ask, asked, setInput, dispose } = open()
  setInput(folder('a'))
  setInput(folder('b'))
  await settled()
  await asked('open').at(-1)?.answer(city('b'))
  await asked('open')[0]?.answer(city('a'))
  expect(ask.value()?.id).toBe('b')
  dispose()
})

test('an answer about something else does not stand', async () => {
  const { ask, asked, setInput, dispose } = open()
  setInput(folder('a', 'one'))
  await settled()
  await asked('open')[0]?.answer(city('a'))
  setInput(folder('b', 'two'))
  expect(ask.value()).toBeUndefined()
  await settled()
  await asked('open')[1]?.answer(city('b'))
  expect(ask.value()?.id).toBe('b')
  setInput(folder('a', 'one'))
  expect(ask.value()).toBeUndefined()
  dispose()
})

test('the old answer stands while the next is under way; an error takes it away; retry asks again', async () => {
  const { ask, asked, setInput, dispose } = open()
  setInput(folder('a'))
  await settled()
  await asked('open')[0]?.answer(city('a'))
  setInput(folder('b'))
  await settled()
  expect(ask.value()?.id).toBe('a')
  await asked('open')[1]?.answer({ ok: false, error: broken })
  expect([ask.value(), ask.error()]).toEqual([undefined, broken])
  ask.retry()
  await settled()
  expect(asked('open')).toHaveLength(3)
  await asked('open')[2]?.answer(city('b'))
  expect([ask.value()?.id, ask.error()]).toEqual(['b', null])
  ask.retry()
  await settled()
  expect(asked('open')).toHaveLength(3)
  dispose()
})
