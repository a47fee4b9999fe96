// AssemblyScript. The kernels of the picture: `time-surface.ts` and `contours.ts` beside this folder say what they do,
// and are their twins in TypeScript. Arguments that are `usize` are addresses in the memory given to the instance.
// Times run relative to the limit and places relative to the line in hand, so that 32 bits are enough.

/** Bytes of a line: x and y of both ends, then both times, f64 each. */
const LINE: usize = 48

let columns: i32 = 0
let rows: i32 = 0
let cellM: f64 = 0
let westM: f64 = 0
let southM: f64 = 0

/** The grid that all calls work on until the next of these. `width` is a multiple of 4. */
export function useGrid(width: i32, height: i32, cell: f64, west: f64, south: f64): void {
  columns = width
  rows = height
  cellM = cell
  westM = west
  southM = south
}

/** `count` numbers, a multiple of 4. */
export function fill(at: usize, count: i32, value: f32): void {
  const v = f32x4.splat(value)
  const end = at + ((<usize>count) << 2)
  for (; at < end; at += 16) v128.store(at, v)
}

let boxWest: i32 = 0
let boxEast: i32 = 0
let boxSouth: i32 = 0
let boxNorth: i32 = 0

// @ts-ignore: decorator
@inline
function firstCell(m: f64): i32 {
  return <i32>Math.max(0, Math.ceil(m / cellM))
}

/** Grid points around two discs; the western bound is brought down to a multiple of 4. */
function box(ax: f64, ay: f64, aRadius: f64, bx: f64, by: f64, bRadius: f64): void {
  boxWest = firstCell(Math.min(ax - aRadius, bx - bRadius) - westM) & ~3
  boxSouth = firstCell(Math.min(ay - aRadius, by - bRadius) - southM)
  boxEast = min(columns - 1, <i32>Math.floor((Math.max(ax + aRadius, bx + bRadius) - westM) / cellM))
  boxNorth = min(rows - 1, <i32>Math.floor((Math.max(ay + aRadius, by + bRadius) - southM) / cellM))
}

// @ts-ignore: decorator
@inline
function lanesFrom(x: f64): v128 {
  const step = f32x4.mul(f32x4(0, 1, 2, 3), f32x4.splat(<f32>cellM))
  return f32x4.add(f32x4.splat(<f32>x), step)
}

// @ts-ignore: decorator
@inline
function clampTo(v: v128, high: v128): v128 {
  return f32x4.pmin(f32x4.pmax(v, f32x4.splat(0)), high)
}

/**
 * Lowers squared distances to those from a line, up to a radius. They are exact from the line's first end: it may be
 * the origin, which is a grid point with others exactly 60 m off.
 */
function stampEarly(ax: f64, ay: f64, bx: f64, by: f64, radius: f64, nearest2: usize): void {
  box(ax, ay, radius, bx, by, radius)
  const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay))
  const ux = length > 0 ? (bx - ax) / length : 1
  const uy = length > 0 ? (by - ay) / length : 0
  const vux = f32x4.splat(<f32>ux)
  const vuy = f32x4.splat(<f32>uy)
  const vLength = f32x4.splat(<f32>length)
  const vStep = f32x4.splat(<f32>(4 * cellM))
  const west = lanesFrom(westM + <f64>boxWest * cellM - ax)
  const rowBytes = (<usize>columns) << 2
  const widthBytes = (<usize>(boxEast - boxWest)) << 2
  const step = cellM
  let y = southM + <f64>boxSouth * step - ay
  let rowAt = nearest2 + (<usize>boxSouth) * rowBytes + ((<usize>boxWest) << 2)
  for (let left = boxNorth - boxSouth; left >= 0; left--, rowAt += rowBytes, y += step) {
    const yAlong = f32x4.splat(<f32>(y * uy))
    const vy = f32x4.splat(<f32>y)
    let x = west
    const end = rowAt + widthBytes
    for (let at = rowAt; at <= end; at += 16) {
      const along = f32x4.add(f32x4.mul(x, vux), yAlong)
      const nearest = clampTo(along, vLength)
      const dx = f32x4.sub(x, f32x4.mul(nearest, vux))
      const dy = f32x4.sub(vy, f32x4.mul(nearest, vuy))
      const d2 = f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy))
      v128.store(at, f32x4.pmin(d2, v128.load(at)))
      x = f32x4.add(x, vStep)
    }
  }
}

/**
 * Lowers times over the limit to those by way of a line; `a` and `b` are the times at its ends, after the last that
 * spreads the whole way. From there, 60 m aside are over the limit by exactly 0: a grid may well have such points.
 */
