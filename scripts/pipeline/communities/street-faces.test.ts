import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distanceM } from '../../../src/units.ts'
import { streetFaces, type StreetLine } from './street-faces.ts'

/** Side of a cell of the drawn grids: 0.001° at the equator. */
const STEP_E7 = 10_000
const SIDE_M = distanceM([0, 0], [0.001, 0])

const line = (...points: [x: number, y: number][]): StreetLine =>
  points.flatMap(([x, y]) => [x * STEP_E7, y * STEP_E7])

const at = (x: number, y: number): [number, number] => [x / 1_000, y / 1_000]

describe('streets part the land', () => {
  test('a square with a cross street has two faces that share it', () => {
    const faces = streetFaces([
      line([0, 0], [1, 0], [2, 0], [2, 1], [1, 1], [0, 1], [0, 0]),
      line([1, 0], [1, 1]),
    ])
    expect(faces.count).toBe(2)
    expect(faces.faceAt(at(0.5, 0.5))).not.toBe(faces.faceAt(at(1.5, 0.5)))
    expect(faces.faceAt(at(3, 3))).toBe(-1)
    expect(faces.borders).toHaveLength(1)
    expect(faces.borders[0]?.lengthM).toBeCloseTo(SIDE_M, 3)
    for (const areaM2 of faces.areaM2) expect(areaM2).toBeCloseTo(SIDE_M ** 2, 0)
  })

  test('dead ends, inside and outside, bound nothing', () => {
    const faces = streetFaces([
      line([0, 0], [1, 0], [1, 1], [0, 1], [0, 0]),
      line([0, 0], [0.5, 0.5], [0.6, 0.5]),
      line([1, 1], [2, 2]),
      line([5, 5], [6, 6]),
    ])
    expect(faces.count).toBe(1)
    expect(faces.rings[0]).toHaveLength(5)
  })

  test('no street, or streets without a loop, give no face', () => {
    expect(streetFaces([]).count).toBe(0)
    const faces = streetFaces([line([0, 0], [1, 0], [2, 1])])
    expect(faces.count).toBe(0)
    expect(faces.faceAt(at(1, 0))).toBe(-1)
  })

  test('a street drawn twice is one street', () => {
    const square = line([0, 0], [1, 0], [1, 1], [0, 1], [0, 0])
    expect(streetFaces([square, square, line([1, 0], [0, 0])]).count).toBe(1)
  })

  test('a loop that lies apart inside a face is a face of its own and a hole of the other', () => {
    const faces = streetFaces([
      line([0, 0], [3, 0], [3, 3], [0, 3], [0, 0]),
      line([1, 1], [2, 1], [2, 2], [1, 2], [1, 1]),
    ])
    const [inner, outer] = [faces.faceAt(at(1.5, 1.5)), faces.faceAt(at(0.5, 0.5))]
    expect(inner).not.toBe(outer)
    expect(faces.areaM2[inner]).toBeCloseTo(SIDE_M ** 2, 0)
    expect(faces.areaM2[outer]).toBeCloseTo(8 * SIDE_M ** 2, 0)
  })

  test('a street that links two loops in a face does not part it', () => {
    const faces = streetFaces([
      line([0, 0], [3, 0], [3, 3], [0, 3], [0, 0]),
      line([1, 1], [2, 1], [2, 2], [1, 2], [1, 1]),
      line([0, 0], [1, 1]),
    ])
    expect(faces.count).toBe(2)
    expect(faces.areaM2[faces.faceAt(at(0.5, 2.5))]).toBeCloseTo(8 * SIDE_M ** 2, 0)
  })
})

/**
 * Oracle on a grid of n × n cells: cells between which no street stands are one piece of land. `across[y][x]` is
 * the street below cell (x, y), `up[y][x]` the one on its left.
 */
function floodFill(n: number, hasStreet: (x: number, y: number, isUp: boolean) => boolean): number[][] {
  const piece = Array.from({ length: n + 2 }, () => Array.from({ length: n + 2 }, () => -1))
  let count = 0
  const fill = (x: number, y: number, label: number): void => {
    if (x < -1 || y < -1 || x > n || y > n || piece[y + 1]?.[x + 1] !== -1) return
    const row = piece[y + 1]
    if (row) row[x + 1] = label
    if (!hasStreet(x, y, true)) fill(x - 1, y, label)
    if (!hasStreet(x + 1, y, true)) fill(x + 1, y, label)
    if (!hasStreet(x, y, false)) fill(x, y - 1, label)
    if (!hasStreet(x, y + 1, false)) fill(x, y + 1, label)
  }
  for (let y = -1; y <= n; y++)
    for (let x = -1; x <= n; x++) if (piece[y + 1]?.[x + 1] === -1) fill(x, y, count++)
  return piece
}

test('on random grids the faces are exactly the flooded pieces, and their areas add up', () => {
  const n = 5
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 2 * n * (n + 1), maxLength: 2 * n * (n + 1) }),
      (streets) => {
        const hasStreet = (x: number, y: number, isUp: boolean): boolean => {
          const [along, beside] = isUp ? [y, x] : [x, y]
          if (along < 0 || along >= n || beside < 0 || beside > n) return false
          return streets[(isUp ? n * (n + 1) : 0) + beside * n + along] === true
        }
        const lines: StreetLine[] = []
        for (let a = 0; a < n; a++) {
          for (let b = 0; b <= n; b++) {
            if (hasStreet(a, b, false)) lines.push(line([a, b], [a + 1, b]))
            if (hasStreet(b, a, true)) lines.push(line([b, a], [b, a + 1]))
          }
        }
        const faces = streetFaces(lines)
        const piece = floodFill(n, hasStreet)
        const faceOfPiece = new Map<number, number>([[0, -1]])
        const cells = new Float64Array(faces.count)
        for (let y = 0; y < n; y++) {
          for (let x = 0; x < n; x++) {
            const face = faces.faceAt(at(x + 0.5, y + 0.5))
            const own = piece[y + 1]?.[x + 1] ?? 0
            expect(face).toBe(faceOfPiece.get(own) ?? face)
            faceOfPiece.set(own, face)
            if (face >= 0) cells[face] = (cells[face] ?? 0) + 1
          }
        }
        expect(new Set(faceOfPiece.values()).size).toBe(faceOfPiece.size)
        expect(faces.count).toBe(faceOfPiece.size - 1)
        for (const [face, areaM2] of faces.areaM2.entries()) {
          expect(areaM2 / SIDE_M ** 2).toBeCloseTo(cells[face] ?? 0, 3)
        }
      },
    ),
    { seed: 20_260_722, numRuns: 300 },
  )
})
