import type { ServiceTimes } from '../../coverage/times.ts'
import type { WhichFacilities } from '../../coverage/which-facilities.ts'
import type { Kernels, KernelTopology, LaneCount, Words } from '../../network/kernels.ts'
import type { Ruler, WalkingPace } from '../../network/metric.ts'
import type { Entry } from '../../network/place.ts'
import { createSearch, type Search } from '../../network/search.ts'
import { nodeSeedLabels, seedLabels, type SeedLabels } from '../../network/seed-labels.ts'
import { createServiceField, type ServiceField } from '../../network/service-field.ts'
import { streetArcs, type StreetArcs } from '../../network/street-arcs.ts'
import { sweepLinked } from '../../network/sweep-links.ts'
import { UNREACHED } from '../../units.ts'
import type { City } from '../city.ts'
import { entriesOfPlace } from '../place-entries.ts'
import { boundaryNodes } from '../walk-times.ts'
import { changedFacilities } from './changed-facilities.ts'
import { countsForEstate, countsInLane, createLaneFacilities } from './lane-facilities.ts'
import { BATCH_LANES, createBatches, laneKey, type Batches, type LaneOf, type Slot } from './lanes.ts'
import { createLiveStreets, type LiveStreets } from './live-streets.ts'
import { createOriginReader, readBuffers, type OriginReader, type ReadBuffers } from './read-origins.ts'
import { createSearchedTimes } from './searched-times.ts'

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

export interface WalkMemory {
  readonly streets: LiveStreets
  readonly batches: Batches
  readonly buffers: ReadBuffers
  /** For a few lanes at a time. */
  readonly fewRows: Words
}

interface Lane {
  readonly of: LaneOf
  readonly slot: Slot
  /** Times at homes; another object whenever they may have changed. */
  column: Uint16Array
  times: ServiceTimes | null
  /** Times to what estates keep to themselves; null when there is nothing of the kind, undefined when not known. */
  own: Uint16Array | null | undefined
  /** Made when the first facility of the lane changes; let go when streets do. */
  field: ServiceField | null
}

/** Links' nodes for which there is room in the rows. */
const MOST_LINK_NODES = 512

export interface LiveWalkRequest {
  readonly kernels: Kernels
  readonly on: KernelTopology
  readonly city: City
  readonly pace: WalkingPace
  readonly ruler: Ruler
  /** Of a walk that is no longer used. */
  readonly memory: WalkMemory | null
}

