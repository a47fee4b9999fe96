import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makePartition } from '../../src/network/make-partition.ts'
import { withAdjacency, type Network } from '../../src/network/network.ts'
import { randomNetwork } from '../../src/network/testing/random-network.ts'
import { readOsmData } from '../osm/read-osm-data.ts'
import { buildRawNetwork } from '../pipeline/network/ways-to-network.ts'
import { readRecipeFile, readWalkersFile, recipeFolder } from '../read-data.ts'
import { extractPath } from '../testing/shared-extracts.ts'
import { checkContraction, checkSearch } from './check-searches.ts'
import { boundsOf } from './extract-bounds.ts'
import { plainStreets } from './plain-streets.ts'

const walkers = readWalkersFile()
const files = [
  join(recipeFolder('astana'), readRecipeFile('astana').sources.osm.file),
  ...['chengdu-north-2026', 'beijing-tsinghua-wudaokou-2017']
    .map((name) => extractPath(`test-extracts/${name}.osm.pbf`))
    .filter((path) => path !== null),
]

describe('the search against a plain Dijkstra on the same network', () => {
  it.each(walkers)('gives every node of random networks the same label for $id', (walker) => {
    for (let seed = 1; seed <= 3; seed++) {
      const network = withAdjacency(makePartition(randomNetwork(seed, { nodes: 150 })).network)
      for (const ruler of ['minutes', 'metres'] as const) {
        const check = checkSearch({ network, walker, ruler, seed, sets: 2 })
        expect(check).toEqual({ compared: 2 * (network.nodeCount + 200), mismatches: 0 })
      }
    }
  })
})

describe.each(files.map((file) => ({ name: basename(file), file })))('$name', ({ file }) => {
  const data = readOsmData(file)
  const network: Network = withAdjacency(makePartition(buildRawNetwork(data, boundsOf(data))).network)
  const streets = plainStreets(data)

  it.each(walkers)('gives every node the same label as a plain Dijkstra for $id', (walker) => {
    const check = checkSearch({ network, walker, ruler: 'minutes', seed: 7, sets: 1 })
    expect(check).toEqual({ compared: network.nodeCount + 200, mismatches: 0 })
  })

  it.each(walkers)(
    'contracts without loss for $id: minutes over every segment differ by rounding only',
    (walker) => {
      const check = checkContraction({ network, streets, walker, seed: 7, origins: 2 })
      expect(check.compared).toBeGreaterThan(400)
      expect(check.mismatches).toBe(0)
      // Rounding lengths to decimetres rarely adds to the 0.05 s per edge of rounding to deciseconds.
      expect(check.beyondHalfDecisecond).toBeLessThan(0.02 * check.compared)
    },
  )

  it('would notice one street in a hundred a metre too long', () => {
    const lengthDm = network.lengthDm.map((dm, edge) => (edge % 100 === 0 ? dm + 10 : dm))
    const [walker] = walkers
    if (walker === undefined) throw new Error('data/walkers.json is empty')
    const check = checkContraction({
      network: { ...network, lengthDm },
      streets,
      walker,
      seed: 7,
      origins: 2,
    })
    expect(check.mismatches).toBeGreaterThan(0)
  })
})
