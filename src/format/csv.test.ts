import fc from 'fast-check'
import { inferSchema, initParser } from 'udsv'
import { expect, it } from 'vitest'
import { csvText } from './csv.ts'

it('is read back by another reader, cell by cell', () => {
  const cell = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((text) => text.replace(/^[=+\-@\t\r\s']+/u, 'x'))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = csvText([['a', 'b'], ...rows]).slice(1)
      const parser = initParser(
        inferSchema(text, { trim: false, header: () => [['a', 'b']], col: ',', row: '\r\n' }),
      )
      expect(parser.stringArrs(text)).toEqual(rows)
    }),
    { seed: 3, numRuns: 300 },
  )
})

it('begins with a byte order mark, leaves nulls empty and never starts a formula', () => {
  expect(csvText([['=1+1', null, -2, 'a"b']])).toBe(`\uFEFF'=1+1,,-2,"a""b"\r\n`)
})
