import { expect, test } from 'vitest'
import { personalColumns } from './personal-columns.ts'
import { readSuppliedCommunities } from './supplied-communities.ts'

const rowsOf = (values: readonly string[]) => values.map((value) => ({ valueOf: () => value }))
const isLeftOut = (column: string, ...values: string[]): boolean =>
  personalColumns([column], rowsOf(values)).length === 1

test.each([
  ['手机号', ''],
  ['身份证号码', ''],
  ['Mobile', ''],
  ['ID card', ''],
  ['备注', '138 1234 5678'],
  ['备注', '+86-13812345678'],
  ['x1', '110101199003077758'],
  ['x1', '11010119900307775X'],
])('%s with "%s" is of a person', (column, value) => {
  expect(isLeftOut(column, value)).toBe(true)
})

test.each([
  ['电话', '010-62345678'],
  ['id', '110101001001'],
  ['社区代码', '110101001001'],
  ['人口', '13812'],
  ['lon', '116.404123456789'],
  ['osm_id', '13812345678901'],
  ['名称', ''],
])('%s with "%s" is not', (column, value) => {
  expect(isLeftOut(column, value)).toBe(false)
})

test('half of what stands there decides', () => {
  expect(isLeftOut('联系', '13812345678', '', '010-62345678')).toBe(true)
  expect(isLeftOut('联系', '13812345678', '010-62345678', '无')).toBe(false)
})

test('such a column is not even guessed, and read where somebody names it', () => {
  // the header of an id, the values of telephones
  const text = '编号,名称,经度,纬度\n13812345678,甲,1,2\n13912345678,乙,1,2\n'
  const read = (columns: { id?: string }) =>
    readSuppliedCommunities({ text, label: 'a.csv', columns, coordinates: 'wgs84' }).communities.map(
      ({ id }) => id,
    )
  expect(read({})).toEqual(['a.csv:2', 'a.csv:3'])
  expect(read({ id: '编号' })).toEqual(['13812345678', '13912345678'])
})

test('what is declared is read as yes or no, or not at all', () => {
  const text = 'name,lon,lat,是否达标\nA,1,2,达标\nB,1,2,否\nC,1,2,\nD,1,2,大概\n'
  const { communities, errors } = readSuppliedCommunities({
    text,
    label: 'a.csv',
    columns: {},
    coordinates: 'wgs84',
  })
  expect(communities.map(({ declared }) => declared)).toEqual([true, false, undefined])
  expect(errors).toEqual([{ line: 5, reason: 'declared "大概": expected yes or no (是, 否)' }])
})

test('a column that is said to be nowhere is not guessed', () => {
  const text = 'name,lon,lat,人口\nA,1,2,3\n'
  const file = { text, label: 'a.csv', coordinates: 'wgs84' } as const
  expect(readSuppliedCommunities({ ...file, columns: {} }).communities[0]?.residents).toBe(3)
  expect(
    readSuppliedCommunities({ ...file, columns: { residents: null } }).communities[0]?.residents,
  ).toBeNull()
  expect(() => readSuppliedCommunities({ ...file, columns: { lon: null } })).toThrow(
    'expected one each for lon',
  )
})
