import { expect, test } from 'vitest'
import { keySentence, type KeySentence } from './key-sentence.ts'
import { drawAnswer, drawRules, SERVICES, type DrawnAnswer } from './testing/draw-answer.ts'
import { wordsIn } from './testing/words-in.ts'
import type { Words } from './words.ts'

const zh = wordsIn('zh-Hans')
const en = wordsIn('en')

const six = drawRules([
  { id: 'a', services: ['vegetables'] },
  {
    id: 'b',
    services: ['supermarket', 'eating'],
    names: { 'zh-Hans': '超市或饭馆', 'zh-Hant': '超市或餐館', en: 'Shop or restaurant' },
  },
  { id: 'c', services: ['pharmacy'] },
  { id: 'd', services: ['hospital'] },
  { id: 'e', services: ['laundry'] },
  { id: 'f', services: ['park'] },
  { id: 'g', services: ['eating'], required: false },
])

/** As it is read. */
function read(words: Words, drawn: DrawnAnswer, minutes: number | null = null): string {
  const { outcome, horizonMinutes } = drawAnswer(drawn)
  const sentence = keySentence({
    words,
    outcome,
    standard: drawn.standard,
    minutes,
    horizonMinutes,
    services: SERVICES,
  })
  return [sentence.lead + sentence.strong, ...clausesOf(words, sentence)].join('|')
}

const clausesOf = ({ text }: Words, { clauses }: KeySentence): string[] =>
  clauses.map(({ label, items }) => {
    const said = items.map(({ name, note }) => name + (note === '' ? '' : text.list.bracket(note)))
    return label + said.join(text.list.separator) + text.list.stop.trim()
  })

const found = {
  vegetables: 18.5,
  supermarket: 6,
  pharmacy: 4,
  hospital: 23,
  laundry: 'not-mapped',
  park: 9,
} as const

test('the total is the number of required rules; too far comes nearest first, then what is not mapped', () => {
  expect(read(zh, { standard: six, found }).split('|')).toEqual([
    '从家步行 15 分钟，6 项服务有 3 项走得到',
    '走不到：菜市场（最近 19 分钟）、医院（23 分钟）。',
    '地图未收录：洗衣店。',
  ])
  expect(read(en, { standard: six, found }).split('|')).toEqual([
    'Within 15 minutes on foot you can reach 3 of 6 services',
    'Too far: market (nearest 19 minutes), hospital (23 minutes).',
    'Not on the map: laundry.',
  ])
})

test('a group goes by its own name, a single service by the resident’s', () => {
  const said = read(zh, { standard: six, found: { ...found, supermarket: 20 } })
  expect(said).toContain('走不到：菜市场（最近 19 分钟）、超市或饭馆（20 分钟）')
})

test('what cannot be told has a clause of its own', () => {
  const said = read(zh, { standard: six, found, unsure: { d: 'thin-data' } })
  expect(said).toContain('|说不准：医院。|')
  expect(said).toContain('走不到：菜市场（最近 19 分钟）。')
})

test('beyond the horizon there is no figure; several such rules are told in one', () => {
  expect(read(zh, { standard: six, found: { ...found, hospital: 'none' } })).toContain(
    '走不到：菜市场（最近 19 分钟）、医院（45 分钟内没有）。',
  )
  const two = { ...found, hospital: 'none', park: 'none' } as const
  expect(read(zh, { standard: six, found: two })).toContain(
    '|走不到：菜市场（最近 19 分钟）。|45 分钟内没有：医院、公园。|',
  )
  expect(read(en, { standard: six, found: two })).toContain('|None within 45 minutes: hospital, park.|')
})

test('all, none and one are said as people say it', () => {
  const one = drawRules([{ id: 'a', services: ['park'] }])
  expect(read(zh, { standard: one, found: { park: 3 } })).toBe('从家步行 15 分钟，1 项服务全部走得到')
  expect(read(en, { standard: one, found: { park: 3 } })).toBe(
    'Within 15 minutes on foot you can reach the 1 service',
  )
  expect(read(en, { standard: one, found: { park: 16 } })).toContain('you can reach none of 1 service|')
  expect(read(zh, { standard: one, found: { park: 16 } })).toContain('1 项服务还没有一项走得到|')
  const nothing = drawRules([{ id: 'a', services: ['park'], required: false }])
  expect(read(zh, { standard: nothing, found: {} })).toBe('本标准没有必备服务')
})

test('one minute is one minute', () => {
  const one = drawRules([{ id: 'a', services: ['park'] }])
  expect(read(en, { standard: one, found: { park: 1 } }, 1)).toMatch(/^Within 1 minute on foot/)
})

test('standards in metres speak of metres, with each limit where they differ', () => {
  const metres = { ruler: 'metres', scalable: false } as const
  const gb = drawRules([
    { id: 'a', services: ['park'], ...metres, threshold: 300 },
    { id: 'b', services: ['laundry'], ...metres, threshold: 1_000 },
  ])
  expect(read(zh, { standard: gb, found: { park: 10, laundry: 1 } })).toBe(
    '从家步行 300–1,000 米，2 项服务有 1 项走得到|走不到：公园（最近 800 米，要求 300 米）。',
  )
  expect(read(en, { standard: gb, found: { park: 10, laundry: 1 } })).toBe(
    'Within 300–1,000 m on foot you can reach 1 of 2 services|Too far: park (nearest 800 m, limit 300 m).',
  )
})
