import { expect, test } from 'vitest'
import {
  MAP_CHOICES,
  PART_CHOICES,
  sheetOptions,
  whyNotMap,
  whyNotPart,
  type ReportFacts,
} from './report-choice.ts'

const everything: ReportFacts = {
  hasMap: true,
  hasStreets: true,
  hasPlan: true,
  hasNeeds: true,
  hasAreas: true,
}
const reasons = (facts: ReportFacts) => ({
  maps: MAP_CHOICES.filter((map) => whyNotMap(map, facts) !== null),
  parts: PART_CHOICES.filter((part) => whyNotPart(part, facts) !== null),
})

test('what is missing takes away what rests on it, and says why', () => {
  expect(reasons(everything)).toEqual({ maps: [], parts: [] })
  expect(reasons({ ...everything, hasPlan: false })).toEqual({
    maps: ['planGrades', 'planStreets', 'flips'],
    parts: ['plan', 'flips'],
  })
  expect(reasons({ ...everything, hasStreets: false }).maps).toEqual(['streets', 'minutes', 'planStreets'])
  expect(reasons({ ...everything, hasNeeds: false, hasAreas: false }).parts).toEqual(['areas', 'needs'])
  // without maps the report is words and tables
  const blind = { ...everything, hasMap: false, hasPlan: false }
  expect(new Set(MAP_CHOICES.map((map) => whyNotMap(map, blind)))).toEqual(new Set(['no-map']))
})

const names = [
  { district: '东区', streets: ['一街', '二街'] },
  { district: '西区', streets: ['三街'] },
  { district: '新区', streets: [] },
  { district: null, streets: ['无区街'] },
]

test('sheets are of all streets, of one district, or of the street that is looked at', () => {
  expect(sheetOptions(names, null).map(({ value, areas }) => [value, areas.length])).toEqual([
    ['all', 4],
    ['district:东区', 2],
    ['district:西区', 1],
  ])
  expect(sheetOptions(names, { district: '东区', street: null })).toEqual([
    {
      value: 'all',
      of: { district: '东区', street: null },
      areas: [
        { district: '东区', street: '一街' },
        { district: '东区', street: '二街' },
      ],
    },
  ])
  expect(sheetOptions(names, { district: '西区', street: '三街' })[0]?.areas).toEqual([
    { district: '西区', street: '三街' },
  ])
  expect(sheetOptions(names, { district: null, street: '无区街' })[0]?.areas).toEqual([
    { district: null, street: '无区街' },
  ])
})

test('without streets there are no sheets', () => {
  expect(sheetOptions([], null)).toEqual([])
  expect(sheetOptions([{ district: '东区', streets: [] }], null)).toEqual([])
})
