import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readChecklists } from './checklist.ts'
import { impliedCommunities, readDeclared } from './declared.ts'
import { readWalkers } from './walker.ts'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'))

const walkersJson = read('walkers.json') as Record<string, unknown>[]
const declaredJson = read('declared/beijing.json') as { rows: Record<string, unknown>[] }

describe('walkers', () => {
  const walkers = readWalkers(walkersJson, 'data/walkers.json')

  it('are the four of the method', () => {
    expect(walkers.map((one) => [one.id, one.paceMps, one.stepsFactor, one.signalWaitS])).toEqual([
      ['standard', 1.11, 1, 0],
      ['adult', 1.33, 0.5, 15],
      ['elder', 0.8, 0.4, 20],
      ['wheelchair', 0.8, 'closed', 15],
    ])
  })

  it('mark every assumed value as unverified', () => {
    const unverified = walkers.flatMap(({ id, provenance }) =>
      Object.entries(provenance).flatMap(([value, { verified }]) => (verified ? [] : [`${id}.${value}`])),
    )
    expect(unverified.join(' ')).toBe(
      'standard.paceMps adult.stepsFactor adult.signalWaitS elder.stepsFactor elder.signalWaitS wheelchair.signalWaitS',
    )
  })

  it('name the metres of a quarter hour that their pace gives', () => {
    for (const { names, paceMps } of walkers) {
      const metres = Number(/([\d,]+) m in 15 min/.exec(names.en)?.[1]?.replace(',', ''))
      expect(Math.abs(metres - paceMps * 900)).toBeLessThan(10)
    }
  })

  it.each<[object, string]>([
    [{ paceMps: 0 }, 'w: at [0].paceMps: found 0, expected at least 0.2 m/s'],
    [
      { stepsFactor: 'open' },
      'w: at [0].stepsFactor: found "open", expected "closed" or a share of the pace above 0, at most 1',
    ],
    [
      { stepsFactor: 1.5 },
      'w: at [0].stepsFactor: found 1.5, expected "closed" or a share of the pace above 0, at most 1',
    ],
    [{ speed: 1 }, 'w: at [0].speed: found the unknown key "speed", expected only the keys of this format'],
  ])('refuses %j', (change, message) => {
    expect(() => readWalkers([{ ...walkersJson[0], ...change }], 'w')).toThrow(
      expect.objectContaining({ message }),
    )
  })

  it('refuses a second walker of the same id', () => {
    expect(() => readWalkers([walkersJson[0], walkersJson[0]], 'w')).toThrow(
      'w: found the walker "standard" twice',
    )
  })
})

describe('declared figures of Beijing', () => {
  const declared = readDeclared(declaredJson, 'data/declared/beijing.json')
  const rowOf = (id: string) => declared.rows.find((row) => row.id === id)

  it('are those of the sources', () => {
    const figures = declared.rows.map((row) => [
      row.date,
      row.circles,
      row.communities,
      row.rate?.percent ?? null,
      row.residents,
    ])
    expect(figures).toEqual([
      ['2012-12', 622, 1116, null, 7_900_000],
      ['2016-12', 1342, 2540, 84, 15_690_000],
      ['2017-12', 1452, 2706, 87.5, null],
      ['2018', 1560, null, 90, null],
      ['2016', 199, 352, 82.8, null],
      ['2022-07', null, null, null, null],
      ['2024-10', 856, null, null, null],
      ['2024-10', 501, null, null, null],
    ])
    expect(declared.rows.filter((row) => !row.verified).map((row) => row.id)).toEqual([
      'beijing-living-delimited',
    ])
  })

  it('imply denominators that drift', () => {
    const implied = ['beijing-2016', 'beijing-2017', 'beijing-2018', 'beijing-2012'].map((id) => {
      const row = rowOf(id)
      return row === undefined ? undefined : impliedCommunities(row)
    })
    expect(implied).toEqual([3024, 3093, null, null])
  })

  it('keep the two programmes apart', () => {
    expect(rowOf('beijing-living-built')?.programme).toBe('living-circle')
    expect(rowOf('beijing-2016')?.programme).toBe('service-circle')
    expect(declared.caption['zh-Hans']).toBe('申报口径为建设验收,实测口径为步行可达,口径不同,不可相减')
  })

  it('refuse a row twice, a rate above 100 % and an impossible month', () => {
    const [first] = declaredJson.rows
    const withRow = (row: object) => () => readDeclared({ ...declaredJson, rows: [row] }, 'd')
    expect(() => readDeclared({ ...declaredJson, rows: [first, first] }, 'd')).toThrow(
      'd: at rows: found the row "beijing-2012" twice, expected unique ids',
    )
    const rate = { percent: 840, moreThan: false, of: declared.caption }
    expect(withRow({ ...first, rate })).toThrow(
      'd: at rows[0].rate.percent: found 840, expected at most 100 %',
    )
    expect(withRow({ ...first, date: '2016-13' })).toThrow(
      'd: at rows[0].date: found "2016-13", expected a date',
    )
  })
})

describe('checklists', () => {
  const [catalogue, frame] = readChecklists(read('checklists.json'), 'data/checklists.json')

  it('have 10 × 6 and 1 + 2 + 3 + 4 + 5 + 6 + 9 numbered slots', () => {
    expect(catalogue?.groups.map((group) => group.slots.length)).toEqual(Array.from({ length: 10 }, () => 6))
    expect(frame?.groups.map((group) => group.slots.length)).toEqual([1, 2, 3, 4, 5, 6, 9])
  })

  it('ship no name that nobody has verified', () => {
    for (const list of [catalogue, frame]) {
      expect(list?.verified).toBe(false)
      const slots = list?.groups.flatMap((group) => group.slots) ?? []
      expect(slots.every((slot) => slot.name === null)).toBe(true)
      expect(new Set(slots.map((slot) => slot.id)).size).toBe(slots.length)
    }
  })
})
