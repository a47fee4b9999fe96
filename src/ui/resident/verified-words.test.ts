import { expect, test } from 'vitest'
import type { Standard } from '../../services/standard.ts'
import { drawRules } from './testing/draw-answer.ts'
import { wordsIn } from './testing/words-in.ts'
import { verifiedWords } from './verified-words.ts'

const zh = wordsIn('zh-Hans')
const en = wordsIn('en')
const rules = [
  { id: 'a', services: ['park'] },
  { id: 'b', services: ['laundry'] },
]
const standard = drawRules(rules)
const judging = { source: 'drawn', verified: false }
const thinFloors = { per10000Residents: { park: 1 }, source: 'drawn', verified: false }

const said = (more: Partial<Standard>, words = zh) => {
  const found = verifiedWords(words, { ...standard, ...more })
  return [found.whole, found.said, ...found.open]
}

test('a standard of which everything is verified says so and no more', () => {
  expect(said({})).toEqual([true, '已核实'])
})

test('judging and floors that are not verified are told of a verified standard', () => {
  expect(said({ judging, thinFloors })).toEqual([false, '各项要求已核实', '判定口径、收录下限未核实'])
  expect(said({ judging })).toEqual([false, '各项要求已核实', '判定口径未核实'])
  expect(said({ thinFloors }, en)).toEqual([false, 'Requirements verified', 'floors are not'])
})

test('floors of no service are nothing to verify', () => {
  expect(said({ thinFloors: { ...thinFloors, per10000Residents: {} } })).toEqual([true, '已核实'])
})

test('requirements are counted by value and by smallest size', () => {
  const minSize = { source: 'drawn', verified: false }
  const open = drawRules([
    { id: 'a', services: ['park'], verified: false },
    { id: 'b', services: ['laundry'], minSize },
  ])
  expect(said({ rules: open.rules, judging })).toEqual([
    false,
    '已核实',
    '其中 2 项要求的数值未核实',
    '判定口径未核实',
  ])
  expect(said({ rules: open.rules, judging, verified: false })).toEqual([
    false,
    '未核实',
    '其中 2 项要求的数值未核实',
  ])
})
