import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readChecklists } from '../services/checklist.ts'
import {
  CHECKLIST_MARKS,
  EMPTY_CHECKLISTS,
  joinBooks,
  setName,
  setTick,
  type ChecklistBook,
} from './checklist-book.ts'
import { checklistCsv, readChecklistFile, readKeptChecklists, writeChecklists } from './checklist-files.ts'
import type { ChecklistKnowledge } from './checklist-rows.ts'

const data = new URL('../../data/checklists.json', import.meta.url)
const lists = readChecklists(JSON.parse(readFileSync(data, 'utf8')), 'data/checklists.json')
const slots = lists.flatMap(({ id, groups }) =>
  groups.flatMap((group) => group.slots.map((slot) => ({ list: id, slot: slot.id }))),
)
const COMMUNITIES = ['osm:node/1', 'c,2', '=c3']
const known: ChecklistKnowledge = {
  city: 'astana',
  hasSlot: (list, slot) => slots.some((one) => one.list === list && one.slot === slot),
  service: (text) => (text === 'market' || text === '菜市场' ? 'market' : null),
  community: (text) => COMMUNITIES.find((id) => id === text) ?? (text === '一社区' ? 'osm:node/1' : null),
}
const csv = (book: ChecklistBook) =>
  checklistCsv(book, {
    city: 'astana',
    lists,
    groupName: (group) => group.names['zh-Hans'],
    communityName: (id) => `名 ${id}`,
  })

