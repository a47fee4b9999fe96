/**
 * Takes the engine through 200 edits and back on large networks, against a plain Dijkstra, for every walker and both
 * rulers: `node --import tsx scripts/truth/engine.ts`. Prints a row per network and ends with 1 when anything differs.
 * Astana, a smaller generated city and random networks are in the tests; Porto is skipped, with the reason printed, where
 * its extract is not.
 */

import { generateCity, SIZES } from '../generate/generate-city.ts'
import { extractPath } from '../testing/shared-extracts.ts'
import { checkGraph, graphOfCity, graphOfPorto } from './engine-graphs.ts'
import type { EngineGraph } from './engine-worlds.ts'

const porto = extractPath('test-extracts/porto-filtered.osm.pbf')
const graphs: readonly (readonly [name: string, graph: () => EngineGraph])[] = [
  ...(porto === null ? [] : [['Porto', () => graphOfPorto(porto)] as const]),
  ['generated 74k', () => graphOfCity(generateCity({ seed: 1, superblocks: SIZES['74k'] }))],
]
for (const [name, graph] of graphs) {
  const { mismatches, notUndone } = checkGraph({ name, graph: graph(), seed: 7, every: 100 })
  if (mismatches + notUndone > 0) process.exitCode = 1
}
