import { LAYER, type Metric } from './metric.ts'
import type { Network } from './network.ts'

/**
 * True when the node touches an open edge of this walker: where an estate ends. O(degree), and computed when
 * asked for rather than stored, so it never falls behind a metric that a plan has changed.
 */
export function isStreetNode(network: Network, layer: Metric['layer'], node: number): boolean {
  const { firstIncident, incident } = network
  const end = firstIncident[node + 1]!
  for (let i = firstIncident[node]!; i < end; i++) if (layer[incident[i]!] === LAYER.open) return true
  return false
}
