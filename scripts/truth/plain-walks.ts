/**
 * The engine's oracle on networks of any size: one Dijkstra on a binary heap over (node, phase) states for each service.
 * It shares the rules of weights (`metricOf`) with the engine and nothing else: no hierarchy, no sweep, no seeds, no
 * adjacency, no links. `searchPlainly`, which writes out every arc between states, checks it on small networks.
 */

import FlatQueue from 'flatqueue'
import { LAYER, type Metric } from '../../src/network/metric.ts'
import { EDGE, NODE, type NetworkColumns } from '../../src/network/network.ts'
import { ENTRY, type Entry } from '../../src/network/place.ts'
import { UNREACHED } from '../../src/units.ts'
import type { PlainEnd, PlainLinked } from './plain-links.ts'

/** An entry of a facility; `source` is the facility. */
export type FacilityEntry = Entry & { readonly source: number }

export interface PlainTimes {
  /** From every node to the nearest facility, `UNREACHED` for none. */
  readonly times: Uint16Array
  /** The facility, the smallest of equally near ones; -1 for none. */
  readonly nearest: Int32Array
}

/** Walks on a network with links, for one metric of it after another. */
export interface PlainWalks {
  readonly to: (metric: Metric, entries: readonly FacilityEntry[]) => PlainTimes
}

/** The phases of a walk seen from its end: out of the facility's estate, over streets, into the estate where it starts. */
const LEAVING = 0
const STREET = 1
const ENTERING = 2

/** A label is time × this + facility, so that one comparison is by time, then facility. */
const FACILITIES = 2 ** 20
const LIMIT = UNREACHED * FACILITIES

/** @param linked its network is the one that metrics are of */
export function createPlainWalks({ network, endsOn }: PlainLinked): PlainWalks {
  const { nodeCount, edgeCount, edgeFrom, edgeTo } = network
  const { first, edges } = edgesByNode(network)
  const best = new Float64Array(3 * nodeCount)
  const queue = new FlatQueue()

  function offer(phase: number, node: number, label: number): void {
    const state = phase * nodeCount + node
    if (label >= LIMIT || label >= best[state]!) return
    best[state] = label
    queue.push(state, label)
  }

  function spread(metric: Metric, isStreet: Uint8Array, { phase, node, label }: Spreading): void {
    if (phase === LEAVING && isStreet[node] === 1) {
      offer(STREET, node, label)
      return
    }
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const e = edges[i]!
      const isFrom = edgeFrom[e] === node
      const far = isFrom ? edgeTo[e]! : edgeFrom[e]!
      // people walk from the far end to this one
      const reached = label + (isFrom ? metric.backward : metric.forward)[e]! * FACILITIES
      if (metric.layer[e] === LAYER.open && phase === STREET) offer(STREET, far, reached)
      if (metric.layer[e] !== LAYER.estate) continue
      if (phase === LEAVING) offer(LEAVING, far, reached)
      else if (isStreet[far] === 0) offer(ENTERING, far, reached)
    }
  }

  return {
    to: (metric, entries) => {
      const isStreet = new Uint8Array(nodeCount)
      for (let e = 0; e < edgeCount; e++) {
        if (metric.layer[e] === LAYER.open) isStreet[edgeFrom[e]!] = isStreet[edgeTo[e]!] = 1
      }
      best.fill(Infinity)
      for (const entry of entries) {
        const phase = metric.layer[entry.edge] === LAYER.open ? STREET : LEAVING
        for (const { node, cost } of startsOf(network, metric, { entry, ends: endsOn.get(entry.edge) ?? [] }))
          offer(phase, node, cost * FACILITIES + entry.source)
      }
      for (let label = queue.peekValue(); label !== undefined; label = queue.peekValue()) {
        const state = queue.pop()!
        if (label > best[state]!) continue
        spread(metric, isStreet, { phase: Math.floor(state / nodeCount), node: state % nodeCount, label })
      }
      return timesOf(best, isStreet)
    },
  }
}

interface Spreading {
  readonly phase: number
  readonly node: number
  readonly label: number
}

function edgesByNode({ nodeCount, edgeCount, edgeFrom, edgeTo }: NetworkColumns) {
  const lists = Array.from({ length: nodeCount }, (): number[] => [])
  for (let e = 0; e < edgeCount; e++) {
    lists[edgeFrom[e]!]!.push(e)
    if (edgeTo[e] !== edgeFrom[e]) lists[edgeTo[e]!]!.push(e)
  }
  const first = new Uint32Array(nodeCount + 1)
  for (let v = 0; v < nodeCount; v++) first[v + 1] = first[v]! + lists[v]!.length
  return { first, edges: Uint32Array.from(lists.flat()) }
}

interface Joined {
  readonly entry: Entry
  /** Of links, on the entry's edge. */
  readonly ends: readonly PlainEnd[]
}

/** Nodes from which the place is walked to along its own edge. */
function startsOf(
  { edgeFrom, edgeTo, lengthDm, edgeFlags, nodeFlags }: NetworkColumns,
  { layer, forward, backward, pace, ruler }: Metric,
  { entry: { edge, offsetDm, legDm, flags }, ends }: Joined,
): { readonly node: number; readonly cost: number }[] {
  const isForStepless = (flags & ENTRY.stepFree) !== 0
  if (layer[edge] === LAYER.none || (isForStepless && pace.stepsFactor !== 'closed')) return []
  const isSteps = (edgeFlags[edge]! & EDGE.steps) !== 0
  const share = isSteps && pace.stepsFactor !== 'closed' ? pace.stepsFactor : 1
  const places = [
    { node: edgeFrom[edge]!, offsetDm: 0 },
    { node: edgeTo[edge]!, offsetDm: lengthDm[edge]! },
    ...ends,
  ]
  const canWalkFrom = (at: number): boolean => {
    if (at === offsetDm) return true
    const ways = at < offsetDm ? forward : backward
    return ways[edge]! < 2 ** 29
  }
  return places
    .filter((place) => canWalkFrom(place.offsetDm))
    .map((place) => {
      const partDm = Math.abs(place.offsetDm - offsetDm)
      const waitDs = nodeFlags[place.node]! & NODE.signal ? Math.round((pace.signalWaitS / 2) * 10) : 0
      const ds = Math.round(legDm / pace.paceMps) + Math.round(partDm / (pace.paceMps * share)) + waitDs
      return { node: place.node, cost: ruler === 'minutes' ? ds : legDm + partDm }
    })
}

/** A street node is reached over streets; other nodes within the facility's own estate, or from streets. */
function timesOf(best: Float64Array, isStreet: Uint8Array): PlainTimes {
  const n = isStreet.length
  const times = new Uint16Array(n).fill(UNREACHED)
  const nearest = new Int32Array(n).fill(-1)
  for (let v = 0; v < n; v++) {
    const label =
      isStreet[v] === 1 ? best[STREET * n + v]! : Math.min(best[LEAVING * n + v]!, best[ENTERING * n + v]!)
    if (label === Infinity) continue
    times[v] = Math.floor(label / FACILITIES)
    nearest[v] = label % FACILITIES
  }
  return { times, nearest }
}
