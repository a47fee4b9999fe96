import { describe, expect, test } from 'vitest'
import type { OpenState, PlaceAnswer, PlaceChoice } from '../../city/place-answer.ts'
import { knownText, openLine, stateText, weekLines, whenText } from './hours-text.ts'
import { drawAnswer, drawRules } from './testing/draw-answer.ts'
import { wordsIn } from './testing/words-in.ts'

const [zh, en] = [wordsIn('zh-Hans'), wordsIn('en')]
/** A Sunday. */
const SUNDAY = '2026-11-22T20:00'

test.each([
  [{ state: 'open', changesAt: '2026-11-22T21:00' }, '营业中 · 21:00 关', 'open until 21:00'],
  [{ state: 'open', changesAt: '2026-11-23T00:00' }, '营业中 · 24:00 关', 'open until 24:00'],
  [{ state: 'open', changesAt: '2026-11-23T02:30' }, '营业中 · 02:30 关', 'open until 02:30'],
  [{ state: 'open', changesAt: '2026-11-24T09:00' }, '营业中 · 周二 09:00 关', 'open until Tue 09:00'],
  [{ state: 'open', changesAt: null }, '营业中', 'open'],
  [{ state: 'closed', changesAt: '2026-11-23T08:00' }, '已关 · 周一 08:00 开', 'closed, opens Mon 08:00'],
  [{ state: 'closed', changesAt: '2026-11-22T22:00' }, '已关 · 22:00 开', 'closed, opens 22:00'],
  [{ state: 'closed', changesAt: '2027-04-01T10:00' }, '已关 · 4月1日 10:00 开', 'closed, opens Apr 1 10:00'],
  [{ state: 'closed', changesAt: null }, '已关', 'closed'],
  [{ state: 'unknown', changesAt: null }, '时间未知', 'hours unknown'],
] as const)('%j reads %s', (state, chinese, english) => {
  expect([stateText(zh, state, SUNDAY), stateText(en, state, SUNDAY)]).toEqual([chinese, english])
})

test('the time that was asked for is told by weekday and clock', () => {
  const sunday = { weekday: 7, minute: 1_200 }
  expect([whenText(zh, sunday, SUNDAY), whenText(en, sunday, SUNDAY)]).toEqual(['周日 20:00', 'Sun 20:00'])
  expect([whenText(zh, 'now', SUNDAY), whenText(en, 'now', SUNDAY)]).toEqual(['现在（20:00）', 'Now (20:00)'])
})

describe('the line under the key sentence', () => {
  const standard = drawRules([
    { id: 'market', services: ['vegetables'] },
    { id: 'pharmacy', services: ['pharmacy', 'hospital'] },
    { id: 'park', services: ['park'], ruler: 'metres', threshold: 300, scalable: false },
    { id: 'laundry', services: ['laundry'] },
  ])
  const found = { vegetables: 10, pharmacy: 8, hospital: 12, park: 5, laundry: 30 } as const
  const choice = (minutes: number, state: OpenState['state']): PlaceChoice => ({
    facility: minutes,
    ds: minutes * 600,
    dm: minutes * 800,
    hours: { state, changesAt: null },
  })
  const answerWith = (choices: Readonly<Record<string, readonly PlaceChoice[]>>): PlaceAnswer => {
    const answer = drawAnswer({ standard, found })
    const services = answer.services.map((one) => ({ ...one, choices: choices[one.service] ?? [] }))
    return { ...answer, services, time: SUNDAY }
  }
  const line = (choices: Parameters<typeof answerWith>[0], minutes: number | null = null) =>
    [zh, en].map((words) =>
      openLine({
        words,
        answer: answerWith(choices),
        standard,
        minutes,
        when: { weekday: 7, minute: 1_200 },
      }),
    )

  test('counts what is within reach by what is known of it', () => {
    const choices = {
      vegetables: [choice(10, 'closed')],
      pharmacy: [choice(14, 'unknown'), choice(8, 'closed')],
      hospital: [choice(12, 'open')],
      park: [choice(5, 'unknown')],
    }
    // the park lies 400 m off where 300 are asked for: out of reach, as is the laundry
    expect(line(choices)).toEqual([
      '周日 20:00：走得到的 2 项里，1 项确知有开着的，1 项确知都关着。',
      'Sun 20:00: of the 2 within reach, 1 has a place known to be open, 1 is known to be closed.',
    ])
  })

  test('does not take a place beyond the limit for one within reach', () => {
    const choices = {
      vegetables: [choice(16, 'open'), choice(10, 'unknown')],
      pharmacy: [choice(16, 'open'), choice(8, 'closed')],
    }
    expect(line(choices)[0]).toBe('周日 20:00：走得到的 2 项里，1 项时间未知，1 项确知都关着。')
    expect(line(choices, 20)[0]).toBe('周日 20:00：走得到的 2 项里，2 项确知有开着的。')
    // what nobody listed is not known to be closed
    expect(line({})[1]).toBe('Sun 20:00: of the 2 within reach, 2 have unknown hours.')
  })

  test('is not there without a time, or with nothing within reach', () => {
    const input = { words: zh, standard, minutes: null, when: null }
    expect(openLine({ ...input, answer: drawAnswer({ standard, found }) })).toBeNull()
    const nothing = { ...drawAnswer({ standard, found: {} }), time: SUNDAY }
    expect(openLine({ ...input, answer: nothing })).toBeNull()
  })
})

test('how little is known is said, unless all is', () => {
  const said = (readable: number, of: number) => [zh, en].map((words) => knownText(words, { readable, of }))
  expect(said(11, 102)).toEqual(['102 处里只有 11 处写有时间', 'Only 11 of 102 have hours on the map'])
  expect(said(0, 1)).toEqual(['1 处都没写时间', 'It has no hours on the map'])
  expect(said(3, 3)).toEqual([null, null])
  expect(knownText(zh, null)).toBeNull()
})

describe('the week', () => {
  const dates = [22, 23, 24, 25, 26, 27, 28].map((day) => `2026-11-${day}`)
  const span = (from: number, to: number, isUnsure = false) => ({ from, to, isUnsure })
  const week = (spans: (i: number) => ReturnType<typeof span>[]) => ({
    text: '',
    days: dates.map((date, i) => ({ date, spans: spans(i) })),
  })

  test('is told day by day, today first', () => {
    const lines = weekLines(
      zh,
      week((i) => (i === 0 ? [] : [span(540, 780), span(840, 1_080, i === 1)])),
    )
    expect(lines.slice(0, 3)).toEqual([
      { day: '今天（周日）', hours: '不开', isToday: true },
      { day: '周一', hours: '09:00–13:00、14:00–18:00（不一定）', isToday: false },
      { day: '周二', hours: '09:00–13:00、14:00–18:00', isToday: false },
    ])
    expect(lines).toHaveLength(7)
  })

  test('is one line where every day is the same', () => {
    expect(
      weekLines(
        en,
        week(() => [span(0, 1_440)]),
      ),
    ).toEqual([{ day: 'Every day', hours: 'All day', isToday: true }])
    expect(
      weekLines(
        en,
        week(() => [span(1_200, 1_560)]),
      )[0]?.hours,
    ).toBe('20:00–02:00')
    expect(
      weekLines(
        en,
        week(() => [span(480, 1_440)]),
      )[0]?.hours,
    ).toBe('08:00–24:00')
  })
})
