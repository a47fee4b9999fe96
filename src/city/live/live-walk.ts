import type { ServiceTimes } from '../../coverage/times.ts'
import type { WhichFacilities } from '../../coverage/which-facilities.ts'
import type { Kernels, KernelTopology } from '../../network/kernels.ts'
import type { Ruler, WalkingPace } from '../../network/metric.ts'
import { createServiceField } from '../../network/service-field.ts'
import { UNREACHED } from '../../units.ts'
import type { City } from '../city.ts'
import { countsForEstate, countsInLane } from './lane-facilities.ts'
import { BATCH_LANES, createBatches, laneKey, type LaneOf } from './lanes.ts'
import { createLiveStreets, type LiveStreets } from './live-streets.ts'
import { readBuffers, type ReadBuffers } from './read-origins.ts'
import {
  createLaneSweeps,
  FEW_LANES,
  newLane,
  type Lane,
  type LaneSweeps,
  type SweepMemory,
} from './sweep-lanes.ts'
import { createWalkGround, type WalkGround } from './walk-ground.ts'

/**
 * The walks of one walker by one ruler from every home to the nearest facility of some services, all at once, kept
 * true while facilities and streets change.
 */
export interface LiveWalk {
  /** Takes over another version of the city. */
  readonly follow: (city: City) => void
  /** Sees to it that these lanes are swept; lets go of others when they crowd. */
  readonly need: (lanes: readonly LaneOf[]) => void
  /** Times at homes to one of the needed lanes; the same object until they change. */
  readonly times: (which: WhichFacilities) => ServiceTimes
  readonly edgeOfData: () => Uint16Array
  readonly onNetwork: () => Uint8Array
  /** Times at the city's own nodes to a needed lane; a copy. */
  readonly nodeTimes: (of: LaneOf) => Uint16Array
  /** The same with those at links' nodes last. */
  readonly linkedNodeTimes: (of: LaneOf) => Uint16Array
  /** Memory for the walk of another walker. */
  readonly memory: WalkMemory
}

export interface WalkMemory extends SweepMemory {
  readonly streets: LiveStreets
  readonly buffers: ReadBuffers
}

/** New footpaths for which there is room in the rows. */
export const MOST_LINKS = 256
const MOST_LINK_NODES = 2 * MOST_LINKS

export interface LiveWalkRequest {
  readonly kernels: Kernels
  readonly on: KernelTopology
  readonly city: City
  readonly pace: WalkingPace
  readonly ruler: Ruler
  /** Of a walk that is no longer used. */
  readonly memory: WalkMemory | null
}

/** @throws Error, here and in `follow`, for a city with more links than there is room for */
export function createLiveWalk(request: LiveWalkRequest): LiveWalk {
  const { kernels, on } = request
  requireRoom(request.city, on.topology.nodeCount)
  const memory = memoryFor(request)
  const ground = createWalkGround({ ...request, ...memory })
  const sweeps = createLaneSweeps(kernels, ground, memory)
  const lanes = new Map<string, Lane>()

  const laneOf = (of: LaneOf): Lane => {
    const lane = lanes.get(laneKey(of))
    if (lane !== undefined) return lane
    throw new Error(`found no walk to "${laneKey(of)}", expected one that was needed`)
  }
  const timesAtNodes = (of: LaneOf, count: number): Uint16Array => {
    const { slot } = laneOf(of)
    const rows = memory.batches.rows(slot.batch).view()
    const times = new Uint16Array(count)
    for (let v = 0; v < times.length; v++) times[v] = rows[BATCH_LANES * v + slot.at] ?? UNREACHED
    return times
  }

  return {
    memory,
    follow: (next) => {
      const before = ground.city()
      if (next === before) return
      requireRoom(next, on.topology.nodeCount)
      const changed = ground.moveTo(next)
      if (changed !== 'streets') {
        for (const lane of lanes.values()) mendLane({ ground, sweeps, memory }, lane, { before, changed })
        return
      }
      for (const lane of lanes.values()) {
        lane.field = null
        lane.own = undefined
      }
      sweeps.all(lanes.values())
    },
    need: (needed) => {
      const keys = new Set(needed.map(laneKey))
      // what there is room for is kept: somebody may go back and forth between two services
      const isCrowded = new Set([...keys, ...lanes.keys()]).size > BATCH_LANES
      for (const [key, { slot }] of lanes) {
        if (keys.has(key) || !isCrowded) continue
        lanes.delete(key)
        memory.batches.free(slot)
      }
      const fresh: Lane[] = []
      for (const of of needed) {
        if (lanes.has(laneKey(of))) continue
        const lane = newLane(of, memory.batches.take())
        lanes.set(laneKey(of), lane)
        fresh.push(lane)
      }
      if (fresh.length === lanes.size) sweeps.all(fresh)
      else sweeps.few(fresh)
    },
    times: (which) => {
      const lane = laneOf(which)
      lane.times ??= ground.searched.told(ground.city(), which, lane.column)
      return lane.times
    },
    edgeOfData: () => laneOf('edge of data').column,
    onNetwork: () => ground.reader().onNetwork,
    nodeTimes: (of) => timesAtNodes(of, on.topology.nodeCount),
    linkedNodeTimes: (of) => timesAtNodes(of, ground.city().network.nodeCount),
  }
}

