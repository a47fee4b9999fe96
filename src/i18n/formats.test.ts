import { expect, test } from 'vitest'
import { formatsIn } from './formats.ts'

test('numbers, clocks and days are written as the language writes them', () => {
  const [zh, hant, en] = [formatsIn('zh-Hans'), formatsIn('zh-Hant'), formatsIn('en')]
  expect([zh.number(3_008), en.number(3_008), en.percent(0.46), en.percent(0.003)]).toEqual([
    '3,008',
    '3,008',
    '46%',
    '0.3%',
  ])
  for (const { time } of [zh, hant, en])
    expect([0, 485, 1_200, 1_439, 1_440, 1_560].map(time)).toEqual([
      '00:00',
      '08:05',
      '20:00',
      '23:59',
      '24:00',
      '02:00',
    ])
  expect([zh, hant, en].map(({ weekday }) => weekday(7, 'short'))).toEqual(['周日', '週日', 'Sun'])
  expect([zh, hant, en].map(({ weekday }) => weekday(1, 'long'))).toEqual(['星期一', '星期一', 'Monday'])
  expect([zh, en].map(({ day }) => day('2026-12-03'))).toEqual(['12月3日', 'Dec 3'])
})
