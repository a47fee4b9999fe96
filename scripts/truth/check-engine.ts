/** The engine against the oracle: hierarchies, sweeps and fields that follow edits, and their undo. */

import { createLiveStreets, type LiveStreets } from '../../src/city/live/live-streets.ts'
import { customised, recustomise, type Hierarchy } from '../../src/network/hierarchy.ts'
import {
  placeTopology,
  type Kernels,
  type KernelTopology,
  type LaneCount,
  type Words,
} from '../../src/network/kernels.ts'
import { metricOf, type Ruler, type WalkingPace } from '../../src/network/metric.ts'
import { seedLabels, type SeedLabels } from '../../src/network/seed-labels.ts'
import { createServiceField, type ServiceField } from '../../src/network/service-field.ts'
import { streetGraph } from '../../src/network/street-graph.ts'
import { sweepLinked } from '../../src/network/sweep-links.ts'
import { topologyOf, type Topology } from '../../src/network/topology.ts'
import { UNREACHED } from '../../src/units.ts'
import { facilitiesThere, type World } from './engine-worlds.ts'
import type { PlainTimes } from './plain-walks.ts'

export interface EngineCheck {
  /** Times at nodes, and facilities named there, by the engine and by the oracle. */
  readonly compared: number
  readonly mismatches: number
  /** Weights of arcs, times and facilities after edits were taken back, and before. */
  readonly undone: number
  readonly notUndone: number
}

export interface EngineRequest {
  /** Both makes; what follows edits is the first's. */
  readonly kernels: readonly [live: Kernels, other: Kernels]
  readonly worlds: readonly World[]
  readonly walkers: readonly WalkingPace[]
  /** Worlds that are compared, by index and walk (walker × ruler); the first and the last are always. */
  readonly isCompared: (world: number, walk: number) => boolean
}

const RULERS: readonly Ruler[] = ['minutes', 'metres']

/**
 * Takes every walker and ruler through all worlds and back. In each world that is compared, the live hierarchy's weights
 * must be those of a hierarchy made anew by the other make, and sweeps by both, in turn of 64 and of 8 lanes, and fields
 * that have been mended, must say at every node what the oracle says. On the way back all must be as it was, to the last byte.
 */
export function checkEngine({ kernels, worlds, walkers, isCompared }: EngineRequest): EngineCheck {
  const [first, last] = [worlds[0], worlds.at(-1)]
  if (first === undefined || last === undefined) throw new Error('no worlds to check the engine in')
  const topology = topologyOf(first.network)
  const most = Math.max(...worlds.map(({ network }) => network.nodeCount))
  const [live, other] = kernels.map((of) => makeOf(of, topology, most))
  if (live === undefined || other === undefined) throw new Error('expected two makes of kernels')
  const sums = { compared: 0, mismatches: 0, undone: 0, notUndone: 0 }
  const end = worlds.length - 1
  for (const [w, pace] of walkers.entries()) {
    for (const [r, ruler] of RULERS.entries()) {
      const walk = walkOf({ live, other, pace, ruler, sums }, first)
      const states = new Map<number, State>()
      for (let at = 0; at <= end; at++) {
        walk.goTo(worlds[at] ?? first)
        if (at !== 0 && at !== end && !isCompared(at, RULERS.length * w + r)) continue
        walk.compare((at + r) % 2 === 1 ? [8, 64] : [64, 8])
        states.set(at, walk.state())
      }
      for (let at = end - 1; at >= 0; at--) {
        walk.goTo(worlds[at] ?? last)
        const before = states.get(at)
        if (before !== undefined) walk.compareState(before)
      }
    }
  }
  return sums
}

/** One make of kernels, with memory for what it is asked. */
interface Make {
  readonly kernels: Kernels
  readonly on: KernelTopology
  readonly rows: Readonly<Record<LaneCount, Words>>
  /** Of the last walk; the next takes over its memory. */
  streets: LiveStreets | null
  hierarchy: Hierarchy | null
}

const makeOf = (kernels: Kernels, topology: Topology, nodes: number): Make => ({
  kernels,
  on: placeTopology(kernels, topology),
  rows: { 64: kernels.words(64 * nodes), 8: kernels.words(8 * nodes) },
  streets: null,
  hierarchy: null,
})

interface WalkRequest {
  readonly live: Make
  readonly other: Make
  readonly pace: WalkingPace
  readonly ruler: Ruler
  readonly sums: { -readonly [K in keyof EngineCheck]: number }
}

interface State {
  readonly weights: readonly Uint16Array[]
  readonly times: readonly Uint16Array[]
  readonly fields: readonly (Pick<ServiceField, 'times' | 'facilities'> | null)[]
}

interface Walk {
  readonly goTo: (world: World) => void
  /** @param lanes that the live make and the other one sweep */
  readonly compare: (lanes: readonly [live: LaneCount, other: LaneCount]) => void
  readonly state: () => State
  readonly compareState: (before: State) => void
}