/** What an old walk leaves, or new memory. */
function memoryFor({ kernels, on, city, pace, ruler, memory: old }: LiveWalkRequest): WalkMemory {
  const walked = { network: city.network, pace, ruler }
  const nodeCount = on.topology.nodeCount + MOST_LINK_NODES
  old?.batches.freeAll()
  return {
    streets: createLiveStreets(kernels, on, { walked, old: old?.streets ?? null }),
    batches: old?.batches ?? createBatches(kernels, nodeCount),
    buffers: old?.buffers ?? readBuffers(kernels),
    fewRows: old?.fewRows ?? kernels.words(FEW_LANES * nodeCount),
  }
}

interface Mending {
  readonly ground: WalkGround
  readonly sweeps: LaneSweeps
  readonly memory: SweepMemory
}

interface FacilityChanges {
  readonly before: City
  readonly changed: readonly number[]
}

/** Mends a lane around the facilities that are not as before. */
function mendLane(mending: Mending, lane: Lane, { before, changed }: FacilityChanges): void {
  const { ground, sweeps, memory } = mending
  const { of } = lane
  if (of === 'edge of data') return
  const now = ground.city()
  const [gone, come] = [before, now].map((city) => changed.filter((f) => countsInLane(city, f, of)))
  const hasOwn = changed.some((f) => countsForEstate(before, f, of) || countsForEstate(now, f, of))
  if (hasOwn) lane.own = undefined
  if (!gone?.length && !come?.length) {
    if (hasOwn) sweeps.few([lane])
    return
  }
  if (lane.field === null) {
    const field = createServiceField(ground.arcs())
    for (const facility of ground.facilitiesOf(of)) field.add(facility, ground.labelsOf(facility))
    field.takeTouched()
    lane.field = field
    sweeps.write(lane, (node) => field.times[node] ?? UNREACHED)
    return
  }
  for (const f of gone ?? []) lane.field.remove(f)
  for (const f of come ?? []) lane.field.add(f, ground.labelsOf(f))
  const { times } = lane.field
  const rows = memory.batches.rows(lane.slot.batch).view()
  for (const node of lane.field.takeTouched()) {
    rows[BATCH_LANES * node + lane.slot.at] = times[node] ?? UNREACHED
  }
  sweeps.read(lane, times)
}

/** @throws Error when links have more nodes than there is room for */
function requireRoom({ network }: City, ownNodes: number): void {
  const added = network.nodeCount - ownNodes
  if (added <= MOST_LINK_NODES) return
  throw new Error(`found ${added / 2} footpaths added, expected at most ${MOST_LINKS}`)
}