export function createLiveWalk({ kernels, on, pace, ruler, ...request }: LiveWalkRequest): LiveWalk {
  let { city } = request
  requireRoom(city, on.topology.nodeCount)
  const old = request.memory
  const walked = { network: city.network, pace, ruler }
  const memory: WalkMemory = {
    streets: createLiveStreets(kernels, on, { walked, old: old?.streets ?? null }),
    batches: old?.batches ?? createBatches(kernels, on.topology.nodeCount + MOST_LINK_NODES),
    buffers: old?.buffers ?? readBuffers(kernels),
    fewRows: old?.fewRows ?? kernels.words(FEW_LANES * (on.topology.nodeCount + MOST_LINK_NODES)),
  }
  const { streets, batches, buffers } = memory
  batches.freeAll()
  const lanes = new Map<string, Lane>()
  let search: Search | null = null
  let seeds: (SeedLabels | undefined)[] = []
  let reader: OriginReader | null = null
  let arcs: StreetArcs | null = null
  const searched = createSearchedTimes(pace, ruler)
  const laneFacilities = createLaneFacilities()

  const searching = (): Search => (search ??= createSearch(city.network))
  const reading = (): OriginReader =>
    (reader ??= createOriginReader(kernels, city, { graph: streets.hierarchy().graph, buffers }))
  const entriesOf = (facility: number): Entry[] => entriesOfPlace(city.facilityEntries, facility)
  const labelsOf = (facility: number): SeedLabels =>
    (seeds[facility] ??= seedLabels(streets.hierarchy().graph, searching(), entriesOf(facility)))
  const facilitiesOf = (of: LaneOf): readonly number[] => laneFacilities(city, of)

  function seedsOf(of: LaneOf): SeedLabels[] {
    if (of !== 'edge of data') return Array.from(facilitiesOf(of), labelsOf)
    return [nodeSeedLabels(streets.hierarchy().graph, searching(), boundaryNodes(city))]
  }

  /** Lanes of a batch: seeded anew, swept together, read together. Whatever else the batch holds is swept away. */
  function sweepBatch(batch: number, of: readonly Lane[]): void {
    const rows = batches.rows(batch)
    const times = rows.view()
    times.fill(UNREACHED)
    for (const { of: what, slot } of of) {
      for (const labels of seedsOf(what)) plant(times, { lanes: BATCH_LANES, at: slot.at, labels })
    }
    sweepLinked(kernels, streets.hierarchy(), { rows, lanes: BATCH_LANES })
    for (const lane of of) lane.column = new Uint16Array(city.origins.count)
    const columns = of.map(({ slot, column }) => ({ at: slot.at, column }))
    reading().readBatch(rows, columns)
    for (const lane of of) finishColumn(lane)
  }

  function sweepAll(): void {
    const byBatch = new Map<number, Lane[]>()
    for (const lane of lanes.values()) {
      byBatch.set(lane.slot.batch, [...(byBatch.get(lane.slot.batch) ?? []), lane])
    }
    for (const [batch, of] of byBatch) sweepBatch(batch, of)
  }

  /** A few lanes beside others that stand. */
  function sweepFew(few: readonly Lane[]): void {
    for (let start = 0; start < few.length; start += FEW_LANES) {
      const group = few.slice(start, start + FEW_LANES)
      const times = memory.fewRows.view()
      times.fill(UNREACHED)
      for (const [at, { of }] of group.entries()) {
        for (const labels of seedsOf(of)) plant(times, { lanes: FEW_LANES, at, labels })
      }
      sweepLinked(kernels, streets.hierarchy(), { rows: memory.fewRows, lanes: FEW_LANES })
      for (const [at, lane] of group.entries()) {
        const swept = memory.fewRows.view()
        writeTimes(lane, (node) => swept[FEW_LANES * node + at] ?? UNREACHED)
      }
    }
  }

  function writeTimes(lane: Lane, timeAt: (node: number) => number): void {
    const rows = batches.rows(lane.slot.batch).view()
    const times = new Uint16Array(city.network.nodeCount)
    for (let node = 0; node < times.length; node++) {
      times[node] = timeAt(node)
      rows[BATCH_LANES * node + lane.slot.at] = times[node] ?? UNREACHED
    }
    readLane(lane, times)
  }

  function readLane(lane: Lane, times: Uint16Array): void {
    lane.column = new Uint16Array(city.origins.count)
    reading().readOne(times, lane.column)
    finishColumn(lane)
  }

  /** Walks along one's own street and to what one's own estate keeps to itself. */
  function finishColumn(lane: Lane): void {
    const { of, column } = lane
    lane.times = null
    if (of === 'edge of data') return
    reading().readDirectly([...facilitiesOf(of)].flatMap(entriesOf), column)
    if (lane.own === undefined) lane.own = searched.inEstates(city, of)
    if (lane.own === null) return
    for (let o = 0; o < column.length; o++) {
      if ((lane.own[o] ?? UNREACHED) < (column[o] ?? 0)) column[o] = lane.own[o] ?? UNREACHED
    }
  }

  /** The lanes of some facilities, mended around them. */
  function mend(before: City, changed: readonly number[]): void {
    for (const f of changed) seeds[f] = undefined
    for (const lane of lanes.values()) {
      const { of } = lane
      if (of === 'edge of data') continue
      const concerned = changed.filter((f) => countsInLane(before, f, of) || countsInLane(city, f, of))
      const hasOwn = changed.some((f) => countsForEstate(before, f, of) || countsForEstate(city, f, of))
      if (hasOwn) lane.own = undefined
      if (concerned.length > 0) mendLane(lane, of, { before, concerned })
      else if (hasOwn) sweepFew([lane])
    }
  }

  function mendLane(
    lane: Lane,
    of: WhichFacilities,
    { before, concerned }: { readonly before: City; readonly concerned: readonly number[] },
  ): void {
    if (lane.field === null) {
      const field = createServiceField((arcs ??= streetArcs(streets.hierarchy().graph)))
      for (const facility of facilitiesOf(of)) field.add(facility, labelsOf(facility))
      field.takeTouched()
      lane.field = field
      writeTimes(lane, (node) => field.times[node] ?? UNREACHED)
      return
    }
    for (const f of concerned) if (countsInLane(before, f, of)) lane.field.remove(f)
    for (const f of concerned) if (countsInLane(city, f, of)) lane.field.add(f, labelsOf(f))
    const { times } = lane.field
    const rows = batches.rows(lane.slot.batch).view()
    for (const node of lane.field.takeTouched()) {
      rows[BATCH_LANES * node + lane.slot.at] = times[node] ?? UNREACHED
    }
    readLane(lane, times)
  }

  const laneOf = (of: LaneOf): Lane => {
    const lane = lanes.get(laneKey(of))
    if (lane !== undefined) return lane
    throw new Error(`found no walk to "${laneKey(of)}", expected one that was needed`)
  }

  const timesAtNodes = (of: LaneOf, count: number): Uint16Array => {
    const { slot } = laneOf(of)
    const rows = batches.rows(slot.batch).view()
    const times = new Uint16Array(count)
    for (let v = 0; v < times.length; v++) times[v] = rows[BATCH_LANES * v + slot.at] ?? UNREACHED
    return times
  }

  return {
    memory,
    follow: (next) => {
      if (next === city) return
      requireRoom(next, on.topology.nodeCount)
      const before = city
      city = next
      if (streets.follow(next.network)) {
        search = null
        seeds = []
        reader = null
        arcs = null
        for (const lane of lanes.values()) {
          lane.field = null
          lane.own = undefined
        }
        sweepAll()
        return
      }
      const changed = changedFacilities(before, next)
      if (changed.length > 0) mend(before, changed)
    },
    need: (needed) => {
      const keys = new Set(needed.map(laneKey))
      // what there is room for is kept: somebody may go back and forth between two services
      const isCrowded = new Set([...keys, ...lanes.keys()]).size > BATCH_LANES
      for (const [key, { slot }] of lanes) {
        if (keys.has(key) || !isCrowded) continue
        lanes.delete(key)
        batches.free(slot)
      }
      const fresh: Lane[] = []
      for (const of of needed) {
        const key = laneKey(of)
        if (lanes.has(key)) continue
        const lane: Lane = {
          of,
          slot: batches.take(),
          column: NO_TIMES,
          times: null,
          own: undefined,
          field: null,
        }
        lanes.set(key, lane)
        fresh.push(lane)
      }
      if (fresh.length === lanes.size) sweepAll()
      else sweepFew(fresh)
    },
    times: (which) => {
      const lane = laneOf(which)
      lane.times ??= searched.told(city, which, lane.column)
      return lane.times
    },
    edgeOfData: () => laneOf('edge of data').column,
    onNetwork: () => reading().onNetwork,
    nodeTimes: (of) => timesAtNodes(of, on.topology.nodeCount),
    linkedNodeTimes: (of) => timesAtNodes(of, city.network.nodeCount),
  }
}

const NO_TIMES = new Uint16Array()
const FEW_LANES = 8

/** @throws Error when links have more nodes than there is room for */
function requireRoom({ network }: City, ownNodes: number): void {
  const added = network.nodeCount - ownNodes
  if (added <= MOST_LINK_NODES) return
  throw new Error(`found ${added / 2} footpaths added, expected at most ${MOST_LINK_NODES / 2}`)
}

interface Planted {
  readonly lanes: LaneCount
  readonly at: number
  readonly labels: SeedLabels
}

function plant(times: Uint16Array, { lanes, at, labels: { nodes, costs } }: Planted): void {
  for (let i = 0; i < nodes.length; i++) {
    const k = lanes * (nodes[i] ?? 0) + at
    if ((costs[i] ?? UNREACHED) < (times[k] ?? 0)) times[k] = costs[i] ?? UNREACHED
  }
}
