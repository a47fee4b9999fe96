// AssemblyScript. The kernels of the hierarchy: `sweep.ts`, `customise.ts` and `read-rows.ts` beside this folder say
// what they do, and are their twins in TypeScript. All arguments after the counts are addresses in the memory given
// to the instance. Weights and times are u16; 65,535 is "no way" and every sum saturates there.

const ROW_64: usize = 128
const ROW_8: usize = 16

// @ts-ignore: decorator
@inline
function nodeRow(rows: usize, node: u32, bytes: usize): usize {
  return rows + (<usize>node) * bytes
}

/** 64 services at once: up the hierarchy, then down. `first` has n + 1 numbers, `head`, `up` and `down` one per arc. */
export function sweep64(n: u32, first: usize, head: usize, up: usize, down: usize, rows: usize): void {
  for (let v: u32 = 0; v < n; v++) {
    let a = load<u32>(first + ((<usize>v) << 2))
    const end = load<u32>(first + ((<usize>v) << 2), 4)
    if (a == end) continue
    const p = nodeRow(rows, v, ROW_64)
    const d0 = v128.load(p)
    const d1 = v128.load(p, 16)
    const d2 = v128.load(p, 32)
    const d3 = v128.load(p, 48)
    const d4 = v128.load(p, 64)
    const d5 = v128.load(p, 80)
    const d6 = v128.load(p, 96)
    const d7 = v128.load(p, 112)
    const low = v128.and(v128.and(d0, d1), v128.and(d2, d3))
    const high = v128.and(v128.and(d4, d5), v128.and(d6, d7))
    // nothing reaches this node from below: most of the lower ones, where few services are
    if (!v128.any_true(v128.not(v128.and(low, high)))) continue
    for (; a < end; a++) {
      const weight = load<u16>(up + ((<usize>a) << 1))
      if (weight == 0xffff) continue
      const w = i16x8.splat(weight)
      const q = nodeRow(rows, load<u32>(head + ((<usize>a) << 2)), ROW_64)
      v128.store(q, i16x8.min_u(v128.load(q), i16x8.add_sat_u(d0, w)))
      v128.store(q, i16x8.min_u(v128.load(q, 16), i16x8.add_sat_u(d1, w)), 16)
      v128.store(q, i16x8.min_u(v128.load(q, 32), i16x8.add_sat_u(d2, w)), 32)
      v128.store(q, i16x8.min_u(v128.load(q, 48), i16x8.add_sat_u(d3, w)), 48)
      v128.store(q, i16x8.min_u(v128.load(q, 64), i16x8.add_sat_u(d4, w)), 64)
      v128.store(q, i16x8.min_u(v128.load(q, 80), i16x8.add_sat_u(d5, w)), 80)
      v128.store(q, i16x8.min_u(v128.load(q, 96), i16x8.add_sat_u(d6, w)), 96)
      v128.store(q, i16x8.min_u(v128.load(q, 112), i16x8.add_sat_u(d7, w)), 112)
    }
  }
  for (let v: u32 = n; v-- > 0; ) {
    let a = load<u32>(first + ((<usize>v) << 2))
    const end = load<u32>(first + ((<usize>v) << 2), 4)
    if (a == end) continue
    const p = nodeRow(rows, v, ROW_64)
    let d0 = v128.load(p)
    let d1 = v128.load(p, 16)
    let d2 = v128.load(p, 32)
    let d3 = v128.load(p, 48)
    let d4 = v128.load(p, 64)
    let d5 = v128.load(p, 80)
    let d6 = v128.load(p, 96)
    let d7 = v128.load(p, 112)
    for (; a < end; a++) {
      const weight = load<u16>(down + ((<usize>a) << 1))
      if (weight == 0xffff) continue
      const w = i16x8.splat(weight)
      const q = nodeRow(rows, load<u32>(head + ((<usize>a) << 2)), ROW_64)
      d0 = i16x8.min_u(d0, i16x8.add_sat_u(v128.load(q), w))
      d1 = i16x8.min_u(d1, i16x8.add_sat_u(v128.load(q, 16), w))
      d2 = i16x8.min_u(d2, i16x8.add_sat_u(v128.load(q, 32), w))
      d3 = i16x8.min_u(d3, i16x8.add_sat_u(v128.load(q, 48), w))
      d4 = i16x8.min_u(d4, i16x8.add_sat_u(v128.load(q, 64), w))
      d5 = i16x8.min_u(d5, i16x8.add_sat_u(v128.load(q, 80), w))
      d6 = i16x8.min_u(d6, i16x8.add_sat_u(v128.load(q, 96), w))
      d7 = i16x8.min_u(d7, i16x8.add_sat_u(v128.load(q, 112), w))
    }
    v128.store(p, d0)
    v128.store(p, d1, 16)
    v128.store(p, d2, 32)
    v128.store(p, d3, 48)
    v128.store(p, d4, 64)
    v128.store(p, d5, 80)
    v128.store(p, d6, 96)
    v128.store(p, d7, 112)
  }
}

