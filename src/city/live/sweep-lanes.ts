import type { ServiceTimes } from '../../coverage/times.ts'
import type { Kernels, LaneCount, Words } from '../../network/kernels.ts'
import type { SeedLabels } from '../../network/seed-labels.ts'
import type { ServiceField } from '../../network/service-field.ts'
import { sweepLinked } from '../../network/sweep-links.ts'
import { UNREACHED } from '../../units.ts'
import { BATCH_LANES, type Batches, type LaneOf, type Slot } from './lanes.ts'
import type { WalkGround } from './walk-ground.ts'

/** The walks to one thing: times at nodes stand in its slot. */
export interface Lane {
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

export const newLane = (of: LaneOf, slot: Slot): Lane => ({
  of,
  slot,
  column: NO_TIMES,
  times: null,
  own: undefined,
  field: null,
})

const NO_TIMES = new Uint16Array()

/** Lanes that `fewRows` holds. */
export const FEW_LANES = 8

export interface SweepMemory {
  readonly batches: Batches
  /** For a few lanes at a time. */
  readonly fewRows: Words
}

/** Fills lanes: times at nodes, then at homes. */
export interface LaneSweeps {
  /** These lanes, by whole batches; whatever else a batch holds is swept away. */
  readonly all: (lanes: Iterable<Lane>) => void
  /** A few lanes beside others that stand. */
  readonly few: (lanes: readonly Lane[]) => void
  /** Writes a lane's time at every node. */
  readonly write: (lane: Lane, timeAt: (node: number) => number) => void
  /** Reads a lane's homes from its times at nodes. */
  readonly read: (lane: Lane, times: Uint16Array) => void
}

export function createLaneSweeps(
  kernels: Kernels,
  ground: WalkGround,
  { batches, fewRows }: SweepMemory,
): LaneSweeps {
  const newColumn = (): Uint16Array => new Uint16Array(ground.city().origins.count)

  /** Seeds rows anew and sweeps them. */
  function sweep(rows: Words, lanes: LaneCount, placed: readonly { at: number; of: LaneOf }[]): void {
    const times = rows.view()
    times.fill(UNREACHED)
    for (const { at, of } of placed) {
      for (const labels of ground.seedsOf(of)) plant(times, { lanes, at, labels })
    }
    sweepLinked(kernels, ground.streets.hierarchy(), { rows, lanes })
  }

  function sweepBatch(batch: number, of: readonly Lane[]): void {
    const rows = batches.rows(batch)
    sweep(
      rows,
      BATCH_LANES,
      of.map((lane) => ({ at: lane.slot.at, of: lane.of })),
    )
    for (const lane of of) lane.column = newColumn()
    ground.reader().readBatch(
      rows,
      of.map(({ slot, column }) => ({ at: slot.at, column })),
    )
    for (const lane of of) finishColumn(lane)
  }

  function write(lane: Lane, timeAt: (node: number) => number): void {
    const rows = batches.rows(lane.slot.batch).view()
    const times = new Uint16Array(ground.city().network.nodeCount)
    for (let node = 0; node < times.length; node++) {
      times[node] = timeAt(node)
      rows[BATCH_LANES * node + lane.slot.at] = times[node] ?? UNREACHED
    }
    read(lane, times)
  }

  function read(lane: Lane, times: Uint16Array): void {
    lane.column = newColumn()
    ground.reader().readOne(times, lane.column)
    finishColumn(lane)
  }

  /** Walks along one's own street and to what one's own estate keeps to itself. */
  function finishColumn(lane: Lane): void {
    const { of, column } = lane
    lane.times = null
    if (of === 'edge of data') return
    ground.reader().readDirectly(ground.facilitiesOf(of).flatMap(ground.entriesOf), column)
    if (lane.own === undefined) lane.own = ground.searched.inEstates(ground.city(), of)
    if (lane.own === null) return
    for (let o = 0; o < column.length; o++) {
      if ((lane.own[o] ?? UNREACHED) < (column[o] ?? 0)) column[o] = lane.own[o] ?? UNREACHED
    }
  }

  return {
    write,
    read,
    all: (lanes) => {
      const byBatch = new Map<number, Lane[]>()
      for (const lane of lanes) byBatch.set(lane.slot.batch, [...(byBatch.get(lane.slot.batch) ?? []), lane])
      for (const [batch, of] of byBatch) sweepBatch(batch, of)
    },
    few: (lanes) => {
      for (let start = 0; start < lanes.length; start += FEW_LANES) {
        const group = lanes.slice(start, start + FEW_LANES)
        sweep(
          fewRows,
          FEW_LANES,
          group.map(({ of }, at) => ({ at, of })),
        )
        for (const [at, lane] of group.entries()) {
          const swept = fewRows.view()
          write(lane, (node) => swept[FEW_LANES * node + at] ?? UNREACHED)
        }
      }
    },
  }
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
