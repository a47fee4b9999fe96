import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusterPoints } from './cluster-points.ts'
import { dwellingsToBlocks, type Home } from './dwellings-to-blocks.ts'
import { streetFaces, type StreetLine } from './street-faces.ts'

const home = (lon: number, lat: number, residents = 400): Home => ({ lon, lat, residents })

/** Streets of a grid of nx × ny cells of 0.001° (111 m) from 0, 0. */
function gridStreets(nx: number, ny: number, cellE7 = 10_000): StreetLine[] {
  const lines: StreetLine[] = []
  for (let y = 0; y <= ny; y++) {
    lines.push(Array.from({ length: nx + 1 }, (_, x) => [x * cellE7, y * cellE7]).flat())
  }
  for (let x = 0; x <= nx; x++) {
    lines.push(Array.from({ length: ny + 1 }, (_, y) => [x * cellE7, y * cellE7]).flat())
  }
  return lines
}

describe('blocks', () => {
  test('homes are grouped by the face they stand in', () => {
    const homes = [home(0.0005, 0.0005), home(0.0015, 0.0005), home(0.0006, 0.0005)]
    expect(dwellingsToBlocks(homes, streetFaces(gridStreets(2, 1)))).toEqual([[0, 2], [1]])
  })

  test('a face under 300 residents joins the neighbour with the longest common border', () => {
    // A square and a cell of twice its width below one long cell: the wide one's longest border is upward.
    const faces = streetFaces([
      [0, 0, 10_000, 0, 30_000, 0, 30_000, 10_000, 30_000, 20_000, 0, 20_000, 0, 10_000, 0, 0],
      [0, 10_000, 10_000, 10_000, 30_000, 10_000],
      [10_000, 0, 10_000, 10_000],
    ])
    const homes = [home(0.0005, 0.0005), home(0.002, 0.0005, 299), home(0.0005, 0.0015)]
    expect(dwellingsToBlocks(homes, faces)).toEqual([[0], [1, 2]])
    const enough = homes.map(({ lon, lat }) => home(lon, lat, 300))
    expect(dwellingsToBlocks(enough, faces)).toEqual([[0], [1], [2]])
  })

  test('with only empty faces around it a small block joins the nearest one within 1 km', () => {
    const streets = streetFaces(gridStreets(12, 1))
    const near = [home(0.0005, 0.0005, 10), home(0.0085, 0.0005), home(0.0115, 0.0005)]
    expect(dwellingsToBlocks(near, streets)).toEqual([[0, 1], [2]])
    const far = [home(0.0005, 0.0005, 10), home(0.0115, 0.0005)]
    expect(dwellingsToBlocks(far, streets)).toEqual([[0], [1]])
  })

  test('small blocks are merged until they are large enough together', () => {
    const homes = [0, 1, 2, 3, 4, 5].map((x) => home(0.0005 + x / 1_000, 0.0005, 100))
    const blocks = dwellingsToBlocks(homes, streetFaces(gridStreets(6, 1)))
    for (const block of blocks) expect(block.length).toBeGreaterThanOrEqual(3)
    expect(blocks.flat().toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5])
  })

  test('a face with more than 40 ha of homes is split, an empty one of any size is not', () => {
    const face = streetFaces(gridStreets(1, 1, 200_000))
    const spread: Home[] = []
    for (let y = 0; y < 10; y++)
      for (let x = 0; x < 10; x++) spread.push(home(0.001 + x / 500, 0.001 + y / 500, 50))
    const blocks = dwellingsToBlocks(spread, face)
    // 100 cells of 4 ha are 400 ha: ten blocks of 500 residents.
    expect(blocks.length).toBeGreaterThan(7)
    expect(blocks.length).toBeLessThanOrEqual(10)
    const hamlet = spread.map(({ lon, lat }) => home(lon / 20, lat / 20, 50))
    expect(dwellingsToBlocks(hamlet, face)).toHaveLength(1)
  })

  test('homes in no face join the nearest block; those far from all form settlements', () => {
    const faces = streetFaces(gridStreets(1, 1))
    const homes = [
      home(0.0005, 0.0005),
      home(0.0005, 0.0015, 5),
      home(0.05, 0),
      home(0.051, 0),
      home(0.09, 0),
    ]
    expect(dwellingsToBlocks(homes, faces)).toEqual([[0, 1], [2, 3], [4]])
  })

  test('without streets and without homes nothing fails', () => {
    expect(dwellingsToBlocks([], streetFaces([]))).toEqual([])
    expect(dwellingsToBlocks([home(1, 1)], streetFaces([]))).toEqual([[0]])
  })

  test('every home is in exactly one block, and the same homes give the same blocks', () => {
    const faces = streetFaces(gridStreets(4, 4))
    const place = fc.integer({ min: -500, max: 5_000 }).map((value) => value / 1e6)
    const anyHome = fc.record({ lon: place, lat: place, residents: fc.integer({ min: 0, max: 500 }) })
    fc.assert(
      fc.property(fc.array(anyHome, { maxLength: 60 }), (homes) => {
        const blocks = dwellingsToBlocks(homes, faces)
        expect(blocks.flat().toSorted((a, b) => a - b)).toEqual([...homes.keys()])
        expect(dwellingsToBlocks(homes, faces)).toEqual(blocks)
        // Everything lies within 1 km of everything else: only a lone last block may stay small.
        const sums = blocks.map((block) => block.reduce((sum, i) => sum + (homes[i]?.residents ?? 0), 0))
        if (blocks.length > 1) for (const sum of sums) expect(sum).toBeGreaterThanOrEqual(300)
      }),
      { seed: 20_260_722, numRuns: 100 },
    )
  })
})

describe('clusters', () => {
  test('two groups apart are told apart', () => {
    const points = [0, 1_000, 1, 1_001, 2, 1_002].map((x) => [x, 0] as const)
    expect(clusterPoints(points, 2)).toEqual([
      [0, 2, 4],
      [1, 3, 5],
    ])
  })

  test('many clusters share out all points, none empty', () => {
    const points = Array.from({ length: 900 }, (_, i) => [(i % 30) * 10, Math.floor(i / 30) * 10] as const)
    const clusters = clusterPoints(points, 150)
    expect(clusters.flat().toSorted((a, b) => a - b)).toEqual([...points.keys()])
    expect(clusters.length).toBeGreaterThan(120)
    expect(clusters.every((cluster) => cluster.length > 0)).toBe(true)
  })

  test('equal points stay together', () => {
    expect(
      clusterPoints(
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
        3,
      ),
    ).toEqual([[0, 1, 2]])
  })
})
