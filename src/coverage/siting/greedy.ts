import type { Cover } from './cover.ts'
import { OPERATIONS_PER_SLICE, type Sliced } from './sliced.ts'

/** A candidate and what it adds to those chosen before it. */
export interface Site {
  readonly candidate: number
  /** In the units of the weights; above 0. */
  readonly gain: number
}

/**
 * Chooses up to k candidates, each the one that adds most to those before, ties to the lowest number; stops where
 * nothing is added. At least 1 - 1/e of the best (Nemhauser, Wolsey and Fisher 1978). What a candidate adds can
 * only fall, so old values wait in a heap and only the top one is counted again (Minoux 1978): exact, as weights are
 * whole numbers. `among` limits the choice.
 */
export function* chooseGreedily(cover: Cover, k: number, among?: Uint32Array): Sliced<Site[]> {
  const candidates = among ?? Uint32Array.from({ length: cover.candidateCount }, (_, c) => c)
  const covered = new Uint8Array(cover.demandCount)
  /** What each added when it was last counted; never less than it adds now. */
  const gain = cover.reach.slice()
  const heap = heapOf(candidates, gain)
  const sites: Site[] = []
  let waiting = heap.length
  let operations = 0
  while (sites.length < k && waiting > 0) {
    const top = heap[0] ?? 0
    const now = gainOf(cover, covered, top)
    operations += (cover.demandsOf.first[top + 1] ?? 0) - (cover.demandsOf.first[top] ?? 0)
    if (now === gain[top] && now > 0) {
      sites.push({ candidate: top, gain: now })
      markCovered(cover, covered, top)
    }
    if (now === gain[top] || now === 0) heap[0] = heap[--waiting] ?? 0
    gain[top] = now
    siftDown({ heap, gain, size: waiting }, 0)
    if (operations > OPERATIONS_PER_SLICE) {
      operations = 0
      yield sites.length / k
    }
  }
  return sites
}

function gainOf({ demandsOf: { first, item }, weight }: Cover, covered: Uint8Array, c: number): number {
  let sum = 0
  const end = first[c + 1] ?? 0
  for (let at = first[c] ?? 0; at < end; at++) {
    const demand = item[at] ?? 0
    if (covered[demand] === 0) sum += weight[demand] ?? 0
  }
  return sum
}

function markCovered({ demandsOf: { first, item } }: Cover, covered: Uint8Array, c: number): void {
  const end = first[c + 1] ?? 0
  for (let at = first[c] ?? 0; at < end; at++) covered[item[at] ?? 0] = 1
}

interface Heap {
  readonly heap: Uint32Array
  readonly gain: Float64Array
  readonly size: number
}

function heapOf(candidates: Uint32Array, gain: Float64Array): Uint32Array {
  const heap = candidates.slice()
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) siftDown({ heap, gain, size: heap.length }, at)
  return heap
}

function siftDown({ heap, gain, size }: Heap, from: number): void {
  const moved = heap[from] ?? 0
  let at = from
  for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && isBefore(gain, heap[child + 1] ?? 0, heap[child] ?? 0)) child++
    const best = heap[child] ?? 0
    if (!isBefore(gain, best, moved)) break
    heap[at] = best
    at = child
  }
  heap[at] = moved
}

function isBefore(gain: Float64Array, a: number, b: number): boolean {
  const more = (gain[a] ?? 0) - (gain[b] ?? 0)
  return more > 0 || (more === 0 && a < b)
}
