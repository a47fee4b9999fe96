/**
 * Runs the search against plain Dijkstras on random and real networks, for every walker and both rulers:
 * `node --import tsx scripts/truth/oracle.ts [--sets 2] [--random 20] [--origins 5]`. Prints a row per network and
 * ends with 1 when anything differs. Extracts that are not here are skipped, with the reason printed.
 */

import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { makePartition } from '../../src/network/make-partition.ts'
import { withAdjacency, type Network } from '../../src/network/network.ts'
import { randomNetwork } from '../../src/network/testing/random-network.ts'
import { readOsmData } from '../osm/read-osm-data.ts'
import { buildRawNetwork } from '../pipeline/network/ways-to-network.ts'
import { readRecipeFile, readWalkersFile, recipeFolder } from '../read-data.ts'
import { extractPath } from '../testing/shared-extracts.ts'
import { checkContraction, checkSearch, type Check } from './check-searches.ts'
import { boundsOf } from './extract-bounds.ts'
import { plainStreets, type PlainStreets } from './plain-streets.ts'

const EXTRACTS = [
  'test-extracts/liechtenstein-2015.osm.pbf',
  'test-extracts/chengdu-north-2026.osm.pbf',
  'test-extracts/beijing-tsinghua-wudaokou-2017.osm.pbf',
]

const { values } = parseArgs({
  options: {
    sets: { type: 'string', default: '2' },
    random: { type: 'string', default: '20' },
    origins: { type: 'string', default: '5' },
  },
})
const [sets, randomCount, origins] = [Number(values.sets), Number(values.random), Number(values.origins)]
const walkers = readWalkersFile()

function searchRow(network: Network, seed: number): Check {
  const checks = walkers.flatMap((walker) =>
    (['minutes', 'metres'] as const).map((ruler) => checkSearch({ network, walker, ruler, seed, sets })),
  )
  return {
    compared: checks.reduce((sum, { compared }) => sum + compared, 0),
    mismatches: checks.reduce((sum, { mismatches }) => sum + mismatches, 0),
  }
}

/** Prints one network's rows; true when nothing differs. */
function checkReal(name: string, network: Network, streets: PlainStreets): boolean {
  const search = searchRow(network, 1)
  console.log(`${name}: ${network.nodeCount} nodes, ${network.edgeCount} edges`)
  console.log(`  search against plain Dijkstra: ${search.compared} compared, ${search.mismatches} mismatches`)
  const contractions = walkers.map((walker) => {
    const check = checkContraction({ network, streets, walker, seed: 1, origins })
    const { compared, mismatches, worstS, worstShare, beyondHalfDecisecond } = check
    const worst = `worst ${worstS.toFixed(2)} s, ${(worstShare * 100).toFixed(0)} % of what rounding allows`
    const beyond = `${beyondHalfDecisecond} beyond 0.05 s per edge`
    console.log(
      `  ${walker.id} against every segment: ${compared} compared, ${mismatches} mismatches, ${worst}, ${beyond}`,
    )
    return check
  })
  return [search, ...contractions].every(({ mismatches }) => mismatches === 0)
}

function checkRandom(): boolean {
  const checks = Array.from({ length: randomCount }, (_, seed) => {
    const network = withAdjacency(makePartition(randomNetwork(seed + 1, { nodes: 400 })).network)
    return searchRow(network, seed + 1)
  })
  const compared = checks.reduce((sum, check) => sum + check.compared, 0)
  const mismatches = checks.reduce((sum, check) => sum + check.mismatches, 0)
  console.log(`${randomCount} random networks: ${compared} compared, ${mismatches} mismatches`)
  return mismatches === 0
}

const astana = join(recipeFolder('astana'), readRecipeFile('astana').sources.osm.file)
const files = [astana, ...EXTRACTS.map(extractPath).filter((path) => path !== null)]
const isFine = [checkRandom()]
for (const file of files) {
  const data = readOsmData(file)
  const network = withAdjacency(makePartition(buildRawNetwork(data, boundsOf(data))).network)
  isFine.push(checkReal(basename(file), network, plainStreets(data)))
}
process.exitCode = isFine.every(Boolean) ? 0 : 1
