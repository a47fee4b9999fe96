import { expect, test } from 'vitest'
import { easy as en } from '../../i18n/en/easy.ts'
import { easy as zh } from '../../i18n/zh-hans/easy.ts'
import type { Walker } from '../../services/walker.ts'
import type { Change, Comparison } from '../../state/comparison.ts'
import { wordsIn } from './testing/words-in.ts'
import { compareText, headlines } from './two-walkers-text.ts'

const walker = (id: string) =>
  ({ id, names: { 'zh-Hans': `${id}（15 分钟约 720 米）`, en: `${id} (about 720 m)` } }) as unknown as Walker
const change = { kind: 'rule', id: 'a', ruler: 'minutes', mine: 1, theirs: 2 } as const satisfies Change
const nothing: Comparison = { lost: [], unsure: [], gained: [], alsoLost: [], alsoGained: [] }
const inChinese = { text: zh.two, words: wordsIn('zh-Hans') }
const inEnglish = { text: en.two, words: wordsIn('en') }
const textsOf = (found: readonly { readonly text: string }[]) => found.map(({ text }) => text)

test('what is lost is counted, in the words of who walks', () => {
  const found = { ...nothing, lost: [change, change], unsure: [change] }
  expect(textsOf(headlines(inChinese, found, walker('elder')))).toEqual([
    '年纪大了会失去这 2 项',
    '年纪大了有 1 项说不准',
  ])
  expect(textsOf(headlines(inEnglish, { ...nothing, lost: [change] }, walker('wheelchair')))).toEqual([
    'In a wheelchair, you lose this service',
  ])
})

test('where nothing changes, that is said; what the standard does not ask for changes nothing', () => {
  const [only, ...rest] = headlines(inChinese, { ...nothing, alsoLost: [change] }, walker('elder'))
  expect([only, rest]).toEqual([{ list: 'none', text: '年纪大了，标准要求的服务一项也不少' }, []])
  expect(headlines(inChinese, { ...nothing, gained: [change] }, walker('adult'))).toEqual([
    { list: 'gained', text: '按成年人的步速会多出这 1 项' },
  ])
})

test('a walker without words of his own goes by his short name, also one named like a property of objects', () => {
  expect(compareText(zh.two, wordsIn('zh-Hans'), walker('child'))).toBe('和「child」比一比')
  expect(compareText(zh.two, wordsIn('zh-Hans'), walker('toString'))).toBe('和「toString」比一比')
  expect(compareText(zh.two, wordsIn('zh-Hans'), walker('elder'))).toBe('和慢走的比一比')
  expect(textsOf(headlines(inChinese, { ...nothing, lost: [change] }, walker('other')))).toEqual([
    '换成「other」会失去这 1 项',
  ])
})
