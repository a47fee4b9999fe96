import { expect, test } from 'vitest'
import { easy } from '../../i18n/zh-hans/easy.ts'
import type { KeySentence } from './key-sentence.ts'
import { readTexts } from './read-text.ts'
import { drawAnswer, drawRules, SERVICES } from './testing/draw-answer.ts'
import { wordsIn } from './testing/words-in.ts'

const sentence: KeySentence = {
  lead: '从家步行 15 分钟，',
  strong: '6 项服务有 4 项走得到',
  isNone: false,
  clauses: [
    {
      kind: 'tooFar',
      label: '走不到：',
      items: [
        { name: '菜市场', note: '最近 19 分钟' },
        { name: '公园', note: '' },
      ],
    },
  ],
}
const answer = drawAnswer({
  standard: drawRules([{ id: 'health', services: ['pharmacy'] }]),
  found: { pharmacy: 9, hospital: 6 },
})
const input = { words: wordsIn('zh-Hans'), read: easy.read, answer, services: SERVICES }

test('the key sentence is read a sentence at a time, as it is written', () => {
  expect(readTexts({ ...input, sentence, task: null })).toEqual([
    '从家步行 15 分钟，6 项服务有 4 项走得到。',
    '走不到：菜市场（最近 19 分钟）、公园。',
  ])
})

test('what the visitor came for follows, nearest first; what nothing leads to is left out', () => {
  expect(readTexts({ ...input, sentence: undefined, task: 'doctor' })).toEqual([
    '医院，6 分钟。',
    '药店，9 分钟。',
  ])
})