function stampLate(
  ax: f64,
  ay: f64,
  a: f64,
  bx: f64,
  by: f64,
  b: f64,
  farS: f64,
  asideSPerM: f64,
  spreadM: f64,
  over: usize,
): void {
  box(ax, ay, spreadM + (farS - a) / asideSPerM, bx, by, spreadM + (farS - b) / asideSPerM)
  let length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay))
  const ux = length > 0 ? (bx - ax) / length : 1
  const uy = length > 0 ? (by - ay) / length : 0
  let sPerM: f64 = length > 0 ? (b - a) / length : 0
  let lead: f64 = 0
  if (sPerM < asideSPerM) lead = sPerM / Math.sqrt(asideSPerM * asideSPerM - sPerM * sPerM)
  else length = 0
  if (length == 0) sPerM = 0
  const vux = f32x4.splat(<f32>ux)
  const vuy = f32x4.splat(<f32>uy)
  const vLength = f32x4.splat(<f32>length)
  const vLead = f32x4.splat(<f32>lead)
  const vStart = f32x4.splat(<f32>a)
  const vAlong = f32x4.splat(<f32>sPerM)
  const vAside = f32x4.splat(<f32>asideSPerM)
  const vSpread = f32x4.splat(<f32>spreadM)
  const vStep = f32x4.splat(<f32>(4 * cellM))
  const west = lanesFrom(westM + <f64>boxWest * cellM - ax)
  const rowBytes = (<usize>columns) << 2
  const widthBytes = (<usize>(boxEast - boxWest)) << 2
  const step = cellM
  let y = southM + <f64>boxSouth * step - ay
  let rowAt = over + (<usize>boxSouth) * rowBytes + ((<usize>boxWest) << 2)
  for (let left = boxNorth - boxSouth; left >= 0; left--, rowAt += rowBytes, y += step) {
    const yAlong = f32x4.splat(<f32>(y * uy))
    const yAcross = f32x4.splat(<f32>(y * ux))
    let x = west
    const end = rowAt + widthBytes
    for (let at = rowAt; at <= end; at += 16) {
      const along = f32x4.add(f32x4.mul(x, vux), yAlong)
      const across = f32x4.abs(f32x4.sub(f32x4.mul(x, vuy), yAcross))
      const leave = clampTo(f32x4.sub(along, f32x4.mul(vLead, across)), vLength)
      const beyond = f32x4.sub(along, leave)
      const d = f32x4.sqrt(f32x4.add(f32x4.mul(across, across), f32x4.mul(beyond, beyond)))
      const aside = f32x4.mul(vAside, f32x4.sub(d, vSpread))
      const time = f32x4.add(f32x4.add(vStart, f32x4.mul(vAlong, leave)), aside)
      v128.store(at, f32x4.pmin(time, v128.load(at)))
      x = f32x4.add(x, vStep)
    }
  }
}

/**
 * One limit's surface. `nearest2` holds squared distances to streets reached by `sinceS`, and after the call by
 * `earlyS`; `over` is filled with `farS`.
 */
export function spread(
  count: i32,
  lines: usize,
  sinceS: f64,
  earlyS: f64,
  limitS: f64,
  farS: f64,
  asideSPerM: f64,
  spreadM: f64,
  nearest2: usize,
  over: usize,
): void {
  const latestS = limitS + farS
  const radius = spreadM + farS / asideSPerM
  const endOfLines = lines + (<usize>count) * LINE
  for (let line = lines; line < endOfLines; line += LINE) {
    const isTurned = load<f64>(line, 32) > load<f64>(line, 40)
    const a = isTurned ? line + 16 : line
    const b = isTurned ? line : line + 16
    const aS = isTurned ? load<f64>(line, 40) : load<f64>(line, 32)
    const bS = isTurned ? load<f64>(line, 32) : load<f64>(line, 40)
    if (aS > latestS || bS <= sinceS) continue
    const ax = load<f64>(a)
    const ay = load<f64>(a, 8)
    const dx = load<f64>(b) - ax
    const dy = load<f64>(b, 8) - ay
    // shares of the line at which its part begins and ends
    const perS = bS > aS ? 1 / (bS - aS) : 0
    const since = aS < sinceS ? (sinceS - aS) * perS : 0
    const early = bS <= earlyS ? 1 : (earlyS - aS) * perS
    if (aS < earlyS || bS <= earlyS) {
      stampEarly(ax + since * dx, ay + since * dy, ax + early * dx, ay + early * dy, radius, nearest2)
    }
    if (bS <= earlyS) continue
    const from = aS < earlyS ? early : 0
    const to = bS > latestS ? (latestS - aS) * perS : 1
    const fromS = Math.max(aS, earlyS) - earlyS
    const toS = Math.min(bS, latestS) - earlyS
    const fromX = ax + from * dx
    const fromY = ay + from * dy
    stampLate(fromX, fromY, fromS, ax + to * dx, ay + to * dy, toS, farS, asideSPerM, spreadM, over)
  }
  const vAside = f32x4.splat(<f32>asideSPerM)
  const vSpread = f32x4.splat(<f32>spreadM)
  const bytes = (<usize>(columns * rows)) << 2
  for (let i: usize = 0; i < bytes; i += 16) {
    const aside = f32x4.mul(vAside, f32x4.sub(f32x4.sqrt(v128.load(nearest2 + i)), vSpread))
    v128.store(over + i, f32x4.pmin(aside, v128.load(over + i)))
  }
}

