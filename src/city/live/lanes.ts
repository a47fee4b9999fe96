import type { WhichFacilities } from '../../coverage/which-facilities.ts'
import type { Kernels, Words } from '../../network/kernels.ts'

/** What a lane of a sweep is the time to: facilities that count for a service, or the edge of the data. */
export type LaneOf = WhichFacilities | 'edge of data'

export const laneKey = (of: LaneOf): string =>
  of === 'edge of data' ? of : `${of.lane} ${of.countsByAppointment}`

/** Lanes are taken together, 64 in one batch of rows. */
export const BATCH_LANES = 64

/** Where the times of a lane stand. */
export interface Slot {
  readonly batch: number
  /** Position in a row of the batch. */
  readonly at: number
}

/** Rows for as many lanes as are needed, each batch a row of 64 times per node. */
export interface Batches {
  readonly rows: (batch: number) => Words
  readonly count: () => number
  /** A free slot; makes another batch when there is none. */
  readonly take: () => Slot
  readonly free: (slot: Slot) => void
  /** Nobody uses any slot any more. */
  readonly freeAll: () => void
}

/** @param nodeCount rows in a batch */
export function createBatches(kernels: Kernels, nodeCount: number): Batches {
  const batches: Words[] = []
  const open: Slot[] = []
  const openAll = (batch: number): void => {
    for (let at = BATCH_LANES - 1; at >= 0; at--) open.push({ batch, at })
  }
  return {
    rows: (batch) => {
      const rows = batches[batch]
      if (rows === undefined) throw new Error(`found batch ${batch}, expected one below ${batches.length}`)
      return rows
    },
    count: () => batches.length,
    take: () => {
      if (open.length === 0) openAll(batches.push(kernels.words(BATCH_LANES * nodeCount)) - 1)
      const slot = open.pop()
      if (slot === undefined) throw new Error('found no free slot in a new batch')
      return slot
    },
    free: (slot) => void open.push(slot),
    freeAll: () => {
      open.length = 0
      for (const batch of [...batches.keys()].reverse()) openAll(batch)
    },
  }
}
