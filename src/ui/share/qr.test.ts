import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { QUIET_MODULES, qrMatrix, qrPath, type QrMatrix } from './qr.ts'

const LINK = 'https://example.org/quarter-hour/#city=astana&community=block%3A7143046%2C5116508&walker=elder'

const FINDER = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######']

const drawn = (matrix: QrMatrix, x: number, y: number): string[] =>
  matrix.slice(y, y + 7).map((row) =>
    row
      .slice(x, x + 7)
      .map((isDark) => (isDark ? '#' : '.'))
      .join(''),
  )

test('the code is the library’s own for the link, and has its three finders', () => {
  const matrix = qrMatrix(LINK)
  expect(matrix).toEqual(encode(LINK, { ecc: 'M', boostEcc: true, border: 0 }).data)
  const far = matrix.length - 7
  for (const [x, y] of [
    [0, 0],
    [far, 0],
    [0, far],
  ] as const)
    expect(drawn(matrix, x, y)).toEqual(FINDER)
  expect((matrix.length - 17) % 4).toBe(0)
})

test('another link is another code', () => {
  expect(qrMatrix(`${LINK}&minutes=10`)).not.toEqual(qrMatrix(LINK))
})

test('the path fills the dark modules and no others', () => {
  const matrix = qrMatrix(LINK)
  const side = matrix.length + 2 * QUIET_MODULES
  const painted = Array.from({ length: side }, () => Array.from({ length: side }, () => false))
  for (const [, x, y, width] of qrPath(matrix).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let i = 0; i < Number(width); i++) (painted[Number(y)] ?? [])[Number(x) + i] = true
  const inner = painted
    .slice(QUIET_MODULES, -QUIET_MODULES)
    .map((row) => row.slice(QUIET_MODULES, -QUIET_MODULES))
  expect(inner).toEqual(matrix)
  expect(painted.flat().filter(Boolean)).toHaveLength(matrix.flat().filter(Boolean).length)
})

test('a text that no code can hold is refused', () => {
  expect(() => qrMatrix('a'.repeat(3_000))).toThrow(/long/i)
})
