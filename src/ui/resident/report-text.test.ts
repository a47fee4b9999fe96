import { expect, it } from 'vitest'
import { CORRECTION_KINDS } from '../../format/notes.ts'
import { notes as en } from '../../i18n/en/notes.ts'
import { notes as zh } from '../../i18n/zh-hans/notes.ts'
import { presentValue, reportError, reportLines, reportLinks, reportTitle } from './report-text.ts'

const about = {
  city: { id: 'astana', name: '阿斯塔纳' },
  service: { id: 'pharmacy', name: '药店' },
  facility: { id: 'osm:node/1', name: 'Аптека' },
  dataDate: '2017-12-04',
  page: 'https://example.org/#city=astana&service=pharmacy',
  object: 'https://www.openstreetmap.org/way/1',
}
const fields = { kind: 'hours', suggested: ' 9:00–18:00 ', text: '' } as const

it('wrong hours quote the present ones and say the right ones', () => {
  const input = { words: zh, about, fields, present: 'Mo-Fr 10:00-17:00' }
  expect(reportTitle(input)).toBe('阿斯塔纳：Аптека，开放时间不对')
  expect([...reportLines(input), ...reportLinks(input)]).toEqual([
    '城市：阿斯塔纳（astana）',
    '设施：Аптека（osm:node/1）',
    '服务：药店（pharmacy）',
    '哪里不对：开放时间不对',
    '现在写的是：Mo-Fr 10:00-17:00',
    '应当是：9:00–18:00',
    '数据日期：2017-12-04',
    '地图对象：https://www.openstreetmap.org/way/1',
    '页面：https://example.org/#city=astana&service=pharmacy',
  ])
})

it('a missing place has no facility, and something to find it by', () => {
  const missing = { kind: 'missing-place', suggested: '', text: '' } as const
  expect(reportError(missing)).toBe('missing-place')
  expect(reportError({ ...missing, text: 'corner of Main Street' })).toBeNull()
  const input = {
    words: en,
    about: { ...about, facility: null, object: null, dataDate: null },
    fields: { ...missing, suggested: 'A, 1 Main Street' },
    present: null,
  }
  expect(reportTitle(input)).toBe('阿斯塔纳: 药店 – Missing from the map')
  expect(reportLines(input)).toEqual([
    'City: 阿斯塔纳 (astana)',
    'Service: 药店 (pharmacy)',
    'What is wrong: Missing from the map',
    'It should say: A, 1 Main Street',
  ])
})

it('what was suggested for another kind of error is not said', () => {
  const lines = reportLines({ words: en, about, fields: { ...fields, kind: 'closed' }, present: null })
  expect(lines.join()).not.toContain('9:00')
})

it('only “something else” needs words', () => {
  const silent = CORRECTION_KINDS.filter((kind) => reportError({ kind, suggested: '', text: ' ' }) === null)
  expect(silent).toEqual(['hours', 'closed', 'moved', 'name', 'not-there', 'there'])
})

it('the present value is that of what is wrong', () => {
  const facility = { openingHours: '24/7', address: null, name: 'A' }
  const values = CORRECTION_KINDS.map((kind) => presentValue(kind, facility, 'nothing'))
  expect(values).toEqual(['24/7', null, 'nothing', 'A', null, null, null, null])
})
