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
  const compare = (a: number, b: number): number =>
    (lonE7[a] ?? 0) - (lonE7[b] ?? 0) || (latE7[a] ?? 0) - (latE7[b] ?? 0)
  const sorted = Uint32Array.from({ length: nodeCount }, (_, node) => node).sort(compare)
  const isShared = new Uint8Array(nodeCount)
  for (let i = 1; i < nodeCount; i++) {
    const [before, node] = [sorted[i - 1] ?? 0, sorted[i] ?? 0]
    if (compare(before, node) !== 0) continue
    isShared[before] = 1
    isShared[node] = 1
  }
  return (node) => isShared[node] === 0
}
