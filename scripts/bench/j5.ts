import type { City } from '../../src/city/city.ts'
import { entriesOfPlace, footOf } from '../../src/city/place-entries.ts'
import { communityOrigins } from '../../src/coverage/community-origins.ts'
import { BATCH_CELL_M, isochrone, type IsochroneRequest } from '../../src/isochrone/isochrone.ts'
import { LAYER } from '../../src/network/metric.ts'
import { surfaceKernels, type Engine } from './engine.ts'
import { summary, timeOf } from './measure.ts'
import { barOf, requireSame, type Bar } from './report.ts'

const MINUTES = [5, 10, 15]
const ROUNDS = 3

/** J5: three polygons for every community of a city, on a grid of 25 m. */
export function j5(engine: Engine): Bar[] {
  const { city, name } = engine.graph
  if (city === null) return []
  const places = placesOf(city, engine)
  const kernels = surfaceKernels()
  let polygons = 0
  const drawAll = (): void => {
    polygons = 0
    for (const origin of places) {
      const drawn = isochrone({ ...walkFrom(engine, origin), kernels, cellM: BATCH_CELL_M })
      polygons += drawn.polygons.length
    }
  }
  const times = Array.from({ length: ROUNDS }, () => timeOf(drawAll) / 1000)
  requireSame(`J5 ${name}, polygons`, polygons, MINUTES.length * places.length)
  const measured = summary(times)
  return [
    barOf(
      {
        id: 'J5',
        graph: name,
        what: 'three polygons for every community, 25 m',
        unit: 's',
        details: {
          communities: places.length,
          'ms per community': (1000 * measured.measured) / places.length,
        },
      },
      measured,
      { sense: 'at most', bar: null },
    ),
  ]
}

type Place = IsochroneRequest['origin']

/** For each community the first of its homes that is joined to a street the walker may use. */
function placesOf(city: City, { graph, metric }: Engine): Place[] {
  const { first, origins } = communityOrigins(city.origins, city.communities.length)
  return city.communities.flatMap((_, c) => {
    const homes = origins.subarray(first[c], first[c + 1])
    for (const home of homes) {
      const entries = entriesOfPlace(city.originEntries, home)
      const entry = entries.find(({ edge, flags }) => metric.layer[edge] !== LAYER.none && flags === 0)
      if (entry === undefined) continue
      return [{ lonLat: footOf(graph.network, graph.shapes, entry), entries }]
    }
    return []
  })
}

function walkFrom({ graph, metric, search }: Engine, origin: Place): IsochroneRequest {
  const { network, shapes } = graph
  const seeds = origin.entries.map((entry) => ({ ...entry, source: 0 }))
  const reach = search.run({ metric, sense: 'from', seeds, limit: 600 * Math.max(...MINUTES) })
  return { network, shapes, metric, reach, origin, minutes: MINUTES }
}