function walkOf({ live, other, pace, ruler, sums }: WalkRequest, first: World): Walk {
  let world = first
  const walked = { network: world.network, pace, ruler }
  const streets = createLiveStreets(live.kernels, live.on, { walked, old: live.streets })
  live.streets = streets
  let labels = world.services.map((): (SeedLabels | undefined)[] => [])
  let fields = world.services.map((): ServiceField | null => null)

  const labelsOf = (s: number, f: number): SeedLabels => {
    const known = labels[s]?.[f]
    if (known !== undefined) return known
    const made = seedLabels(streets.hierarchy().graph, world.search(), world.services[s]?.[f] ?? [])
    const ofService = labels[s]
    if (ofService !== undefined) ofService[f] = made
    return made
  }

  function goTo(next: World): void {
    const before = world
    if (next.network !== before.network) {
      streets.follow(next.network)
      labels = next.services.map(() => [])
      fields = next.services.map(() => null)
    } else for (const s of world.services.keys()) mend(s, next)
    world = next
  }

  function mend(s: number, next: World): void {
    const [was, is] = [world.isThere[s], next.isThere[s]]
    if (was === undefined || is === undefined || was === is) return
    let field = fields[s]
    if (field === null || field === undefined) {
      field = createServiceField(streets.hierarchy().graph)
      for (const f of facilitiesThere(world, s)) field.add(f, labelsOf(s, f))
      fields[s] = field
    }
    for (const [f, there] of is.entries()) {
      if (there === was[f]) continue
      if (there === 1) field.add(f, labelsOf(s, f))
      else field.remove(f)
    }
  }

  function sweptTimes(
    { kernels, rows: ofLanes }: Make,
    hierarchy: Hierarchy,
    lanes: LaneCount,
  ): Uint16Array[] {
    const rows = ofLanes[lanes]
    const times = rows.view().fill(UNREACHED)
    const laneOf = (s: number): number => (lanes === 8 ? s : 9 * s)
    for (const s of world.services.keys()) {
      for (const f of facilitiesThere(world, s))
        plant(times, { lanes, at: laneOf(s), labels: labelsOf(s, f) })
    }
    sweepLinked(kernels, hierarchy, { rows, lanes })
    const swept = rows.view()
    return world.services.map((_, s) => {
      const column = new Uint16Array(world.network.nodeCount)
      for (let v = 0, k = laneOf(s); v < column.length; v++, k += lanes) column[v] = swept[k] ?? 0
      return column
    })
  }

  function hierarchyAnew(): Hierarchy {
    const graph = streetGraph(world.network, metricOf(world.network, pace, ruler), 'to')
    const anew =
      other.hierarchy === null
        ? customised(other.kernels, other.on, graph)
        : recustomise(other.kernels, other.hierarchy, graph)
    other.hierarchy = anew
    return anew
  }

  const meet = (engine: Column, oracle: Column): void => {
    sums.compared += oracle.length
    sums.mismatches += differences(engine, oracle)
  }

  function oracleTimes(): PlainTimes[] {
    const { network, walks } = world.plain()
    const metric = metricOf(network, pace, ruler)
    return world.services.map((_, s) => {
      // the oracle knows nothing of the engine's links: entries as they were before any
      const entries = facilitiesThere(world, s).flatMap((source) =>
        (first.services[s]?.[source] ?? []).map((entry) => ({ ...entry, source })),
      )
      return walks.to(metric, entries)
    })
  }

  return {
    goTo,
    compare: (lanes) => {
      const truth = oracleTimes()
      const anew = hierarchyAnew()
      const [liveWeights, newWeights] = [streets.hierarchy(), anew].map(weightsOf)
      for (const [i, weights] of (newWeights ?? []).entries()) {
        sums.mismatches += differences(liveWeights?.[i] ?? [], weights)
      }
      const byLive = sweptTimes(live, streets.hierarchy(), lanes[0])
      const byOther = sweptTimes(other, anew, lanes[1])
      for (const [s, { times, nearest }] of truth.entries()) {
        meet(byLive[s] ?? [], times)
        meet(byOther[s] ?? [], times)
        const field = fields[s]
        if (field === null || field === undefined) continue
        meet(field.times, times)
        meet(field.facilities, nearest)
      }
    },
    state: () => ({
      weights: weightsOf(streets.hierarchy()).map((weights) => weights.slice()),
      times: sweptTimes(live, streets.hierarchy(), 8),
      fields: fields.map(
        (field) => field && { times: field.times.slice(), facilities: field.facilities.slice() },
      ),
    }),
    compareState: (before) => {
      const back = (now: Column, was: Column): void => {
        sums.undone += was.length
        sums.notUndone += differences(now, was)
      }
      const weights = weightsOf(streets.hierarchy())
      for (const [i, was] of before.weights.entries()) back(weights[i] ?? [], was)
      const times = sweptTimes(live, streets.hierarchy(), 8)
      for (const [s, was] of before.times.entries()) back(times[s] ?? [], was)
      for (const [s, was] of before.fields.entries()) {
        const field = fields[s]
        if (was === null || field === null || field === undefined) continue
        back(field.times, was.times)
        back(field.facilities, was.facilities)
      }
    },
  }
}

const weightsOf = ({ weights, streetUp, streetDown }: Hierarchy): Uint16Array[] => [
  weights.up.view(),
  weights.down.view(),
  streetUp,
  streetDown,
]

type Column = ArrayLike<number>

function differences(a: Column, b: Column): number {
  let count = Math.abs(a.length - b.length)
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) count++
  return count
}

interface Planted {
  readonly lanes: LaneCount
  readonly at: number
  readonly labels: SeedLabels
}

function plant(times: Uint16Array, { lanes, at, labels: { nodes, costs } }: Planted): void {
  for (const [i, node] of nodes.entries()) {
    const k = lanes * node + at
    times[k] = Math.min(times[k] ?? 0, costs[i] ?? UNREACHED)
  }
}
