import { expect, it } from 'vitest'
import { NO_NAME } from '../../../src/network/network.ts'
import { nameSetOf, nameTable } from './name-table.ts'

it('reads the local name and languages, and nothing that merely looks like one', () => {
  const tags = {
    name: '学院路',
    'name:en': 'Xueyuan Road',
    'name:zh-Hant': '學院路',
    'name:left': 'L',
    'name:zh_pinyin': 'Xuéyuàn Lù',
    'name:etymology': 'academy',
    'name:kk': '',
    alt_name: 'X',
  }
  expect(nameSetOf(tags)).toEqual({ '': '学院路', en: 'Xueyuan Road', 'zh-Hant': '學院路' })
  expect(nameSetOf({ highway: 'footway' })).toBeNull()
})

it('stores each distinct set once, whatever the order of the tags', () => {
  const table = nameTable()
  expect(table.indexOf({ name: 'A', 'name:ru': 'А' })).toBe(0)
  expect(table.indexOf({ name: 'A' })).toBe(1)
  expect(table.indexOf({ 'name:ru': 'А', name: 'A' })).toBe(0)
  expect(table.indexOf({ ref: '1' })).toBe(NO_NAME)
  expect(table.names).toEqual([{ '': 'A', ru: 'А' }, { '': 'A' }])
})