const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom('=1+1', "'=x", "''-x", '图书室, "大"', '  空 格 \r\n 行', '*', '全市'),
)
const book = fc
  .record({
    names: fc.array(
      fc.record({
        key: fc.constantFrom(...slots),
        name: text,
        service: fc.constantFrom(null, 'market'),
      }),
      { maxLength: 6 },
    ),
    ticks: fc.array(
      fc.record({
        key: fc.constantFrom(...slots.slice(0, 4)),
        community: fc.constantFrom(null, ...COMMUNITIES),
        mark: fc.constantFrom(...CHECKLIST_MARKS),
        note: text,
        date: fc.constantFrom(null, '2026-11-22', '2024-02-29'),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ names, ticks }) => {
    const named = names.reduce((all, { key, ...one }) => setName(all, { ...key, ...one }), EMPTY_CHECKLISTS)
    return ticks.reduce((all, { key, ...one }) => setTick(all, { ...key, ...one }), named)
  })

/** A table has the slots' order, not that of typing. */
const sorted = ({ names, ticks }: ChecklistBook) => ({
  names: names.map((one) => JSON.stringify(one)).toSorted(),
  ticks: ticks.map((one) => JSON.stringify(one)).toSorted(),
})

describe('a file of checklists', () => {
  it('is read as it was written, as JSON and as a table, and is the same once joined in', () => {
    fc.assert(
      fc.property(book, (written) => {
        const json = readChecklistFile(writeChecklists(written, 'astana'), known)
        expect(json).toEqual({ kind: 'read', book: written, errors: [], ignored: [] })
        const table = readChecklistFile(csv(written), known)
        if (table.kind !== 'read') throw new Error(table.why)
        expect(table.errors).toEqual([])
        expect(sorted(table.book)).toEqual(sorted(written))
        expect(sorted(joinBooks(written, table.book))).toEqual(sorted(written))
      }),
      { seed: 61, numRuns: 150 },
    )
  })

  it('offers every slot to be named, and takes the table back with nothing filled in', () => {
    const table = csv(EMPTY_CHECKLISTS)
    expect(table.trimEnd().split('\r\n')).toHaveLength(1 + 60 + 30)
    expect(readChecklistFile(table, known)).toEqual({
      kind: 'read',
      book: EMPTY_CHECKLISTS,
      errors: [],
      ignored: [],
    })
  })

  it('keeps the good rows of a table and tells line and column of the others', () => {
    const rows = [
      '清单,编号,名称,服务,社区,情况,备注,日期,电话',
      'catalogue-10x6,employment-1,求职登记,菜市场,一社区,有,,2026/1/2,123',
      'catalogue-10x6,employment-2,甲,别的,,,,,',
      'catalogue-10x6,employment-9,乙,,,,,,',
      'catalogue-10x6,employment-1,另一个名字,,,,,,',
      'frame-30,school-1,学校,,三社区,有,,,',
      'frame-30,school-1,,,全市,没有,,2026-02-30,',
      'frame-30,school-1,,,,有,,,',
      'frame-30,school-1,,,全市,也许,,,',
      'frame-30,school-1,,,全市,没有,在建,,',
    ]
    const read = readChecklistFile(rows.join('\n'), known)
    if (read.kind !== 'read') throw new Error(read.why)
    const errors = read.errors.map(({ line, field, problem, found }) => [line, field, problem, found])
    expect(errors).toEqual([
      [3, 'service', 'service', '别的'],
      [4, 'slot', 'slot', 'catalogue-10x6 employment-9'],
      [5, 'name', 'twice', '另一个名字'],
      [6, 'community', 'community', '三社区'],
      [7, 'date', 'date', '2026-02-30'],
      [8, 'community', 'place', ''],
      [9, 'mark', 'mark', '也许'],
    ])
    expect(read.ignored).toEqual(['电话'])
    expect(read.book).toEqual({
      names: [
        { list: 'catalogue-10x6', slot: 'employment-1', name: '求职登记', service: 'market' },
        { list: 'catalogue-10x6', slot: 'employment-2', name: '甲', service: null },
        { list: 'frame-30', slot: 'school-1', name: '学校', service: null },
      ],
      ticks: [
        {
          list: 'catalogue-10x6',
          slot: 'employment-1',
          community: 'osm:node/1',
          mark: 'present',
          note: '',
          date: '2026-01-02',
        },
        { list: 'frame-30', slot: 'school-1', community: null, mark: 'absent', note: '在建', date: null },
      ],
    })
  })

  it('takes the wording of another city, never what was found there', () => {
    const key = { list: 'frame-30', slot: 'school-1' }
    const named = setName(EMPTY_CHECKLISTS, { ...key, name: '学校', service: null })
    const tick = { ...key, community: null, mark: 'present', note: '', date: null } as const
    const read = readChecklistFile(writeChecklists(setTick(named, tick), 'helsinki'), known)
    expect(read).toEqual({
      kind: 'read',
      book: named,
      errors: [{ line: 1, field: 'ticks.city', problem: 'other-city', found: 'helsinki' }],
      ignored: [],
    })
  })

  it('tells list, position and key of what is broken in JSON', () => {
    const file = {
      format: 'quarter-hour-checklists',
      version: 1,
      city: 'astana',
      names: [
        7,
        { list: 'frame-30', slot: 'school-1', name: 5 },
        { list: 'frame-30', slot: 'school-1', name: '校' },
      ],
      ticks: 'none',
    }
    const read = readChecklistFile(JSON.stringify(file), known)
    if (read.kind !== 'read') throw new Error(read.why)
    expect(read.errors.map(({ line, field, found }) => [line, field, found])).toEqual([
      [1, 'names', '7'],
      [2, 'names.name', '5'],
      [0, 'ticks', '"none"'],
    ])
    expect(read.book.names).toHaveLength(1)
  })

  it.each([
    ['{', 'no-json'],
    ['[]', 'no-checklists'],
    ['{"format":"quarter-hour-ledger","version":1}', 'no-checklists'],
    ['{"format":"quarter-hour-checklists","version":2}', 'version'],
    ['社区,服务\n一社区,菜市场', 'no-columns'],
  ])('refuses %s', (content, why) => {
    expect(readChecklistFile(content, known)).toMatchObject({ kind: 'refused', why })
  })

  it('keeps in the browser what the data have no more', () => {
    const gone = { list: 'gone', slot: 'gone-1' }
    const kept = setTick(setName(EMPTY_CHECKLISTS, { ...gone, name: '旧', service: 'gone' }), {
      ...gone,
      community: 'gone',
      mark: 'absent',
      note: '',
      date: null,
    })
    const read = readKeptChecklists(writeChecklists(kept, 'astana'), 'astana')
    expect(read).toEqual({ kind: 'read', book: kept, errors: [], ignored: [] })
  })

  it('reads anything without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), book.map(csv)), fc.nat(400), (content, cut) => {
        expect(readChecklistFile(content.slice(cut), known).kind).toMatch(/^(read|refused)$/)
      }),
      { seed: 62, numRuns: 150 },
    )
  })
})
