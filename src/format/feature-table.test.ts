import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeTable, encodeTable, type TableRow, type TableSchema } from './feature-table.ts'

const schema = {
  name: 'string',
  areaM2: 'number',
  floor: 'integer',
  open: 'boolean',
  names: 'json',
} satisfies TableSchema

const row = fc.record({
  geometry: fc.oneof(
    fc.record({
      type: fc.constant('Point' as const),
      coordinates: fc.tuple(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
      ),
    }),
    fc.constant({
      type: 'Polygon' as const,
      coordinates: [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 0],
        ],
        [
          [2, 1],
          [3, 1],
          [3, 2],
          [2, 1],
        ],
      ],
    }),
  ),
  properties: fc.record({
    name: fc.option(fc.string({ unit: 'grapheme' })),
    areaM2: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    floor: fc.option(fc.nat()),
    open: fc.option(fc.boolean()),
    names: fc.option(fc.dictionary(fc.string(), fc.string())),
  }),
})

describe('FlatGeobuf tables', () => {
  it('read back what was written, nulls and empty tables included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (rows) => {
        const bytes = encodeTable(schema, rows as TableRow[])
        const back = await decodeTable(bytes, 'table.fgb', schema, rows.length)
        expect(JSON.parse(JSON.stringify(back))).toEqual(JSON.parse(JSON.stringify(rows)))
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('say how many rows they have when the count is not the announced one', async () => {
    const bytes = encodeTable(schema, [point({ name: 'a' }), point({ name: 'b' })])
    await expect(decodeTable(bytes, 't.fgb', schema, 3)).rejects.toThrow(
      't.fgb: has another header than 3 rows of name',
    )
    await expect(decodeTable(bytes, 't.fgb', schema, 1)).rejects.toThrow(
      't.fgb: has another header than 1 rows',
    )
  })

  it('refuse other files and other columns by name', async () => {
    await expect(decodeTable(Uint8Array.of(1, 2, 3), 't.fgb', schema, 0)).rejects.toThrow(
      't.fgb: is not a FlatGeobuf',
    )
    const other = encodeTable({ name: 'number' }, [point({ name: 7 })])
    await expect(decodeTable(other, 't.fgb', { name: 'string' }, 1)).rejects.toThrow('another header')
  })

  it('end with an error or a checked table, whatever bits flip', { timeout: 120_000 }, async () => {
    const whole = encodeTable(schema, [
      point({ name: '社区', areaM2: 12.5, floor: 3, open: true, names: { '': '社区', en: 'community' } }),
      point({ name: 'b', areaM2: null, floor: 1, open: false, names: null }),
    ])
    let survived = 0
    const random = seeded(7)
    for (let i = 0; i < 10_000; i++) {
      const bytes = whole.slice(0, random(8) === 0 ? random(whole.length) : whole.length)
      if (bytes.length > 0)
        bytes[random(bytes.length)] = (bytes[random(bytes.length)] ?? 0) ^ (1 << random(8))
      try {
        const rows = await decodeTable(bytes, 't.fgb', schema, 2)
        expect(rows).toHaveLength(2)
        survived++
      } catch (error) {
        expect(String(error)).toMatch(/^Error: t\.fgb: /)
      }
    }
    expect(survived).toBeGreaterThan(0)
  })
})

const point = (properties: Record<string, unknown>): TableRow => ({
  geometry: { type: 'Point', coordinates: [71.4, 51.1] },
  properties,
})

function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
