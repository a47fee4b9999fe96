import { UNREACHED } from '../../units.ts'
import { directCost, pricedEntries } from '../../network/entry-cost.ts'
import type { Kernels, Words } from '../../network/kernels.ts'
import { entryAt, type Entry } from '../../network/place.ts'
import type { StreetGraph } from '../../network/street-graph.ts'
import type { City } from '../city.ts'
import { once } from '../../coverage/once.ts'
import { entriesByEdge } from '../place-entries.ts'
import { onNetwork } from '../walk-times.ts'
import { BATCH_LANES } from './lanes.ts'

/** Reads times at a city's homes from times at nodes. */
export interface OriginReader {
  /** 1 where the walker gets onto the network at all. */
  readonly onNetwork: Uint8Array
  /** The times of many lanes of one batch, each written to a column by origin. */
  readonly readBatch: (rows: Words, lanes: readonly LaneColumn[]) => void
  /** The times of one lane from a time per node. */
  readonly readOne: (times: Uint16Array, column: Uint16Array) => void
  /** Offers walks along the street that both stand on; `facilities` are entries of what a lane leads to. */
  readonly readDirectly: (facilities: readonly Entry[], column: Uint16Array) => void
}

export interface LaneColumn {
  readonly at: number
  readonly column: Uint16Array
}

/** Places read by one call of the kernel: their rows stay in the cache until they are dealt to the columns. */
const CHUNK = 1_024

/** Prices the homes of a city for a walk; made again when streets change. O(homes). */
export function createOriginReader(
  kernels: Kernels,
  city: City,
  { graph, buffers }: { readonly graph: StreetGraph; readonly buffers: ReadBuffers },
): OriginReader {
  const { network, metric } = graph
  const priced = pricedEntries({ network, metric }, city.originEntries, graph.sense === 'to' ? 'from' : 'to')
  const { place } = city.originEntries
  const [from, to] = priced.ends
  const atEdge = once(() => entriesByEdge(city.originEntries, network.edgeCount))
  return {
    onNetwork: onNetwork(priced, city.origins.count),
    readBatch: (rows, lanes) => {
      for (const { column } of lanes) column.fill(UNREACHED)
      for (let start = 0; start < place.length; start += CHUNK) {
        const count = Math.min(CHUNK, place.length - start)
        const ends = buffers.ends.view()
        const costs = buffers.costs.view()
        for (let i = 0; i < count; i++) {
          ends[2 * i] = from.node[start + i] ?? 0
          ends[2 * i + 1] = to.node[start + i] ?? 0
          costs[2 * i] = Math.min(UNREACHED, from.primary[start + i] ?? UNREACHED)
          costs[2 * i + 1] = Math.min(UNREACHED, to.primary[start + i] ?? UNREACHED)
        }
        kernels.read({ ...buffers, count }, rows, buffers.out)
        deal(buffers.out.view(), place.subarray(start, start + count), lanes)
      }
    },
    readOne: (times, column) => {
      column.fill(UNREACHED)
      for (let i = 0; i < place.length; i++) {
        const overFrom = (times[from.node[i] ?? 0] ?? UNREACHED) + (from.primary[i] ?? UNREACHED)
        const overTo = (times[to.node[i] ?? 0] ?? UNREACHED) + (to.primary[i] ?? UNREACHED)
        offer(column, place[i] ?? 0, overFrom < overTo ? overFrom : overTo)
      }
    },
    readDirectly: (facilities, column) => {
      for (const facility of facilities) {
        const { first, rows } = atEdge()
        const end = first[facility.edge + 1] ?? 0
        for (let k = first[facility.edge] ?? 0; k < end; k++) {
          const row = rows[k] ?? 0
          const home = entryAt(city.originEntries, row)
          const [a, b] = graph.sense === 'to' ? [home, facility] : [facility, home]
          const cost = directCost({ network, metric }, a, b)
          if (cost !== null) offer(column, place[row] ?? 0, cost.primary)
        }
      }
    },
  }
}

/** What the kernel reads into, for `CHUNK` places; kept between readers. */
export interface ReadBuffers {
  readonly ends: ReturnType<Kernels['indices']>
  readonly costs: Words
  readonly out: Words
}

export const readBuffers = (kernels: Kernels): ReadBuffers => ({
  ends: kernels.indices(2 * CHUNK),
  costs: kernels.words(2 * CHUNK),
  out: kernels.words(BATCH_LANES * CHUNK),
})

function deal(read: Uint16Array, places: Uint32Array, lanes: readonly LaneColumn[]): void {
  for (const { at, column } of lanes) {
    for (let i = 0, k = at; i < places.length; i++, k += BATCH_LANES)
      offer(column, places[i] ?? 0, read[k] ?? 0)
  }
}

function offer(column: Uint16Array, place: number, time: number): void {
  if (time < (column[place] ?? 0)) column[place] = time
}
