import { assert, constantFrom, maxSafeInteger, maxSafeNat, oneof, property, array } from 'fast-check'
import { expect, test } from 'vitest'
import { byteReader, byteWriter } from './bytes.ts'

const written = (write: (writer: ReturnType<typeof byteWriter>) => void): Uint8Array => {
  const writer = byteWriter()
  write(writer)
  return writer.finish()
}

test('numbers come back as they were written, up to 2^53 − 1', () => {
  const edges = [0, 1, 127, 128, 16_383, 16_384, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER]
  assert(
    property(array(oneof(maxSafeNat(), constantFrom(...edges)), { maxLength: 3_000 }), (values) => {
      const bytes = written(({ unsigned }) => values.forEach(unsigned))
      const reader = byteReader(bytes, 'test')
      expect(values.map(() => reader.unsigned('a number'))).toEqual(values)
      reader.end('the test')
    }),
    { seed: 5, numRuns: 50 },
  )
})

test('signed numbers come back as they were written', () => {
  assert(
    property(array(maxSafeInteger()), (large) => {
      const values = large.flatMap((value) => [Math.trunc(value / 2), (value % 300) + 0])
      const bytes = written(({ signed }) => values.forEach(signed))
      const reader = byteReader(bytes, 'test')
      expect(values.map(() => reader.signed('a number') + 0)).toEqual(values.map((value) => value + 0))
    }),
    { seed: 6 },
  )
})

test.each([
  [127, 1],
  [128, 2],
  [2 ** 28, 5],
  [2 ** 32 - 1, 5],
  [Number.MAX_SAFE_INTEGER, 8],
])('%d takes %d bytes', (value, bytes) => {
  expect(written(({ unsigned }) => unsigned(value))).toHaveLength(bytes)
})

test.each([-1, 0.5, Number.NaN, 2 ** 53])('%d is refused by the writer', (value) => {
  expect(() => byteWriter().unsigned(value)).toThrow(`cannot write ${value}`)
})

test('a reader stops at the end of its section, not of the file', () => {
  const reader = byteReader(Uint8Array.of(1, 128, 1), 'block-3.bin')
  const section = reader.section(2, 'lengths')
  expect(section.u8('a length')).toBe(1)
  expect(() => section.u32('a length')).toThrow('block-3.bin: at byte 1: found the end, expected a length')
})

test('numbers that are too large or never end are refused', () => {
  const over32 = written(({ unsigned }) => unsigned(2 ** 32))
  expect(() => byteReader(over32, 'x').u32('a count')).toThrow('too large')
  const endless = new Uint8Array(20).fill(128)
  expect(() => byteReader(endless, 'x').u32('a count')).toThrow('goes on too long')
  expect(() => byteReader(endless, 'x').unsigned('an id')).toThrow('goes on too long')
})

test('what is missing and what is left over are named with their place', () => {
  expect(() => byteReader(Uint8Array.of(1), 'x').bytes(4, 'letters')).toThrow(
    'x: at byte 0: found 1 more bytes, expected 4 bytes of letters',
  )
  expect(() => byteReader(Uint8Array.of(1, 2), 'x').end('the file')).toThrow('found 2 more bytes')
})
