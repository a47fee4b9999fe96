import { batch, createRoot, createSignal } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import type { Place, PlaceAnswer } from '../city/place-answer.ts'
import type { OpenCity, Progress } from '../engine/protocol.ts'
import type { Focus, Session, Work } from './session.ts'
import { createShownSession } from './shown-session.ts'

afterEach(() => void vi.useRealTimers())

const placeAt = (lon: number): Place => ({ kind: 'point', at: [lon, 51] })
const answerOf = (id: number): PlaceAnswer => ({ id }) as unknown as PlaceAnswer
const WALKING: Progress = { loadedBytes: 0, totalBytes: 0 }

function open() {
  const [place, setPlace] = createSignal<Place | null>(null)
  const [answer, setAnswer] = createSignal<PlaceAnswer>()
  const [focus, setFocus] = createSignal<Focus | null>(null)
  const [walk, setWalk] = createSignal<Progress | null>(null)
  const [city, setCity] = createSignal({} as OpenCity)
  const session = {
    place,
    answer,
    focus,
    city,
    comparison: () => undefined,
    route: () => undefined,
    week: () => undefined,
    work: () => ({ place: walk() }) as unknown as Work,
  } as unknown as Session
  const tap = (lon: number): void =>
    batch(() => {
      setPlace(placeAt(lon))
      setAnswer(undefined)
      setFocus(null)
      setWalk(WALKING)
    })
  const arrive = (id: number): void =>
    batch(() => {
      setAnswer(answerOf(id))
      setFocus({ service: 'pharmacy', facility: id })
      setWalk(null)
    })
  const { shown, dispose } = createRoot((end) => ({ shown: createShownSession(session), dispose: end }))
  const seen = () => [shown.place(), shown.answer(), shown.focus()?.facility]
  return { seen, tap, arrive, setWalk, setCity, dispose }
}

test('the last place stands with all that is known of it until the next answer is there', () => {
  vi.useFakeTimers()
  const { seen, tap, arrive, dispose } = open()
  tap(1)
  // there is nothing before it to stand
  expect(seen()).toEqual([placeAt(1), undefined, undefined])
  arrive(1)
  expect(seen()).toEqual([placeAt(1), answerOf(1), 1])
  tap(2)
  vi.advanceTimersByTime(200)
  expect(seen()).toEqual([placeAt(1), answerOf(1), 1])
  arrive(2)
  expect(seen()).toEqual([placeAt(2), answerOf(2), 2])
  dispose()
})

test('an answer that is late, or fails, leaves the last one no longer than a moment', () => {
  vi.useFakeTimers()
  const { seen, tap, arrive, setWalk, dispose } = open()
  tap(1)
  arrive(1)
  tap(2)
  vi.advanceTimersByTime(301)
  expect(seen()).toEqual([placeAt(2), undefined, undefined])
  arrive(2)
  tap(3)
  // the walk has failed
  setWalk(null)
  vi.advanceTimersByTime(301)
  expect(seen()).toEqual([placeAt(3), undefined, undefined])
  dispose()
})

test('nothing of one city stands in another', () => {
  const { seen, tap, arrive, setCity, dispose } = open()
  tap(1)
  arrive(1)
  batch(() => {
    setCity({} as OpenCity)
    tap(2)
  })
  expect(seen()).toEqual([placeAt(2), undefined, undefined])
  dispose()
})
