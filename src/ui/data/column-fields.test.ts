import { expect, test } from 'vitest'
import { ownTable } from '../../format/own-table.ts'
import type { GivenFile } from '../../state/own-reading.ts'
import { columnOf, examplesOf, missingFields } from './column-fields.ts'

const given = (text: string, file: Partial<GivenFile['file']> = {}): GivenFile => ({
  source: new File([text], 'a.csv'),
  file: { name: 'a.csv', text, ...file },
  table: ownTable(text, 'a.csv'),
})

const TABLE = 'name,title,lon,人口\nA,B,1,2\n,,,\nC,D,3,4\n'

test('a column is the chosen one, else the guessed one, and may be none', () => {
  const plain = given(TABLE)
  expect([columnOf('communities', plain, 'name'), columnOf('communities', plain, 'lat')]).toEqual([
    'name',
    null,
  ])
  const chosen = given(TABLE, { columns: { name: 'title', residents: null } })
  expect([columnOf('communities', chosen, 'name'), columnOf('communities', chosen, 'residents')]).toEqual([
    'title',
    null,
  ])
  expect(examplesOf(plain, 'title')).toEqual(['B', 'D'])
  expect(examplesOf(plain, null)).toBeNull()
})

test('what is missing depends on what the file is used for, and on its kind', () => {
  expect(missingFields('communities', given(TABLE))).toEqual(['lat'])
  expect(missingFields('communities', given(TABLE, { use: 'figures' }))).toEqual([])
  expect(missingFields('communities', given('人口\n3\n', { use: 'figures' }))).toEqual(['name'])
  expect(missingFields('facilities', given('lon,lat\n1,2\n'))).toEqual([])
  expect(missingFields('communities', given('{"type":"FeatureCollection","features":[]}'))).toEqual(['name'])
})
