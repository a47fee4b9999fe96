import { EDGE, edgeAccess, type Access, type Network } from '../../network/network.ts'
import type { City } from '../city.ts'

/** All gate edges of one barrier: what a plan opens and closes together. */
export interface Barrier {
  readonly edges: readonly number[]
  readonly access: Access
}

/** By the OpenStreetMap node that a barrier is. */
export function barriersOf({ gates, network }: City): Barrier[] {
  return [...new Set(gates.map(({ osmNode }) => osmNode))].map((node) => {
    const edges = gates.filter(({ osmNode }) => osmNode === node).map(({ edge }) => edge)
    return { edges, access: edgeAccess(network.edgeFlags[edges[0] ?? 0] ?? 0) }
  })
}

/** The city with a barrier opened or closed; every place stays where it was joined. */
export function withAccess(city: City, edges: readonly number[], access: Access): City {
  return { ...city, network: networkWith(city.network, edges, access) }
}

export function networkWith(network: Network, edges: readonly number[], access: Access): Network {
  const edgeFlags = network.edgeFlags.slice()
  for (const edge of edges) edgeFlags[edge] = ((edgeFlags[edge] ?? 0) & ~EDGE.accessMask) | access
  return { ...network, edgeFlags }
}