/** The same for 8 services. */
export function sweep8(n: u32, first: usize, head: usize, up: usize, down: usize, rows: usize): void {
  for (let v: u32 = 0; v < n; v++) {
    let a = load<u32>(first + ((<usize>v) << 2))
    const end = load<u32>(first + ((<usize>v) << 2), 4)
    const d = v128.load(nodeRow(rows, v, ROW_8))
    for (; a < end; a++) {
      const q = nodeRow(rows, load<u32>(head + ((<usize>a) << 2)), ROW_8)
      const sum = i16x8.add_sat_u(d, i16x8.splat(load<u16>(up + ((<usize>a) << 1))))
      v128.store(q, i16x8.min_u(v128.load(q), sum))
    }
  }
  for (let v: u32 = n; v-- > 0; ) {
    let a = load<u32>(first + ((<usize>v) << 2))
    const end = load<u32>(first + ((<usize>v) << 2), 4)
    const p = nodeRow(rows, v, ROW_8)
    let d = v128.load(p)
    for (; a < end; a++) {
      const q = nodeRow(rows, load<u32>(head + ((<usize>a) << 2)), ROW_8)
      d = i16x8.min_u(d, i16x8.add_sat_u(v128.load(q), i16x8.splat(load<u16>(down + ((<usize>a) << 1)))))
    }
    v128.store(p, d)
  }
}

/** Lower triangles in ascending order of their upper side's lower end. `arcTo` holds one number per node. */
export function customise(
  n: u32,
  first: usize,
  head: usize,
  firstDown: usize,
  tailOfDown: usize,
  arcOfDown: usize,
  up: usize,
  down: usize,
  arcTo: usize,
): void {
  for (let u: u32 = 0; u < n; u++) {
    const from = load<u32>(first + ((<usize>u) << 2))
    const to = load<u32>(first + ((<usize>u) << 2), 4)
    if (from == to) continue
    for (let a = from; a < to; a++) store<u32>(arcTo + ((<usize>load<u32>(head + ((<usize>a) << 2))) << 2), a)
    const endDown = load<u32>(firstDown + ((<usize>u) << 2), 4)
    for (let i = load<u32>(firstDown + ((<usize>u) << 2)); i < endDown; i++) {
      const low = load<u32>(arcOfDown + ((<usize>i) << 2))
      const rise: u32 = load<u16>(up + ((<usize>low) << 1))
      const fall: u32 = load<u16>(down + ((<usize>low) << 1))
      if (rise == 0xffff && fall == 0xffff) continue
      const end = load<u32>(first + ((<usize>load<u32>(tailOfDown + ((<usize>i) << 2))) << 2), 4)
      for (let b = low + 1; b < end; b++) {
        const side = load<u32>(arcTo + ((<usize>load<u32>(head + ((<usize>b) << 2))) << 2))
        const over = up + ((<usize>side) << 1)
        const back = down + ((<usize>side) << 1)
        const there = fall + <u32>load<u16>(up + ((<usize>b) << 1))
        if (there < <u32>load<u16>(over)) store<u16>(over, <u16>there)
        const home = rise + <u32>load<u16>(down + ((<usize>b) << 1))
        if (home < <u32>load<u16>(back)) store<u16>(back, <u16>home)
      }
    }
  }
}

/** Rows of 64 times at places: the lesser over both ends. `ends` holds two nodes per place, `costs` two u16. */
export function read64(count: u32, ends: usize, costs: usize, rows: usize, out: usize): void {
  for (let i: u32 = 0; i < count; i++) {
    const p = nodeRow(rows, load<u32>(ends + ((<usize>i) << 3)), ROW_64)
    const q = nodeRow(rows, load<u32>(ends + ((<usize>i) << 3), 4), ROW_64)
    const a = i16x8.splat(load<u16>(costs + ((<usize>i) << 2)))
    const b = i16x8.splat(load<u16>(costs + ((<usize>i) << 2), 2))
    const o = nodeRow(out, i, ROW_64)
    for (let k: usize = 0; k < ROW_64; k += 16) {
      const over = i16x8.add_sat_u(v128.load(p + k), a)
      v128.store(o + k, i16x8.min_u(over, i16x8.add_sat_u(v128.load(q + k), b)))
    }
  }
}
