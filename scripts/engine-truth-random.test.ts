import { expect, test } from 'vitest'
import { makePartition } from '../src/network/make-partition.ts'
import { withAdjacency } from '../src/network/network.ts'
import { randomNetwork } from '../src/network/testing/random-network.ts'
import { seededRandom } from '../src/network/testing/seeded-random.ts'
import { generateCity, SIZES } from './generate/generate-city.ts'
import { readWalkersFile } from './read-data.ts'
import { checkEngine, type EngineCheck } from './truth/check-engine.ts'
import { checkGraph, checkText, countsText, graphOfCity, kernelsOf } from './truth/engine-graphs.ts'
import { drawServices, worldsOf, type EditKind, type EngineGraph } from './truth/engine-worlds.ts'

const walkers = readWalkersFile()
const GRAPHS = 200
const EDITS = 200

/** Mostly streets; facilities in short runs. */
function drawKinds(random: () => number): EditKind[] {
  const kinds: EditKind[] = []
  while (kinds.length < EDITS) {
    const drawn = random()
    if (drawn < 0.7) kinds.push('access')
    else if (drawn < 0.72) kinds.push('link')
    else kinds.push('facility', 'facility', 'facility')
  }
  return kinds.slice(0, EDITS)
}

function drawGraph(seed: number, random: () => number): EngineGraph {
  const nodes = 4 + Math.floor(random() * 24)
  const network = withAdjacency(makePartition(randomNetwork(seed, { nodes })).network)
  return { network, services: drawServices(network, random, [1, 3, 6]) }
}

test('on 200 random networks every time is that of a plain Dijkstra, through 200 edits each and back', () => {
  const graphs: EngineGraph[] = []
  const checks: EngineCheck[] = []
  for (let seed = 1; seed <= GRAPHS; seed++) {
    const random = seededRandom(seed)
    const graph = drawGraph(seed, random)
    const worlds = worldsOf(graph, random, drawKinds(random))
    // after every fourth edit one of the eight walks in turn
    const isCompared = (at: number, walk: number): boolean => at % 4 === 0 && (at / 4) % 8 === walk
    const kernels = kernelsOf(seed % 2 === 0 ? 'wasm' : 'plain')
    graphs.push(graph)
    checks.push(checkEngine({ kernels, worlds, walkers, isCompared }))
  }
  const sum = (key: keyof EngineCheck): number => checks.reduce((count, of) => count + of[key], 0)
  const check: EngineCheck = {
    compared: sum('compared'),
    mismatches: sum('mismatches'),
    undone: sum('undone'),
    notUndone: sum('notUndone'),
  }
  console.info(checkText(`${GRAPHS} random networks: ${countsText(graphs)}`, check))
  expect(check.compared).toBeGreaterThan(1_000_000)
  expect(checks.filter(({ mismatches, notUndone }) => mismatches + notUndone > 0)).toEqual([])
}, 300_000)

test('generated 20k: every time is that of a plain Dijkstra for every walker and ruler, through 200 edits and back', () => {
  const graph = graphOfCity(generateCity({ seed: 1, superblocks: SIZES['20k'] }))
  const check = checkGraph({ name: 'generated 20k', graph, seed: 7, every: 200 })
  expect(check.compared).toBeGreaterThan(200 * graph.network.nodeCount)
  expect(check).toMatchObject({ mismatches: 0, notUndone: 0 })
}, 300_000)
