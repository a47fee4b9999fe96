import { describe, expect, it } from 'vitest'
import type { Judgement } from '../city/judgement.ts'
import { dictionary as en } from '../i18n/en/dictionary.ts'
import { dictionary as zh } from '../i18n/zh-hans/dictionary.ts'
import { markWords } from './mark-words.ts'

const JUDGEMENT = {
  standard: {
    rules: [
      { id: 'market', ruler: 'minutes' },
      { id: 'park', ruler: 'metres' },
    ],
  },
  band: Uint8Array.of(0, 2, 4, 4),
  missing: Uint8Array.of(0, 4, 2, 0),
  undecided: Uint8Array.of(0, 0, 3, 9),
  rules: [
    { rule: 'market', verdict: Uint8Array.of(0, 1, 2, 1), primary: Uint16Array.of(0, 11_401, 0, 65_535) },
    { rule: 'park', verdict: Uint8Array.of(1, 0, 0, 0), primary: Uint16Array.of(12_340, 0, 0, 0) },
  ],
} as unknown as Judgement

const wordsOf = (words: typeof en, rule: string | null) =>
  [0, 1, 2, 3].map((community) => markWords(JUDGEMENT, { community, rule }, words, String))

describe('the words of a mark', () => {
  it('say the grade', () => {
    expect(wordsOf(zh, null)).toEqual(['全部可达', '缺 4 项', '至少缺 2 项', '暂不能判定'])
  })

  it('say how far the nearest is', () => {
    expect(wordsOf(en, 'market')).toEqual([
      'Within reach',
      'Too far: nearest 20 min on foot',
      "Can't tell",
      'Too far: nearest 99+ min on foot',
    ])
    expect(wordsOf(zh, 'park')[0]).toBe('走不到，最近步行 1.3 公里')
  })
})
