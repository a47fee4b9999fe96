import { taggedAccess } from '../network/access-classes.ts'
import { ACCESS, type Access } from '../network/network.ts'
import { fromE7, type LonLat } from '../units.ts'
import type { City } from './city.ts'
import type { StreetAccess } from './edit.ts'

/** A gate as the data have it, without any plan. */
export interface Gate {
  readonly at: LonLat
  /** Its id in the data, such as `osm:node/1`. */
  readonly way: string
  /** As tagged, whatever lies behind. */
  readonly access: StreetAccess
}

/** Every gate once, also where several ways meet in it; in the order of the data. O(gates). */
export function gatesOf({ gates, network }: Pick<City, 'gates' | 'network'>): Gate[] {
  const found = new Map<number, Gate>()
  for (const { edge, osmNode } of gates) {
    if (found.has(osmNode)) continue
    const node = network.edgeFrom[edge] ?? 0
    const at: LonLat = [fromE7(network.lonE7[node] ?? 0), fromE7(network.latE7[node] ?? 0)]
    const access = streetAccess(taggedAccess(network.edgeFlags[edge] ?? 0))
    found.set(osmNode, { at, way: `osm:node/${osmNode}`, access })
  }
  return [...found.values()]
}

const streetAccess = (tagged: Access): StreetAccess =>
  tagged === ACCESS.closed ? 'closed' : tagged === ACCESS.residents ? 'residents' : 'open'
