import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { readRange } from './byte-range.ts'

it.each([
  ['bytes=0-0', 10, { start: 0, end: 0 }],
  ['bytes=2-5', 10, { start: 2, end: 5 }],
  ['bytes=2-99', 10, { start: 2, end: 9 }],
  ['bytes=9-', 10, { start: 9, end: 9 }],
  ['bytes=-3', 10, { start: 7, end: 9 }],
  ['bytes=-99', 10, { start: 0, end: 9 }],
  ['Bytes=1-2', 10, { start: 1, end: 2 }],
  ['bytes=0-99999999999999999999', 10, { start: 0, end: 9 }],
  ['bytes=10-', 10, 'unsatisfiable'],
  ['bytes=10-12', 10, 'unsatisfiable'],
  ['bytes=-0', 10, 'unsatisfiable'],
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=-1', 0, 'unsatisfiable'],
  [undefined, 10, 'whole'],
  ['bytes=', 10, 'whole'],
  ['bytes=-', 10, 'whole'],
  ['bytes=5-2', 10, 'whole'],
  ['bytes=0-1,4-5', 10, 'whole'],
  ['bytes=a-b', 10, 'whole'],
  ['lines=1-2', 10, 'whole'],
])('reads %s of %i bytes', (header, length, expected) => {
  expect(readRange(header, length)).toEqual(expected)
})

it('never leaves the file, and cuts what slice() cuts', () => {
  const number = fc.oneof(fc.constant(''), fc.nat(30).map(String))
  fc.assert(
    fc.property(number, number, fc.nat(20), (first, last, length) => {
      const bytes = Array.from({ length }, (_, i) => i)
      const range = readRange(`bytes=${first}-${last}`, length)
      if (typeof range === 'string') return
      const expected =
        first === '' ? bytes.slice(-Number(last)) : bytes.slice(+first, last === '' ? length : +last + 1)
      expect(expected.length).toBeGreaterThan(0)
      expect(bytes.slice(range.start, range.end + 1)).toEqual(expected)
      expect(range.end).toBeLessThan(length)
    }),
    { seed: 4173 },
  )
})
