import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  drawSample,
  hitRate,
  readSpotCheck,
  spotCsv,
  SPOT_SIZE,
  writeSpotCheck,
  type SpotCheck,
} from './spot-check.ts'

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 120 })
const seeds = fc.integer({ min: 1, max: 999_999 })

test('draws so many, each once, and all where there are fewer', () => {
  fc.assert(
    fc.property(ids, seeds, (all, seed) => {
      const drawn = drawSample(all, seed)
      expect(drawn).toHaveLength(Math.min(SPOT_SIZE, all.length))
      expect(new Set(drawn).size).toBe(drawn.length)
      for (const position of drawn) expect(position in all).toBe(true)
    }),
    { seed: 20, numRuns: 300 },
  )
})

test('the same seed draws the same ids, whatever their order', () => {
  fc.assert(
    fc.property(ids, seeds, (all, seed) => {
      const names = (list: readonly string[]) => drawSample(list, seed).map((i) => list[i])
      expect(names(all.toReversed())).toEqual(names(all))
    }),
    { seed: 21, numRuns: 200 },
  )
})

test('another seed draws others', () => {
  const all = Array.from({ length: 500 }, (_, i) => `c${i}`)
  expect(drawSample(all, 1)).not.toEqual(drawSample(all, 2))
})

test('every community is drawn about equally often: within five standard deviations', () => {
  const all = Array.from({ length: 100 }, (_, i) => `c${String(i).padStart(3, '0')}`)
  const [draws, share] = [2_000, SPOT_SIZE / 100]
  const counts = new Map<number, number>()
  for (let seed = 1; seed <= draws; seed++)
    for (const i of drawSample(all, seed)) counts.set(i, (counts.get(i) ?? 0) + 1)
  const deviation = Math.sqrt(draws * share * (1 - share))
  for (const i of all.keys())
    expect(Math.abs((counts.get(i) ?? 0) - draws * share)).toBeLessThan(5 * deviation)
})

test('the hit rate counts what was found right or wrong, and nothing else', () => {
  const rows = (['right', 'right', 'wrong', 'unsure', null] as const).map((mark) => ({ mark }))
  expect(hitRate(rows)).toEqual({ right: 2, of: 3, rate: 2 / 3, unsure: 1, checked: 4 })
  expect(hitRate([{ mark: 'unsure' }])).toMatchObject({ of: 0, rate: null })
})

const CHECK: SpotCheck = {
  version: 1,
  seed: 7,
  date: '2026-11-22',
  city: 'town',
  cityHash: null,
  standard: 'beijing-15',
  walker: 'standard',
  minutes: null,
  area: { district: '东', street: null },
  unit: 'community',
  of: 2,
  rows: [
    {
      id: 'a',
      name: '=甲',
      district: '东',
      street: null,
      lon: 116.4,
      lat: 39.9,
      verdict: 'outside',
      missing: 1,
      lacking: ['pharmacy'],
      mark: 'wrong',
    },
  ],
}

test('what is kept is read again; anything else is not', () => {
  expect(readSpotCheck(writeSpotCheck(CHECK))).toEqual(CHECK)
  for (const broken of ['', 'null', '{}', '[1]', JSON.stringify({ ...CHECK, seed: 0 })])
    expect(readSpotCheck(broken)).toBeNull()
  const marked = { ...CHECK, rows: CHECK.rows.map((row) => ({ ...row, mark: 'maybe' })) }
  expect(readSpotCheck(JSON.stringify(marked))).toBeNull()
})

test('the file has one row per community, and no formulas', () => {
  const csv = spotCsv(CHECK, {
    columns: Object.fromEntries(
      'number name district street lon lat judged missing lacking mark seed date standard walker minutes'
        .split(' ')
        .map((column) => [column, column.toUpperCase()]),
    ) as never,
    verdict: { inside: '达标', outside: '缺项' },
    mark: { right: '对', wrong: '不对', unsure: '说不准', none: '' },
    ruleName: (rule) => `<${rule}>`,
  })
  const [header, row, end] = csv.split('\r\n')
  expect(header).toMatch(/NUMBER,NAME,DISTRICT/)
  expect(row).toBe("1,'=甲,东,,116.4,39.9,缺项,1,<pharmacy>,不对,7,2026-11-22,beijing-15,standard,")
  expect(end).toBe('')
})
