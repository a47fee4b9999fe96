import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bounds } from '../../../src/units.ts'
import { decodeTile } from '../../testing/decode-tile.ts'
import { cleanShapes, type TilePoints } from './clean-shapes.ts'
import type { BasemapFeature } from './elements-to-basemap.ts'
import { featuresToTiles } from './features-to-tiles.ts'
import { joinLines } from './join-lines.ts'

const BOUNDS: Bounds = [71.4, 51.1, 71.5, 51.2]

const road = (coordinates: number[][], more: Partial<BasemapFeature> = {}): BasemapFeature => ({
  layer: 'road',
  geometry: { type: 'LineString', coordinates },
  properties: { kind: 'primary' },
  names: { name: 'Тұран', name_en: 'Turan' },
  minZoom: 9,
  nameZoom: 12,
  ...more,
})

const column = (lon: number): number => Math.floor(((lon + 180) / 360) * 2 ** 14)

/** A square, counter-clockwise. */
const ring = (size: number): number[][] => [
  [71.45 - size, 51.15 - size],
  [71.45 + size, 51.15 - size],
  [71.45 + size, 51.15 + size],
  [71.45 - size, 51.15 + size],
  [71.45 - size, 51.15 - size],
]

/** Twice the area; positive for an outer ring. */
const area = (points: readonly (readonly [number, number])[]): number =>
  points.reduce((sum, [x, y], i) => {
    const [beforeX, beforeY] = points.at(i - 1) ?? [0, 0]
    return sum + beforeX * y - x * beforeY
  }, 0)

/** Every straight piece, whichever way it is drawn. */
const pieces = (lines: readonly (readonly number[][])[]) =>
  lines
    .flatMap((each) => each.slice(1).map((position, i) => [each[i], position].map(String).sort().join(' ')))
    .sort()

describe('tiles', () => {
  const tiles = featuresToTiles(
    [
      road([
        [71.42, 51.15],
        [71.43, 51.15],
      ]),
      road([
        [71.44, 51.15],
        [71.43, 51.15],
      ]),
    ],
    {
      bounds: BOUNDS,
    },
  )
  const roadsAt = (z: number) =>
    tiles.filter((tile) => tile.z === z).flatMap(({ bytes }) => decodeTile(bytes).get('road') ?? [])

  it('show a feature from its zoom on, its name from its own', () => {
    expect(roadsAt(8)).toEqual([])
    expect(roadsAt(9)[0]?.properties).toEqual({ kind: 'primary' })
    expect(roadsAt(14)[0]?.properties).toEqual({ kind: 'primary', name: 'Тұран', name_en: 'Turan' })
  })

  it('hold one line where two pieces of a street meet', () => {
    expect(roadsAt(11)).toHaveLength(1)
    expect(roadsAt(11)[0]?.parts).toHaveLength(1)
  })

  it('end shortly beyond the bounds', () => {
    const far = road(
      [
        [70, 51.15],
        [73, 51.15],
      ],
      { minZoom: 8 },
    )
    const columns = featuresToTiles([far], { bounds: BOUNDS })
      .filter(({ z }) => z === 14)
      .map(({ x }) => x)
    expect(Math.min(...columns)).toBeGreaterThanOrEqual(column(71.38))
    expect(Math.max(...columns)).toBeLessThanOrEqual(column(71.52))
    expect(columns.length).toBe(Math.max(...columns) - Math.min(...columns) + 1)
  })

  it('keep holes as holes: outer rings turn clockwise on the screen, holes the other way', () => {
    const lake: BasemapFeature = {
      ...road([]),
      layer: 'water',
      geometry: { type: 'Polygon', coordinates: [ring(0.004), ring(0.001).toReversed()] },
      minZoom: 12,
    }
    const [tile] = featuresToTiles([lake], { bounds: BOUNDS })
    const parts = tile ? (decodeTile(tile.bytes).get('water')?.[0]?.parts ?? []) : []
    expect(parts.map((part) => Math.sign(area(part)))).toEqual([1, -1])
  })

  it('report progress up to the last tile', () => {
    const seen: [number, number][] = []
    featuresToTiles([], { bounds: BOUNDS, onProgress: (done, total) => seen.push([done, total]) })
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1])
  })
})

describe('joined lines', () => {
  it('stop where three lines meet', () => {
    const joined = joinLines([
      [
        [0, 0],
        [1, 0],
      ],
      [
        [2, 0],
        [1, 0],
      ],
      [
        [2, 0],
        [3, 0],
      ],
      [
        [2, 0],
        [2, 1],
      ],
    ])
    expect(joined.map((line) => line.length)).toEqual([3, 2, 2])
  })

  it('keep every piece exactly once, and a ring of pieces stays a ring', () => {
    const node = fc.integer({ min: 0, max: 5 })
    const line = fc.tuple(node, node, node).map((nodes) => nodes.map((n) => [n, (n * n) % 7]))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const joined = joinLines(lines)
        expect(pieces(joined)).toEqual(pieces(lines))
        expect(joined.length).toBeLessThanOrEqual(lines.length)
      }),
      { seed: 20_240_603, numRuns: 300 },
    )
    const joinedRing = joinLines([
      [
        [0, 0],
        [1, 0],
      ],
      [
        [1, 1],
        [1, 0],
      ],
      [
        [1, 1],
        [0, 0],
      ],
    ])
    expect(joinedRing).toHaveLength(1)
    expect(joinedRing[0]?.[0]).toEqual(joinedRing[0]?.at(-1))
  })
})

describe('clean shapes', () => {
  const SQUARE: TilePoints = [
    [0, 0],
    [9, 0],
    [9, 9],
    [0, 9],
    [0, 0],
  ]

  it('have no step of length zero and no part without extent', () => {
    expect(
      cleanShapes(
        [
          [
            [1, 1],
            [1, 1],
            [2, 1],
          ],
          [
            [3, 3],
            [3, 3],
          ],
        ],
        2,
      ),
    ).toEqual([
      [
        [1, 1],
        [2, 1],
      ],
    ])
    expect(
      cleanShapes(
        [
          SQUARE,
          [
            [1, 1],
            [5, 5],
            [1, 1],
          ],
        ],
        3,
      ),
    ).toEqual([SQUARE])
  })

  it('lose the holes of an outer ring that vanished', () => {
    expect(
      cleanShapes(
        [
          [
            [1, 1],
            [5, 5],
            [1, 1],
          ],
          SQUARE.toReversed(),
        ],
        3,
      ),
    ).toEqual([])
  })
})
