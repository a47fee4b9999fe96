import { UNREACHED } from '../units.ts'
import { createBucketQueue } from './bucket-queue.ts'
import type { SeedLabels } from './seed-labels.ts'
import { backWeight, onwardWeight, type StreetGraph } from './street-graph.ts'

/**
 * The time from every node to the nearest of some facilities, and which one that is, kept true while facilities come and
 * go: each change is mended only where it is felt. Ties go to the smaller facility, so what a change does is undone to
 * the last bit by the opposite change.
 */
export interface ServiceField {
  /** `UNREACHED` where there is none. Belongs to the field. */
  readonly times: Uint16Array
  /** The facility of each time; -1 where there is none. Belongs to the field. */
  readonly facilities: Int32Array
  /** @throws Error when the facility is there already. */
  readonly add: (facility: number, labels: SeedLabels) => void
  /** @throws Error when it is not there. */
  readonly remove: (facility: number) => void
  /** Nodes that had their label written since this was asked last; some may have the label of then again. */
  readonly takeTouched: () => Uint32Array
}

const NOBODY = -1

/** An empty field over a graph, which must not change while the field is used. */
export function createServiceField(graph: StreetGraph): ServiceField {
  const { nodeCount } = graph.network
  const times = new Uint16Array(nodeCount).fill(UNREACHED)
  const facilities = new Int32Array(nodeCount).fill(NOBODY)
  const queue = createBucketQueue(nodeCount)
  const seeds = new Map<number, SeedLabels>()
  const seedsAt = new Map<number, Map<number, number>>()
  const touched: number[] = []
  const isTouched = new Uint8Array(nodeCount)
  const { forEachOut, forEachIn } = arcsOf(graph)

  const write = (node: number, time: number, facility: number): void => {
    times[node] = time
    facilities[node] = facility
    if (isTouched[node] === 0) {
      isTouched[node] = 1
      touched.push(node)
    }
  }
  const offer = (node: number, time: number, facility: number): void => {
    const old = times[node]!
    if (time > old || time >= UNREACHED || (time === old && facility >= facilities[node]!)) return
    write(node, time, facility)
    queue.put(node, time)
  }
  const spread = (): void => {
    for (let node = queue.take(); node >= 0; node = queue.take()) {
      const [time, facility] = [times[node]!, facilities[node]!]
      forEachOut(node, (to, weight) => offer(to, time + weight, facility))
    }
  }
  /** Nodes that belong to the facility: whoever walks there from one of them stays with it. */
  const regionOf = (facility: number, { nodes }: SeedLabels): number[] => {
    const region: number[] = []
    const take = (node: number): void => {
      if (facilities[node] !== facility) return
      write(node, UNREACHED, NOBODY)
      region.push(node)
    }
    for (const node of nodes) take(node)
    for (let i = 0; i < region.length; i++) forEachOut(region[i]!, take)
    return region
  }

  return {
    times,
    facilities,
    add: (facility, labels) => {
      if (seeds.has(facility)) throw new Error(`facility ${facility} is in the field already`)
      seeds.set(facility, labels)
      for (const [i, node] of labels.nodes.entries()) {
        const here = seedsAt.get(node) ?? new Map<number, number>()
        seedsAt.set(node, here)
        here.set(facility, Math.min(here.get(facility) ?? UNREACHED, labels.costs[i]!))
        offer(node, labels.costs[i]!, facility)
      }
      spread()
    },
    remove: (facility) => {
      const labels = seeds.get(facility)
      if (labels === undefined) throw new Error(`facility ${facility} is not in the field`)
      seeds.delete(facility)
      for (const node of labels.nodes) seedsAt.get(node)?.delete(facility)
      // emptied first, so that only what lies around it is offered
      const region = regionOf(facility, labels)
      for (const node of region) {
        for (const [other, cost] of seedsAt.get(node) ?? []) offer(node, cost, other)
        forEachIn(node, (from, weight) => {
          if (facilities[from] !== NOBODY) offer(node, times[from]! + weight, facilities[from]!)
        })
      }
      spread()
    },
    takeTouched: () => {
      const nodes = Uint32Array.from(touched)
      for (const node of touched) isTouched[node] = 0
      touched.length = 0
      return nodes
    },
  }
}

type ArcVisitor = (node: number, weight: number) => void

/** The graph's arcs from and to each node, in the sense of its search. */
function arcsOf(graph: StreetGraph) {
  const { firstIncident, incident, edgeFrom, edgeTo } = graph.network
  const each = (node: number, visit: ArcVisitor, isOut: boolean): void => {
    const end = firstIncident[node + 1]!
    for (let i = firstIncident[node]!; i < end; i++) {
      const e = incident[i]!
      const isFrom = edgeFrom[e] === node
      const weight = isFrom === isOut ? onwardWeight(graph, e) : backWeight(graph, e)
      if (weight < UNREACHED) visit(isFrom ? edgeTo[e]! : edgeFrom[e]!, weight)
    }
  }
  return {
    forEachOut: (node: number, visit: ArcVisitor) => each(node, visit, true),
    forEachIn: (node: number, visit: ArcVisitor) => each(node, visit, false),
  }
}
