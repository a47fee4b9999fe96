import * as fc from 'fast-check'
import { inferSchema, initParser } from 'udsv'
import { describe, expect, test } from 'vitest'
import { csvToRows } from './csv-to-rows.ts'

const read = (text: string) => csvToRows(text, 't.csv')
/** Line, then the cells or the error. */
const told = (text: string) =>
  read(text).rows.map(({ line, cells, error }) => [line, error ?? cells] as const)

describe('what is read', () => {
  test('the separator is the one that divides the header most', () => {
    for (const separator of [',', ';', '\t', '|']) {
      const text = ['name', 'lon', 'lat'].join(separator) + '\n' + ['A', '1', '2'].join(separator)
      expect(read(text)).toEqual({
        columns: ['name', 'lon', 'lat'],
        rows: [{ line: 2, cells: ['A', '1', '2'], error: null }],
      })
    }
    expect(told('a;b;c\n1,5;2,5;x')).toEqual([[2, ['1,5', '2,5', 'x']]])
  })

  test('a byte order mark and every kind of line end', () => {
    const expected = [
      [2, ['1', '2']],
      [3, ['3', '4']],
    ]
    for (const end of ['\n', '\r\n', '\r']) {
      expect(told(`\uFEFFa,b${end}1,2${end}3,4${end}`)).toEqual(expected)
      expect(told(`a,b${end}1,2${end}3,4`)).toEqual(expected)
    }
    expect(read('\uFEFFa,b\n').columns).toEqual(['a', 'b'])
  })

  test('separators, line breaks and quotes inside quotes', () => {
    expect(told('a,b\n"x, y","say ""hi"""\n"two\r\nlines",2\n3,4')).toEqual([
      [2, ['x, y', 'say "hi"']],
      [3, ['two\nlines', '2']],
      [5, ['3', '4']],
    ])
  })

  test('a quote within a cell is a letter', () => {
    expect(told('a,b\n5" pipe,x')).toEqual([[2, ['5" pipe', 'x']]])
  })

  test('blank lines are no rows but count', () => {
    expect(told('\na,b\n\n1,2\n , \n"",\n3,4\n\n')).toEqual([
      [4, ['1', '2']],
      [7, ['3', '4']],
    ])
  })

  test('nothing at all', () => {
    for (const text of ['', '\uFEFF', '\n\n', ' \r\n']) expect(read(text)).toEqual({ columns: [], rows: [] })
    expect(read('a,b')).toEqual({ columns: ['a', 'b'], rows: [] })
  })
})

describe('bad rows', () => {
  test('a short row does not swallow the next line, with quotes in the file or without', () => {
    expect(told('a,b,c\n1\n"x",2,3\n"4"\n5,6,7')).toEqual([
      [2, ['1']],
      [3, ['x', '2', '3']],
      [4, ['4']],
      [5, ['5', '6', '7']],
    ])
  })

  test('a long row is an error, empty cells behind the last are not', () => {
    expect(told('a,b\n1,2,3\n4,5,, \n6,7')).toEqual([
      [2, '3 cells, the header has 2: a cell that holds a separator needs quotes'],
      [4 - 1, ['4', '5']],
      [4, ['6', '7']],
    ])
  })

  test('broken quotes cost their own line only', () => {
    expect(told('a,b\n1,2\n"open,3\n"good",4\n5,6')).toEqual([
      [2, ['1', '2']],
      [3, '"g" stands behind a closing quote: expected a separator'],
      [4, ['good', '4']],
      [5, ['5', '6']],
    ])
    expect(told('a,b\n"open,3\n5,6')).toEqual([
      [2, 'a quote is never closed'],
      [3, ['5', '6']],
    ])
    expect(told('a,b,c\n1,"open,3\n5,"x",6\n7,8,"9"')).toEqual([
      [2, '"x" stands behind a closing quote: expected a separator'],
      [3, ['5', 'x', '6']],
      [4, ['7', '8', '9']],
    ])
  })

  test('a quote that closes by chance far below is found out by the missing cells', () => {
    expect(told('a,b,c\n"open,2,3\n4,5,"\n6,7,8')).toEqual([
      [2, '1 of 3 cells in lines 2–3: is a quote not closed?'],
      [3, 'a quote is never closed'],
      [4, ['6', '7', '8']],
    ])
    expect(told(`a,b\n"open,2\n${'3,4\n'.repeat(5_000)}"5","6"`)).toHaveLength(5_002)
  })

  test('a broken header is refused', () => {
    expect(() => read('"a,b\n1,2')).toThrow('t.csv: line 1: a quote is never closed; expected a header')
  })
})

const cell = fc.string({ unit: fc.constantFrom('a', '中', ' ', '"', ',', ';', '\n', '1'), maxLength: 6 })
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
  )

test('well-formed tables are read as udsv reads them', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const width = rows[0]?.length ?? 0
      const header = Array.from({ length: width }, (_, i) => `c${i}`)
      const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
      const text = [header.join(','), ...quoted].join('\n') + '\n'
      const schema = inferSchema(text, { col: ',', row: '\n' })
      const expected = initParser(schema)
        .stringArrs<string[]>(text)
        .filter((row) => row.some((one) => one.trim() !== ''))
      expect(read(text).rows.map(({ cells }) => cells)).toEqual(expected)
    }),
    { seed: 5, numRuns: 500 },
  )
})
