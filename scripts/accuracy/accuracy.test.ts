import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { PEERS, readAccuracy, type Accuracy } from '../../src/services/accuracy.ts'
import { projectFolder, readRecipeFile } from '../read-data.ts'
import { routinoRecord } from './against-routino.ts'
import {
  comparisonOf,
  openStreets,
  ourWalks,
  pairsOf,
  rounded,
  ROUTERS,
  sampleOf,
  toleranceOf,
  type Compared,
  type Walk,
} from './compare-times.ts'

const textOf = (path: string): string => readFileSync(join(projectFolder, path), 'utf8')
const accuracy: Accuracy = readAccuracy(JSON.parse(textOf('data/accuracy.json')), 'data/accuracy.json')

describe('data/accuracy.json', () => {
  let compared: Compared
  let walks: readonly Walk[] = []
  beforeAll(() => {
    compared = openStreets(accuracy.city, accuracy.walker)
    // the tenth pair may lie any distance apart, and is too far to walk
    const pairs = pairsOf(compared, { pairs: accuracy.sample.length, seed: accuracy.seed })
    walks = ourWalks(compared, pairs)
  }, 60_000)

  it('is of the map and the network that are here', () => {
    expect(accuracy.map).toBe(readRecipeFile(accuracy.city).sources.osm.date)
    const { network, streets } = compared.both
    expect([accuracy.nodes, accuracy.edges, accuracy.segments]).toEqual([
      network.nodeCount,
      network.edgeCount,
      streets.use.length,
    ])
  })

  it('has for its first pairs what the engine, a plain Dijkstra and ngraph.path give now', () => {
    expect(walks.length).toBeGreaterThanOrEqual(6)
    const peers = (['dijkstra', 'ngraph-path'] as const).map(
      (peer) => [peer, ROUTERS[peer](compared)] as const,
    )
    for (const [i, walk] of walks.entries()) {
      const [from, to] = walk.pair
      const times = Object.fromEntries(peers.map(([peer, router]) => [peer, rounded(router(from, to))]))
      const found = accuracy.sample[i]
      expect(sampleOf(compared, walk, { ...found?.peers, ...times })).toEqual(found)
      for (const [peer] of peers)
        expect(Math.abs((times[peer] ?? Number.NaN) - walk.ours)).toBeLessThanOrEqual(
          toleranceOf(peer, walk) + 0.0005,
        )
    }
  })

  it('compares with everybody, and nobody but Routino and one library differ beyond rounding', () => {
    expect(accuracy.comparisons.map(({ peer }) => peer)).toEqual(PEERS)
    expect(accuracy.comparisons.filter(({ shorter }) => shorter > 0)).toEqual([])
    const exact = new Set<string>(['dijkstra', 'ngraph-path', 'graphology'])
    for (const { peer, equal, pairs } of accuracy.comparisons)
      if (exact.has(peer)) expect(equal, peer).toBe(pairs)
    const record = routinoRecord('routino-astana.json')
    expect(accuracy.comparisons.find(({ peer }) => peer === 'routino')).toMatchObject({
      version: record.routino,
      pairs: record.pairs.length,
      equal: record.pairs.length - record.explained.length,
    })
  })

  it('is what docs/truth.md says', () => {
    const lines = accuracy.comparisons.map(({ peer, pairs, equal, shorter, unit, difference }) => {
      const { median, p95, max } = difference
      const spread = [median, p95, max].map((value) => value.toFixed(2)).join(', ')
      return `| \`${peer}\` | ${pairs} | ${equal} | ${shorter} | ${spread} ${unit} |`
    })
    expect(textOf('docs/truth.md')).toContain(lines.join('\n'))
  })
})

describe('a line of the table', () => {
  const about = { peer: 'graphology', version: '1.0.0', unit: 's' } as const
  it('counts what is equal, shorter and longer, and has the spread of the differences', () => {
    const rows = [
      { ours: 10, theirs: 10.1, tolerance: 0.1 },
      { ours: 10, theirs: 9, tolerance: 0.5 },
      { ours: 10, theirs: 14, tolerance: 0.5 },
      { ours: 10, theirs: 11, tolerance: 0, isEqual: true },
    ]
    expect(comparisonOf(about, rows)).toEqual({
      ...about,
      pairs: 4,
      equal: 2,
      shorter: 1,
      difference: { median: 1, p95: 4, max: 4 },
    })
  })
  it('is none when a peer finds no way', () => {
    expect(() => comparisonOf(about, [{ ours: 1, theirs: Number.NaN, tolerance: 9 }])).toThrow(
      'graphology: found no way for pair 0',
    )
  })
})
