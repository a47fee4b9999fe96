import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import type { Edit } from '../city/edit.ts'
import type { EngineError, LiveAnswer, LiveShow, Terms } from '../engine/protocol.ts'
import { fakeEngine, settled } from '../state/testing/fake-engine.ts'
import { causeOf, createLive, type Wanted } from './create-live.ts'

const SHOW: LiveShow = { kind: 'minutes', service: 'pharmacy' }
const termsOf = (walker: string): Terms => ({ standard: {}, walker: { id: walker }, minutes: null }) as never
const ADULT = termsOf('adult')
const addedAt = (lon: number): readonly Edit[] => [
  { kind: 'add-facility', at: [lon, 51], services: ['pharmacy'] },
]
const want = (edits: readonly Edit[], terms = ADULT): Wanted => ({ terms, edits, show: SHOW })
const answered = (value: number) =>
  ({
    ok: true,
    value: { judgement: { value }, nodes: Uint16Array.of(value), workMs: value } as never,
  }) as const
const superseded: EngineError = { kind: 'superseded', message: 'a newer one came' }
const broken: EngineError = { kind: 'file', problem: 'broken', file: 'spine.bin', message: 'damaged' }

/** The live city in a root of its own. */
function open() {
  const { engine, asked } = fakeEngine()
  const [wanted, setWanted] = createSignal<Wanted>()
  return createRoot((dispose) => ({
    live: createLive(engine, wanted),
    asked: () => asked('live'),
    setWanted,
    dispose,
  }))
}
const shownValue = (answer: LiveAnswer | undefined): number | undefined => answer?.nodes?.[0]

test('of all that was wanted during an answer the newest is asked next, and nothing between', async () => {
  const { live, asked, setWanted, dispose } = open()
  setWanted(want(addedAt(1)))
  await settled()
  for (const lon of [2, 3, 4]) setWanted(want(addedAt(lon)))
  await settled()
  expect(asked()).toHaveLength(1)
  await asked()[0]?.answer(answered(1))
  await settled()
  expect(shownValue(live.shown()?.answer)).toBe(1)
  expect(asked()[1]?.input).toMatchObject({ edits: addedAt(4) })
  dispose()
})

test('the city as it is today is asked for when nothing new is wanted, once per terms', async () => {
  const { live, asked, setWanted, dispose } = open()
  setWanted(want(addedAt(1)))
  await settled()
  await asked()[0]?.answer(answered(7))
  await settled()
  expect(live.today()).toBeUndefined()
  expect(asked()[1]?.input).toEqual({ terms: ADULT, edits: [], show: null })
  await asked()[1]?.answer(answered(5))
  await settled()
  expect(live.today()).toEqual({ value: 5 })
  setWanted(want(addedAt(2)))
  await settled()
  await asked()[2]?.answer(answered(8))
  await settled()
  expect(asked()).toHaveLength(3)
  dispose()
})

test('without edits the answer itself is the city of today, until other terms hold', async () => {
  const { live, asked, setWanted, dispose } = open()
  setWanted(want([]))
  await settled()
  await asked()[0]?.answer(answered(3))
  await settled()
  expect([live.today(), asked().length]).toEqual([{ value: 3 }, 1])
  setWanted(want(addedAt(1), termsOf('slow')))
  await settled()
  await asked()[1]?.answer(answered(4))
  expect(live.today()).toBeUndefined()
  dispose()
})

test('what is wanted no more is shown no more, and a late answer about it is dropped', async () => {
  const { live, asked, setWanted, dispose } = open()
  setWanted(want([]))
  await settled()
  await asked()[0]?.answer(answered(1))
  expect([live.isSettled(), shownValue(live.shown()?.answer)]).toEqual([true, 1])
  setWanted(want(addedAt(1)))
  expect(live.isSettled()).toBe(false)
  setWanted(undefined)
  expect([live.shown(), live.today(), live.isSettled()]).toEqual([undefined, undefined, false])
  setWanted(want([]))
  await settled()
  await asked()[1]?.answer(answered(2))
  await settled()
  expect([live.shown(), live.today()]).toEqual([undefined, undefined])
  await asked()[2]?.answer(answered(3))
  expect([shownValue(live.shown()?.answer), live.today()]).toEqual([3, { value: 3 }])
  dispose()
})

test('a closed engine is not asked for today without end', async () => {
  const { live, asked, setWanted, dispose } = open()
  setWanted(want(addedAt(1)))
  await settled()
  for (const i of [0, 1]) {
    await asked()[i]?.answer({ ok: false, error: superseded })
    await settled()
  }
  expect([asked().length, live.error()]).toEqual([2, null])
  dispose()
})

test('turns are timed by what changed', async () => {
  const { live, asked, setWanted, dispose } = open()
  const steps = [want([]), want(addedAt(1)), want(addedAt(2)), want(addedAt(2), termsOf('slow'))]
  for (const [i, step] of steps.entries()) {
    setWanted(step)
    await settled()
    await asked()
      .at(-1)
      ?.answer(answered(10 * i))
    await settled()
  }
  const { moveWorker, moveMain, walkerWorker, walkerMain } = live.timers
  expect(moveWorker.timing()).toEqual({ count: 1, median: 20, p95: 20 })
  expect(walkerWorker.timing()).toEqual({ count: 1, median: 30, p95: 30 })
  expect([moveMain.timing().count, walkerMain.timing().count]).toEqual([1, 1])
  dispose()
})

test('trouble is told once and stops the asking; wanting something else or a retry asks again', async () => {
  const { live, asked, setWanted, dispose } = open()
  setWanted(want([]))
  await settled()
  await asked()[0]?.answer({ ok: false, error: broken })
  await settled()
  expect([live.error(), asked().length]).toEqual([broken, 1])
  live.retry()
  await settled()
  expect([live.error(), asked().length]).toEqual([null, 2])
  await asked()[1]?.answer({ ok: false, error: superseded })
  await settled()
  expect(live.error()).toBeNull()
  dispose()
})

test('a move is the same wish with the facility elsewhere, and nothing else', () => {
  const here = want(addedAt(1))
  expect(causeOf(here, want(addedAt(2)))).toBe('move')
  expect(causeOf(undefined, here)).toBe('other')
  expect(causeOf(want([]), here)).toBe('other')
  expect(causeOf(here, { ...want(addedAt(2)), show: { kind: 'missing' } })).toBe('other')
  expect(causeOf(here, { ...here, terms: termsOf('slow') })).toBe('walker')
})
