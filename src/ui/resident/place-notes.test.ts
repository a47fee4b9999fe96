import { expect, test } from 'vitest'
import type { Judgement } from '../../city/judgement.ts'
import { beginsText, noWalk, walkNotes, wholeCommunityText } from './place-notes.ts'
import { drawAnswer, drawRules } from './testing/draw-answer.ts'
import { wordsIn } from './testing/words-in.ts'

const zh = wordsIn('zh-Hans')
const en = wordsIn('en')
const standard = drawRules([{ id: 'a', services: ['park'] }])
const answer = drawAnswer({ standard, found: { park: 1 } })

test('without a walk there is a reason and something to do', () => {
  expect(noWalk(zh, 'off-network')?.title).toBe('附近 150 米内没有可走的街道')
  expect(noWalk(zh, 'outside-city')?.title).toBe('这里不在本城数据范围')
  expect((['joined', 'far', 'behind-wall'] as const).map((joined) => noWalk(zh, joined))).toEqual([
    null,
    null,
    null,
  ])
})

test('an estimate, a long leg and a wall are told', () => {
  expect(walkNotes(zh, answer)).toEqual([])
  const notes = walkNotes(zh, { ...answer, method: 'straight-line-estimate', joined: 'behind-wall' })
  expect(notes.map(({ tone, text }) => `${tone} ${text.slice(0, 7)}`)).toEqual([
    'amber 按直线距离估算',
    'amber 到最近的街道隔',
  ])
})

test('a community as a whole, by its grade', () => {
  const judgement = {
    standard,
    band: Uint8Array.of(0, 1, 4, 1, 4),
    missing: Uint8Array.of(0, 2, 0, 1, 3),
    undecided: Uint8Array.of(0, 0, 9, 1, 9),
  } as unknown as Judgement
  const said = (words: typeof zh, index: number) =>
    wholeCommunityText(words, { unit: 'derived' }, { judgement, index })
  expect([0, 1, 2, 3, 4, 5].map((index) => said(zh, index))).toEqual([
    '整个街坊：要求的服务都达到（按 80% 居民判定）',
    '整个街坊：缺 2 项（按 80% 居民判定）',
    '整个街坊：暂不能判定',
    '整个街坊：至少缺 1 项（按 80% 居民判定）',
    '整个街坊：至少缺 3 项（按 80% 居民判定）',
    '整个街坊：暂不能判定',
  ])
  expect([1, 3].map((index) => said(en, index))).toEqual([
    'The whole block: 2 services missing (missing = under 80% of residents reach it)',
    'The whole block: at least 1 service missing (missing = under 80% of residents reach it)',
  ])
})

test('a community says where its walk begins', () => {
  expect(beginsText(zh, { origin: 'homes' })).toContain('一户人家')
  expect(beginsText(zh, { origin: 'office' })).not.toContain('一户人家')
})
