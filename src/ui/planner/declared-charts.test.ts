import { expect, test } from 'vitest'
import { loadDeclared } from '../../state/declared.ts'
import { chartsOf } from './declared-charts.ts'

test('circles of one programme and area make a line, two programmes never one', async () => {
  const declared = await loadDeclared('beijing')
  if (declared === null) throw new Error('data/declared/beijing.json is gone')
  const [only, ...more] = chartsOf(declared)
  expect(more).toEqual([])
  expect(only?.programme).toBe('service-circle')
  expect(only?.area.en).toBe('Beijing')
  expect(only?.points.map(({ circles }) => circles)).toEqual([622, 1_342, 1_452, 1_560])
  const years = only?.points.map(({ year }) => year) ?? []
  expect(years.map(Math.floor)).toEqual([2012, 2016, 2017, 2018])
  expect(years).toEqual(years.toSorted((a, b) => a - b))
})

test('figures of one year alone are no line', async () => {
  const declared = await loadDeclared('beijing')
  if (declared === null) throw new Error('data/declared/beijing.json is gone')
  expect(chartsOf({ ...declared, rows: declared.rows.filter(({ date }) => date === '2016') })).toEqual([])
})
