import { expect, test } from 'vitest'
import { generateCity, SIZES } from './generate/generate-city.ts'
import { extractPath } from './testing/shared-extracts.ts'
import { checkGraph, graphOfCity, graphOfPorto } from './truth/engine-graphs.ts'
import type { EngineGraph } from './truth/engine-worlds.ts'

const porto = extractPath('test-extracts/porto-filtered.osm.pbf')

const graphs: readonly (readonly [name: string, every: number, graph: () => EngineGraph])[] = [
  ...(porto === null ? [] : [['Porto', 200, () => graphOfPorto(porto)] as const]),
  ['generated 74k', 200, () => graphOfCity(generateCity({ seed: 1, superblocks: SIZES['74k'] }))],
]

test.each(graphs)(
  '%s: every time is that of a plain Dijkstra for every walker and ruler, through 200 edits and back',
  (name, every, make) => {
    const graph = make()
    const check = checkGraph({ name, graph, seed: 7, every })
    expect(check.compared).toBeGreaterThan(100 * graph.network.nodeCount)
    expect(check).toMatchObject({ mismatches: 0, notUndone: 0 })
  },
  300_000,
)
