import type { Kernels, Numbers } from './kernels.ts'

/** Exports of `wasm/hierarchy.ts`: numbers are counts, then addresses. */
interface HierarchyExports {
  readonly sweep64: (n: number, ...addresses: number[]) => void
  readonly sweep8: (n: number, ...addresses: number[]) => void
  readonly customise: (n: number, ...addresses: number[]) => void
  readonly read64: (count: number, ...addresses: number[]) => void
}

const PAGE_BYTES = 65_536
/** What 32-bit addresses reach. */
const MOST_PAGES = 65_536
/** Rows begin where SIMD loads like them best. */
const ALIGN_BYTES = 64

interface Placed {
  readonly address: number
}

/**
 * The kernels in WASM, on a memory of their own that grows as numbers are asked for and is given back when nobody
 * holds the kernels any more.
 * @param module compiled from `wasm/hierarchy.wasm`
 * @throws RangeError from `words` and `indices` when the memory cannot grow: with the bytes that were needed
 */
export function wasmKernels(module: WebAssembly.Module): Kernels {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES })
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  const loops = exports as unknown as HierarchyExports
  const allocate = createAllocator(memory)
  const words = (length: number): Numbers<Uint16Array> & Placed =>
    placed(allocate(2 * length), length, (at) => new Uint16Array(memory.buffer, at, length), memory)
  const indices = (length: number): Numbers<Uint32Array> & Placed =>
    placed(allocate(4 * length), length, (at) => new Uint32Array(memory.buffer, at, length), memory)
  return {
    make: 'wasm',
    words,
    indices,
    customise: (on, { up, down }) =>
      loops.customise(
        on.topology.nodeCount,
        ...[on.firstUp, on.head, on.firstDown, on.tailOfDown, on.arcOfDown, up, down, on.arcTo].map(
          addressOf,
        ),
      ),
    sweep: (on, { up, down }, rows, lanes) =>
      (lanes === 64 ? loops.sweep64 : loops.sweep8)(
        on.topology.nodeCount,
        ...[on.firstUp, on.head, up, down, rows].map(addressOf),
      ),
    read: ({ count, ends, costs }, rows, out) =>
      loops.read64(count, ...[ends, costs, rows, out].map(addressOf)),
  }
}

/** @throws Error for numbers of other kernels. */
function addressOf(numbers: Numbers<Uint16Array | Uint32Array>): number {
  if ('address' in numbers && typeof numbers.address === 'number') return numbers.address
  throw new Error('found numbers outside the memory of these kernels, expected those they made themselves')
}

function createAllocator(memory: WebAssembly.Memory): (bytes: number) => number {
  let next = ALIGN_BYTES
  return (bytes) => {
    const address = next
    const end = address + bytes
    const missing = Math.ceil((end - memory.buffer.byteLength) / PAGE_BYTES)
    if (missing > 0) grow(memory, { missing, end })
    next = Math.ceil(end / ALIGN_BYTES) * ALIGN_BYTES
    return address
  }
}

function grow(memory: WebAssembly.Memory, { missing, end }: { missing: number; end: number }): void {
  try {
    memory.grow(missing)
  } catch (cause) {
    const [has, needs] = [memory.buffer.byteLength, end].map((bytes) => Math.ceil(bytes / 1e6))
    throw new RangeError(
      `out of memory: this city needs ${needs} MB (${end} bytes) for its minutes, the browser gives no more than ${has} MB`,
      { cause },
    )
  }
}

function placed<T extends Uint16Array | Uint32Array>(
  address: number,
  length: number,
  viewAt: (address: number) => T,
  memory: WebAssembly.Memory,
): Numbers<T> & Placed {
  let view = viewAt(address)
  return {
    address,
    length,
    view: () => {
      // the old buffer is emptied when the memory grows
      if (view.buffer !== memory.buffer) view = viewAt(address)
      return view
    },
  }
}
