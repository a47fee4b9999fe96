import { UNREACHED } from '../units.ts'
import { createBucketQueue, type BucketQueue } from './bucket-queue.ts'
import type { SeedLabels } from './seed-labels.ts'
import type { StreetArcs } from './street-arcs.ts'

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

/** Marks of a node. */
const TOUCHED = 1
/** Facilities are entered there: asked far more often than it is so. */
const ENTERED = 2

/**
 * What a change is mended with; empty between changes, so fields over the same arcs share it. A change is felt by so few
 * nodes that fetching what it needs into the caches takes longest: the less of it there is, the better.
 */
interface Desk {
  readonly queue: BucketQueue
  readonly region: Uint32Array
}

const desks = new WeakMap<StreetArcs, Desk>()

function deskFor(arcs: StreetArcs, nodeCount: number): Desk {
  const desk = desks.get(arcs) ?? {
    queue: createBucketQueue(nodeCount),
    region: new Uint32Array(nodeCount),
  }
  desks.set(arcs, desk)
  return desk
}

/** An empty field over a graph's arcs. */
export function createServiceField(arcs: StreetArcs): ServiceField {
  const nodeCount = arcs.out.first.length - 1
  const times = new Uint16Array(nodeCount).fill(UNREACHED)
  const facilities = new Int32Array(nodeCount).fill(NOBODY)
  const { queue, region } = deskFor(arcs, nodeCount)
  const seeds = new Map<number, SeedLabels>()
  const seedsAt = new Map<number, Map<number, number>>()
  const marks = new Uint8Array(nodeCount)
  const touched = new Uint32Array(nodeCount)
  let touchedCount = 0

  function write(node: number, time: number, facility: number): void {
    times[node] = time
    facilities[node] = facility
    if ((marks[node]! & TOUCHED) !== 0) return
    marks[node]! |= TOUCHED
    touched[touchedCount++] = node
  }

  function offer(node: number, time: number, facility: number): void {
    const old = times[node]!
    if (time > old || time >= UNREACHED || (time === old && facility >= facilities[node]!)) return
    write(node, time, facility)
    queue.put(node, time)
  }

  function spread(): void {
    const { first, node: to, weight } = arcs.out
    for (let node = queue.take(); node >= 0; node = queue.take()) {
      const [time, facility, end] = [times[node]!, facilities[node]!, first[node + 1]!]
      for (let i = first[node]!; i < end; i++) offer(to[i]!, time + weight[i]!, facility)
    }
  }

  /** Empties the nodes that belong to the facility: whoever walks there from one of them stays with it. */
  function emptyRegion(facility: number, { nodes }: SeedLabels): number {
    const { first, node: to } = arcs.out
    let count = 0
    for (const node of nodes) {
      if (facilities[node] !== facility) continue
      write(node, UNREACHED, NOBODY)
      region[count++] = node
    }
    for (let k = 0; k < count; k++) {
      const end = first[region[k]! + 1]!
      for (let i = first[region[k]!]!; i < end; i++) {
        const node = to[i]!
        if (facilities[node] !== facility) continue
        write(node, UNREACHED, NOBODY)
        region[count++] = node
      }
    }
    return count
  }

  /** Offers an emptied node what stands around it, and facilities that are entered there. */
  function refill(node: number): void {
    if ((marks[node]! & ENTERED) !== 0) {
      for (const [other, cost] of seedsAt.get(node) ?? []) offer(node, cost, other)
    }
    const { first, node: from, weight } = arcs.in
    const end = first[node + 1]!
    for (let i = first[node]!; i < end; i++) {
      const facility = facilities[from[i]!]!
      if (facility !== NOBODY) offer(node, times[from[i]!]! + weight[i]!, facility)
    }
  }

  return {
    times,
    facilities,
    add: (facility, labels) => {
      if (seeds.has(facility)) throw new Error(`facility ${facility} is in the field already`)
      seeds.set(facility, labels)
      const { nodes, costs } = labels
      for (let i = 0; i < nodes.length; i++) {
        const here = seedsAt.get(nodes[i]!) ?? new Map<number, number>()
        seedsAt.set(nodes[i]!, here)
        marks[nodes[i]!]! |= ENTERED
        here.set(facility, Math.min(here.get(facility) ?? UNREACHED, costs[i]!))
        offer(nodes[i]!, costs[i]!, facility)
      }
      spread()
    },
    remove: (facility) => {
      const labels = seeds.get(facility)
      if (labels === undefined) throw new Error(`facility ${facility} is not in the field`)
      seeds.delete(facility)
      for (const node of labels.nodes) {
        const here = seedsAt.get(node)
        if (here?.delete(facility) !== true || here.size > 0) continue
        seedsAt.delete(node)
        marks[node]! &= ~ENTERED
      }
      // emptied first, so that only what lies around it is offered
      const count = emptyRegion(facility, labels)
      for (let k = 0; k < count; k++) refill(region[k]!)
      spread()
    },
    takeTouched: () => {
      const nodes = touched.slice(0, touchedCount)
      for (const node of nodes) marks[node]! &= ~TOUCHED
      touchedCount = 0
      return nodes
    },
  }
}
