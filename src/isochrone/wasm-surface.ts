import { createLineMemory, LINE_STRIDE } from './reached-lines.ts'
import {
  earlyOf,
  gridAround,
  SPREAD_M,
  spreadOf,
  type Grid,
  type Rings,
  type SurfaceKernels,
  type TimeSurface,
} from './surface-kernels.ts'

/** Exports of `wasm/surface.ts`: counts and measures, then addresses. */
interface SurfaceExports {
  readonly useGrid: (width: number, height: number, ...measuresM: number[]) => void
  readonly fill: (at: number, count: number, value: number) => void
  readonly spread: (count: number, lines: number, ...measuresAndAddresses: number[]) => void
  readonly scan: (over: number, next: number, sides: number) => number
  readonly trace: (count: number, ...addresses: number[]) => number
}

const PAGE_BYTES = 65_536
/** What 32-bit addresses reach. */
const MOST_PAGES = 65_536
const ALIGN_BYTES = 64

/**
 * The kernels in WASM, on a memory of their own that grows to the largest picture asked for.
 * @param module compiled from `wasm/surface.wasm`
 * @throws RangeError from its methods when the memory cannot grow: with the bytes that were needed
 */
export function wasmSurface(module: WebAssembly.Module): SurfaceKernels {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: MOST_PAGES })
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  const loops = exports as unknown as SurfaceExports
  /** Where the last surfaces end: outlines are made behind them. */
  let end = ALIGN_BYTES
  return {
    make: 'wasm',
    lineMemory: createLineMemory(),
    surfaces(lines, request) {
      const grid = gridAround(lines, request)
      if (grid === null) return []
      const { limitsS } = request
      const size = grid.width * grid.height
      const { places, end: behind } = layOut(ALIGN_BYTES, [
        8 * lines.count * LINE_STRIDE,
        ...Array.from({ length: 1 + limitsS.length }, () => 4 * size),
      ])
      end = behind
      // room for the outlines too: views of the surfaces would not survive a growth
      reserve(memory, placesOfOutlines(end, grid).end)
      const [linesAt = 0, nearest2 = 0, ...overs] = places
      const values = lines.values.subarray(0, lines.count * LINE_STRIDE)
      new Float64Array(memory.buffer, linesAt, values.length).set(values)
      loops.useGrid(grid.width, grid.height, grid.cellM, grid.westM, grid.southM)
      loops.fill(nearest2, size, Infinity)
      const { farS, asideSPerM } = spreadOf(request)
      let sinceS = -Infinity
      return limitsS.map((limitS, k): TimeSurface => {
        const over = overs[k] ?? 0
        const earlyS = earlyOf(limitS, { farS, asideSPerM })
        loops.fill(over, size, farS)
        const measures = [sinceS, earlyS, limitS, farS, asideSPerM, SPREAD_M]
        loops.spread(lines.count, linesAt, ...measures, nearest2, over)
        sinceS = earlyS
        return { ...grid, overS: new Float32Array(memory.buffer, over, size) }
      })
    },
    outlines(surface) {
      const { width, height, cellM, westM, southM, overS } = surface
      const { places, end: behind } = placesOfOutlines(end, surface)
      const [copyAt = 0, next = 0, sides = 0, points = 0, firstPoint = 0, areas = 0] = places
      const isOwn = overS.buffer === memory.buffer
      reserve(memory, behind)
      if (!isOwn) new Float32Array(memory.buffer, copyAt, overS.length).set(overS)
      const over = isOwn ? overS.byteOffset : copyAt
      loops.useGrid(width, height, cellM, westM, southM)
      const sideCount = loops.scan(over, next, sides)
      const count = loops.trace(sideCount, over, next, sides, points, firstPoint, areas)
      return ringsAt(memory.buffer, { count, points, firstPoint, areas })
    },
  }
}

function ringsAt(
  buffer: ArrayBuffer,
  at: Readonly<Record<'count' | 'points' | 'firstPoint' | 'areas', number>>,
): Rings {
  const firstPoint = new Uint32Array(buffer, at.firstPoint, at.count + 1)
  return {
    count: at.count,
    firstPoint,
    xyM: new Float64Array(buffer, at.points, 2 * (firstPoint[at.count] ?? 0)),
    areaM2: new Float64Array(buffer, at.areas, at.count),
  }
}

interface Layout {
  readonly places: readonly number[]
  readonly end: number
}

/** Places of these many bytes one after the other, where SIMD loads like them best. */
function layOut(start: number, sizes: readonly number[]): Layout {
  let end = start
  const places = sizes.map((bytes) => {
    const at = end
    end = Math.ceil((at + bytes) / ALIGN_BYTES) * ALIGN_BYTES
    return at
  })
  return { places, end }
}

/**
 * A copy of a surface, links, sides, points, first points and areas of as many outlines as a grid can have: a cell is
 * crossed twice at most, and a ring crosses four sides at least and comes back to its first point.
 */
function placesOfOutlines(start: number, { width, height }: Grid): Layout {
  const size = width * height
  const sides = 2 * size
  const rings = sides / 4
  return layOut(start, [4 * size, 4 * sides, 4 * sides, 16 * (sides + rings), 4 * (rings + 1), 8 * rings])
}

function reserve(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES)
  if (missing <= 0) return
  try {
    memory.grow(missing)
  } catch (cause) {
    throw new RangeError(
      `out of memory: this picture needs ${bytes} bytes, the browser gives no more than ${memory.buffer.byteLength}`,
      { cause },
    )
  }
}
