import { UNREACHED } from '../units.ts'
import type { ArcWeights, Kernels, KernelTopology, LaneCount, Numbers, RowReads, Words } from './kernels.ts'

/** The kernels in TypeScript: the oracle of the WASM ones, and what runs where there is none. */
export const plainKernels = (): Kernels => ({
  make: 'plain',
  words: (length) => numbers(allocated(2 * length, () => new Uint16Array(length))),
  indices: (length) => numbers(allocated(4 * length, () => new Uint32Array(length))),
  customise,
  sweep,
  read,
})

const numbers = <T extends Uint16Array | Uint32Array>(values: T): Numbers<T> => ({
  length: values.length,
  view: () => values,
})

function allocated<T>(bytes: number, allocate: () => T): T {
  try {
    return allocate()
  } catch (cause) {
    throw new RangeError(`out of memory: this city needs ${bytes} bytes more for its minutes`, { cause })
  }
}

function customise(on: KernelTopology, weights: ArcWeights): void {
  const { nodeCount, firstUp, head, firstDown, tailOfDown, arcOfDown } = on.topology
  const [up, down, arcTo] = [weights.up.view(), weights.down.view(), on.arcTo.view()]
  for (let u = 0; u < nodeCount; u++) {
    const end = firstUp[u + 1]!
    for (let a = firstUp[u]!; a < end; a++) arcTo[head[a]!] = a
    if (end === firstUp[u]) continue
    const endDown = firstDown[u + 1]!
    for (let i = firstDown[u]!; i < endDown; i++) {
      const low = arcOfDown[i]!
      const [rise, fall] = [up[low]!, down[low]!]
      if (rise === UNREACHED && fall === UNREACHED) continue
      const endLow = firstUp[tailOfDown[i]! + 1]!
      for (let b = low + 1; b < endLow; b++) {
        const side = arcTo[head[b]!]!
        const there = fall + up[b]!
        if (there < up[side]!) up[side] = there
        const home = rise + down[b]!
        if (home < down[side]!) down[side] = home
      }
    }
  }
}

function sweep({ topology }: KernelTopology, weights: ArcWeights, rows: Words, lanes: LaneCount): void {
  const { nodeCount, firstUp, head } = topology
  const [up, down, times] = [weights.up.view(), weights.down.view(), rows.view()]
  for (let v = 0; v < nodeCount; v++) {
    for (let a = firstUp[v]!; a < firstUp[v + 1]!; a++) {
      if (up[a] !== UNREACHED) offerRow(times, { from: lanes * v, to: lanes * head[a]!, by: up[a]!, lanes })
    }
  }
  for (let v = nodeCount - 1; v >= 0; v--) {
    for (let a = firstUp[v]!; a < firstUp[v + 1]!; a++) {
      if (down[a] !== UNREACHED)
        offerRow(times, { from: lanes * head[a]!, to: lanes * v, by: down[a]!, lanes })
    }
  }
}

interface RowOffer {
  readonly from: number
  readonly to: number
  readonly by: number
  readonly lanes: LaneCount
}

/** What is not less than the old is not stored, so sums beyond 16 bits never are. */
function offerRow(times: Uint16Array, { from, to, by, lanes }: RowOffer): void {
  for (let k = 0; k < lanes; k++) {
    const time = times[from + k]! + by
    if (time < times[to + k]!) times[to + k] = time
  }
}

function read({ count, ends, costs }: RowReads, rows: Words, out: Words): void {
  const [nodes, parts, times, found] = [ends.view(), costs.view(), rows.view(), out.view()]
  for (let i = 0; i < count; i++) {
    const [a, b] = [64 * nodes[2 * i]!, 64 * nodes[2 * i + 1]!]
    const [toA, toB] = [parts[2 * i]!, parts[2 * i + 1]!]
    for (let k = 0; k < 64; k++) {
      found[64 * i + k] = Math.min(UNREACHED, times[a + k]! + toA, times[b + k]! + toB)
    }
  }
}
