/** One walker by one ruler on the engine: a hierarchy, sweeps and fields that follow a network through its worlds. */

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
import { streetArcs, type StreetArcs } from '../../src/network/street-arcs.ts'
import { streetGraph } from '../../src/network/street-graph.ts'
import { sweepLinked } from '../../src/network/sweep-links.ts'
import type { Topology } from '../../src/network/topology.ts'
import { UNREACHED } from '../../src/units.ts'
import { facilitiesThere, type World } from './engine-worlds.ts'

/** One make of kernels, with memory that one walk after another takes over. */
export interface Make {
  readonly kernels: Kernels
  readonly on: KernelTopology
  readonly rows: Readonly<Record<LaneCount, Words>>
  streets: LiveStreets | null
  hierarchy: Hierarchy | null
}

/** @param nodes for as many there is room, those of links included */
export const makeOf = (kernels: Kernels, topology: Topology, nodes: number): Make => ({
  kernels,
  on: placeTopology(kernels, topology),
  rows: { 64: kernels.words(64 * nodes), 8: kernels.words(8 * nodes) },
  streets: null,
  hierarchy: null,
})

export interface Walked {
  readonly pace: WalkingPace
  readonly ruler: Ruler
}

export interface EngineWalk {
  readonly hierarchy: () => Hierarchy
  readonly fields: ServiceFields
  /** To the next world or the one before. */
  readonly goTo: (world: World, way: 'on' | 'back') => void
  /** Times from every node to the facilities of each service that are there, by one make and its hierarchy. */
  readonly swept: (make: Make, hierarchy: Hierarchy, lanes: LaneCount) => Uint16Array[]
}

export function createEngineWalk(live: Make, first: World, { pace, ruler }: Walked): EngineWalk {
  let world = first
  const walked = { network: world.network, pace, ruler }
  const streets = createLiveStreets(live.kernels, live.on, { walked, old: live.streets })
  live.streets = streets
  const fields = createServiceFields(streets, first)
  return {
    hierarchy: streets.hierarchy,
    fields,
    goTo: (next, way) => {
      if (next.network !== world.network) {
        streets.follow(next.network)
        fields.letGo(next)
      } else fields.mend(next, way)
      world = next
    },
    swept: (make, hierarchy, lanes) => {
      const rows = make.rows[lanes]
      const times = rows.view().fill(UNREACHED)
      // lanes all over the row, so that a kernel that takes a part of it only is found out
      const laneOf = (s: number): number => (lanes === 8 ? s : 9 * s)
      for (const s of world.services.keys()) {
        for (const labels of fields.labels(s)) plant(times, { lanes, at: laneOf(s), labels })
      }
      sweepLinked(make.kernels, hierarchy, { rows, lanes })
      return world.services.map((_, s) =>
        columnOf(rows.view(), { lanes, at: laneOf(s), nodes: world.network.nodeCount }),
      )
    },
  }
}

/** A hierarchy made for a world, whatever was before. */
export function hierarchyAnew(make: Make, { network }: World, { pace, ruler }: Walked): Hierarchy {
  const graph = streetGraph(network, metricOf(network, pace, ruler), 'to')
  make.hierarchy =
    make.hierarchy === null
      ? customised(make.kernels, make.on, graph)
      : recustomise(make.kernels, make.hierarchy, graph)
  return make.hierarchy
}

/** Weights of all arcs, over streets and over lower nodes, in both directions. */
export const weightsOf = ({ weights, streetUp, streetDown }: Hierarchy): Uint16Array[] => [
  weights.up.view(),
  weights.down.view(),
  streetUp,
  streetDown,
]

/** Times and facilities of a field. */
export type FieldColumns = Pick<ServiceField, 'times' | 'facilities'>

interface ServiceFields {
  /** Other streets: fields belong to a graph. */
  readonly letGo: (world: World) => void
  /** Other facilities: makes the field of a service when the first is edited, but not on the way back. */
  readonly mend: (next: World, way: 'on' | 'back') => void
  /** Of the facilities of a service that are there. */
  readonly labels: (s: number) => SeedLabels[]
  readonly of: (s: number) => ServiceField | null
  /** Fields that are back in the world that they were made in: as they were then, and as they are. */
  readonly returned: () => { readonly was: FieldColumns; readonly is: FieldColumns }[]
}

interface MadeField {
  readonly field: ServiceField
  readonly madeIn: World
  readonly was: FieldColumns
}

function createServiceFields(streets: LiveStreets, first: World): ServiceFields {
  let world = first
  let known = world.services.map((): (SeedLabels | undefined)[] => [])
  let made = world.services.map((): MadeField | null => null)
  let arcs: StreetArcs | null = null

  function labelsOf(s: number, f: number): SeedLabels {
    const ofService = (known[s] ??= [])
    return (ofService[f] ??= seedLabels(
      streets.hierarchy().graph,
      world.search(),
      world.services[s]?.[f] ?? [],
    ))
  }

  function makeField(s: number): MadeField {
    arcs ??= streetArcs(streets.hierarchy().graph)
    const field = createServiceField(arcs)
    for (const f of facilitiesThere(world, s)) field.add(f, labelsOf(s, f))
    const was = { times: field.times.slice(), facilities: field.facilities.slice() }
    return { field, madeIn: world, was }
  }

  return {
    letGo: (next) => {
      world = next
      known = next.services.map(() => [])
      made = next.services.map(() => null)
      arcs = null
    },
    mend: (next, way) => {
      for (const [s, is] of next.isThere.entries()) {
        const was = world.isThere[s]
        if (was === is) continue
        if (way === 'on') made[s] ??= makeField(s)
        for (const [f, there] of is.entries()) {
          if (there === was?.[f]) continue
          if (there === 1) made[s]?.field.add(f, labelsOf(s, f))
          else made[s]?.field.remove(f)
        }
      }
      world = next
    },
    labels: (s) => facilitiesThere(world, s).map((f) => labelsOf(s, f)),
    of: (s) => made[s]?.field ?? null,
    returned: () =>
      made.flatMap((of) => (of !== null && of.madeIn === world ? [{ was: of.was, is: of.field }] : [])),
  }
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

function columnOf(
  rows: Uint16Array,
  { lanes, at, nodes }: { readonly lanes: LaneCount; readonly at: number; readonly nodes: number },
): Uint16Array {
  const column = new Uint16Array(nodes)
  for (let v = 0, k = at; v < nodes; v++, k += lanes) column[v] = rows[k] ?? 0
  return column
}
