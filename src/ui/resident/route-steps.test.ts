import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RouteAnswer } from '../../city/place-answer.ts'
import { routeStory } from './route-steps.ts'
import { wordsIn } from './testing/words-in.ts'

const zh = wordsIn('zh-Hans')
const en = wordsIn('en')

const walk = (more: Partial<RouteAnswer> = {}): RouteAnswer => ({
  method: 'network',
  facility: 1,
  ds: 5_512,
  dm: 6_000,
  line: [],
  startDm: 300,
  endDm: 100,
  stepsDm: 0,
  signals: 0,
  stretches: [
    { names: { '': 'Абая' }, kind: 'residential', ds: 3_000, dm: 3_200 },
    { names: null, kind: 'footway', ds: 2_112, dm: 2_400 },
  ],
  ...more,
})

test('from door to door: legs off the street first and last, streets by name or kind', () => {
  const { steps, metres, seconds } = routeStory(zh, walk(), 0)
  expect(steps).toEqual([
    { what: '从门口到街道', metres: 30, seconds: 30 },
    { what: 'Абая', metres: 320, seconds: 300 },
    { what: '人行道', metres: 240, seconds: 212 },
    { what: '从街道到门口', metres: 10, seconds: 10 },
  ])
  expect([metres, seconds]).toEqual([600, 552])
})

test('what counts, steps and signals are told beside', () => {
  expect(routeStory(zh, walk(), 20).remarks).toEqual(['9 分 12 秒，按 10 分钟计', '没有台阶', '不过红绿灯'])
  const hard = walk({ stepsDm: 121, signals: 2 })
  expect(routeStory(zh, hard, 20).remarks.slice(1)).toEqual([
    '有台阶（13 米）',
    '过 2 处红绿灯，每处按等 20 秒计',
  ])
  expect(routeStory(en, walk({ signals: 1 }), 0).remarks).toEqual([
    '9 min 12 s, counted as 10 minutes',
    'No steps',
    '1 traffic signal',
  ])
})

test('legs of no length are not told', () => {
  const { steps } = routeStory(en, walk({ startDm: 0, endDm: 0, ds: 5_112, dm: 5_600 }), 0)
  expect(steps.map(({ what }) => what)).toEqual(['Абая', 'footway'])
})

test('the parts add up to the totals, and the totals to the walk', () => {
  const length = fc.integer({ min: 0, max: 9_000 })
  const stretches = fc.array(fc.record({ ds: length, dm: length }), { maxLength: 12 })
  fc.assert(
    fc.property(stretches, length, length, length, (parts, startDm, endDm, legsDs) => {
      const offStreetDs = startDm + endDm === 0 ? 0 : legsDs
      const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
      const ds = sum(parts.map((part) => part.ds)) + offStreetDs
      const dm = sum(parts.map((part) => part.dm)) + startDm + endDm
      const told = parts.map((part) => ({ ...part, names: null, kind: 'path' as const }))
      const story = routeStory(en, walk({ ds, dm, startDm, endDm, stretches: told }), 0)
      expect(sum(story.steps.map(({ metres }) => metres))).toBe(story.metres)
      expect(sum(story.steps.map(({ seconds }) => seconds))).toBe(story.seconds)
      expect([story.metres, story.seconds]).toEqual([Math.ceil(dm / 10), Math.ceil(ds / 10)])
    }),
    { seed: 4 },
  )
})