let nextOf: usize = 0
let sidesAt: usize = 0

// @ts-ignore: decorator
@inline
function link(from: i32, to: i32): void {
  store<i32>(nextOf + ((<usize>from) << 2), to)
  store<i32>(sidesAt, from)
  sidesAt += 4
}

/** Bits 0 to 3: which of four grid points are inside. */
// @ts-ignore: decorator
@inline
function insideBits(at: usize): i32 {
  return i32x4.bitmask(f32x4.lt(v128.load(at), f32x4.splat(0)))
}

function linkCell(i: i32, corners: i32, over: usize): void {
  const south = 2 * i
  const west = south + 1
  const east = south + 3
  const north = 2 * (i + columns)
  switch (corners) {
    case 1: { link(south, west); break }
    case 2: { link(east, south); break }
    case 3: { link(east, west); break }
    case 4: { link(north, east); break }
    case 6: { link(north, south); break }
    case 7: { link(north, west); break }
    case 8: { link(west, north); break }
    case 9: { link(south, north); break }
    case 11: { link(east, north); break }
    case 12: { link(west, east); break }
    case 13: { link(south, east); break }
    case 14: { link(west, south); break }
    default: {
      const low = over + ((<usize>i) << 2)
      const high = low + ((<usize>columns) << 2)
      const sum = <f64>load<f32>(low) + <f64>load<f32>(low, 4) + <f64>load<f32>(high, 4) + <f64>load<f32>(high)
      const isJoined = sum < 0
      if (corners == 5) {
        link(south, isJoined ? east : west)
        link(north, isJoined ? west : east)
      } else {
        link(isJoined ? west : east, south)
        link(isJoined ? east : west, north)
      }
    }
  }
}

/** Finds where outlines cross sides of cells, four cells at a time; returns how many sides they are. */
export function scan(over: usize, next: usize, sides: usize): i32 {
  nextOf = next
  sidesAt = sides
  const rowBytes = (<usize>columns) << 2
  const last = over + (<usize>(rows - 1)) * rowBytes
  for (let low = over; low < last; low += rowBytes) {
    const end = low + rowBytes
    let lowBits = insideBits(low)
    let highBits = insideBits(end)
    for (let at = low; at < end; at += 16) {
      const isLast = at + 16 == end
      const lowAfter = isLast ? 0 : insideBits(at + 16)
      const highAfter = isLast ? 0 : insideBits(at + rowBytes + 16)
      const lows = lowBits | ((lowAfter & 1) << 4)
      const highs = highBits | ((highAfter & 1) << 4)
      lowBits = lowAfter
      highBits = highAfter
      if ((lows | highs) == 0 || (lows & highs) == 31) continue
      const i = <i32>((at - over) >> 2)
      for (let k = 0; k < 4; k++) {
        const lowPair = (lows >> k) & 3
        const highPair = (highs >> k) & 3
        const corners = lowPair | ((highPair & 2) << 1) | ((highPair & 1) << 3)
        if (corners != 0 && corners != 15) linkCell(i + k, corners, over)
      }
    }
  }
  return <i32>((sidesAt - sides) >> 2)
}

const CLEARANCE: f64 = 0.01

/**
 * Walks along the outlines of a scan. Writes x and y of every point, the first point of every ring and the end of the
 * last, and the area of every ring; returns how many rings they are.
 */
export function trace(
  count: i32,
  over: usize,
  next: usize,
  sides: usize,
  points: usize,
  firstPoint: usize,
  areas: usize,
): i32 {
  let ring: usize = 0
  let point: u32 = 0
  for (let s: usize = 0; s < <usize>count; s++) {
    let side = load<i32>(sides + (s << 2))
    if (load<i32>(next + ((<usize>side) << 2)) < 0) continue
    store<u32>(firstPoint + (ring << 2), point)
    let twice: f64 = 0
    let px: f64 = 0
    let py: f64 = 0
    let isFirst = true
    while (side >= 0) {
      const i = side >> 1
      const isNorthward = (side & 1) == 1
      const here = over + ((<usize>i) << 2)
      const a = <f64>load<f32>(here)
      const b = <f64>load<f32>(isNorthward ? here + ((<usize>columns) << 2) : here + 4)
      const share = Math.min(1 - CLEARANCE, Math.max(CLEARANCE, a / (a - b)))
      const row = i / columns
      const column = i - row * columns
      const x = westM + (<f64>column + (isNorthward ? 0 : share)) * cellM
      const y = southM + (<f64>row + (isNorthward ? share : 0)) * cellM
      store<f64>(points + ((<usize>point) << 4), x)
      store<f64>(points + ((<usize>point) << 4), y, 8)
      if (!isFirst) twice += px * y - x * py
      isFirst = false
      px = x
      py = y
      point++
      const link = next + ((<usize>side) << 2)
      side = load<i32>(link)
      store<i32>(link, -1)
    }
    store<f64>(areas + (ring << 3), twice / 2)
    ring++
  }
  store<u32>(firstPoint + (ring << 2), point)
  return <i32>ring
}
