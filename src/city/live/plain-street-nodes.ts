import { LAYER, type Metric } from '../../network/metric.ts'
import { EDGE, NODE, type Network } from '../../network/network.ts'
import { isSnapTarget } from '../../network/snap-index.ts'
import type { City } from '../city.ts'

/**
 * Nodes where a new facility or link can begin: on an open street, none of whose streets an edit has closed, without a
 * signal, and alone on its point: the sides of a gate are not. So whatever is put there is joined to that node, since places
 * are joined to streets as they are without edits.
 * @param built the city without the edits; links' own nodes have no street in it
 */
export function plainStreetNodes(built: City, { network }: City, { layer }: Metric): number[] {
  const { nodeFlags, firstIncident, incident, edgeFlags } = network
  const isAlone = aloneAtPoint(built.network)
  const isPlain = (node: number): boolean => {
    if (!isAlone(node) || ((nodeFlags[node] ?? 0) & NODE.signal) !== 0) return false
    let isOnStreet = false
    for (const e of incident.subarray(firstIncident[node], firstIncident[node + 1])) {
      const flags = edgeFlags[e] ?? 0
      if (e >= built.network.edgeCount || (flags & EDGE.gate) !== 0) continue
      if (!isSnapTarget(built.network.edgeFlags[e] ?? 0)) continue
      if (!isSnapTarget(flags)) return false
      if (layer[e] === LAYER.open) isOnStreet = true
    }
    return isOnStreet
  }
  return Array.from({ length: built.network.nodeCount }, (_, node) => node).filter(isPlain)
}

function aloneAtPoint({ nodeCount, lonE7, latE7 }: Network): (node: number) => boolean {
  const key = (node: number): string => `${lonE7[node]} ${latE7[node]}`
  const known = new Set<string>()
  const shared = new Set<string>()
  for (let node = 0; node < nodeCount; node++) (known.has(key(node)) ? shared : known).add(key(node))
  return (node) => !shared.has(key(node))
}
