import { expect, test } from 'vitest'
import { share as chinese } from '../../i18n/zh-hans/share.ts'
import {
  drawAnswer,
  drawFacility,
  drawRules,
  SERVICES,
  type DrawnAnswer,
} from '../resident/testing/draw-answer.ts'
import { wordsIn } from '../resident/testing/words-in.ts'
import { cardRows } from './card-rows.ts'

const words = { share: chinese, resident: wordsIn('zh-Hans') }

const standard = drawRules([
  { id: 'a', services: ['vegetables'] },
  {
    id: 'b',
    services: ['supermarket', 'eating'],
    names: { 'zh-Hans': '超市或饭馆', 'zh-Hant': '超市或餐館', en: 'Shop or restaurant' },
  },
  { id: 'c', services: ['pharmacy'] },
  { id: 'd', services: ['hospital'] },
  { id: 'e', services: ['laundry'] },
  { id: 'g', services: ['park'], required: false },
])

const drawn: DrawnAnswer = {
  standard,
  found: {
    vegetables: 18.5,
    supermarket: 6,
    eating: 20,
    pharmacy: 4,
    hospital: 'none',
    laundry: 'not-mapped',
    park: 9,
  },
}

function rowsOf(more: Partial<DrawnAnswer> = {}) {
  const answer = {
    ...drawAnswer({ ...drawn, ...more }),
    facilities: [
      drawFacility({ globalId: 1, names: { '': 'Рамстор' } }),
      drawFacility({ globalId: 4, names: {}, openingHours: 'Mo-Fr 09:00-18:00' }),
    ],
  }
  return cardRows({ words, answer, standard, services: SERVICES })
}

test('required rules, too far first, nearest first among them; what is not mapped apart', () => {
  const { required, notMapped } = rowsOf()
  expect(required.map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual([
    'a outside',
    'd outside',
    'c inside',
    'b inside',
  ])
  expect(notMapped).toEqual(['洗衣店'])
  const unsure = rowsOf({ unsure: { a: 'thin-data' } })
  expect(unsure.required.map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual([
    'd outside',
    'a unknown',
    'c inside',
    'b inside',
  ])
})

test('each row tells place, time, length and hours; of a group what its place is', () => {
  const by = new Map(rowsOf().required.map((row) => [row.rule, row]))
  expect(by.get('b')).toEqual({
    rule: 'b',
    name: '超市或饭馆',
    verdict: 'inside',
    ruler: 'minutes',
    nearest: 'Рамстор（超市）',
    minutes: '6 分钟',
    metres: '480 米',
    hours: null,
  })
  expect(by.get('c')).toMatchObject({ nearest: '药店（地图未注名称）', hours: 'Mo-Fr 09:00-18:00' })
  expect(by.get('a')).toMatchObject({ minutes: '19 分钟', metres: '1,480 米' })
  expect(by.get('d')).toMatchObject({ nearest: '', minutes: '45 分钟内没有', metres: '', hours: null })
})

test('other services are those within reach that have no row, soonest first', () => {
  expect(rowsOf().others.map(({ service, minutes }) => `${service} ${minutes}`)).toEqual([
    'supermarket 6 分钟',
    'park 9 分钟',
  ])
})
