import type { City } from '../city.ts'

/** Facilities that differ between two versions of a city, in services, access, mode or entries; ascending. */
export function changedFacilities(before: City, after: City): number[] {
  if (before.facilities === after.facilities && before.facilityEntries === after.facilityEntries) return []
  const count = Math.max(before.facilities.count, after.facilities.count)
  const firstBefore = firstEntries(before, count)
  const firstAfter = firstEntries(after, count)
  const changed: number[] = []
  for (let f = 0; f < count; f++) {
    const spans = { before: spanOf(firstBefore, f), after: spanOf(firstAfter, f) }
    if (!hasSameServices(before, after, f) || !hasSameEntries(before, after, spans)) changed.push(f)
  }
  return changed
}

type Span = readonly [start: number, end: number]

const spanOf = (first: Uint32Array, f: number): Span => [first[f] ?? 0, first[f + 1] ?? 0]

function firstEntries({ facilityEntries: { place } }: City, count: number): Uint32Array {
  const first = new Uint32Array(count + 1)
  for (const facility of place) first[facility + 1] = (first[facility + 1] ?? 0) + 1
  for (let f = 0; f < count; f++) first[f + 1] = (first[f + 1] ?? 0) + (first[f] ?? 0)
  return first
}

function hasSameServices({ facilities: a }: City, { facilities: b }: City, f: number): boolean {
  if (a === b) return true
  if (a.access[f] !== b.access[f] || a.mode[f] !== b.mode[f]) return false
  const [startA, startB] = [a.firstLane[f] ?? 0, b.firstLane[f] ?? 0]
  const length = (a.firstLane[f + 1] ?? startA) - startA
  if ((b.firstLane[f + 1] ?? startB) - startB !== length) return false
  for (let i = 0; i < length; i++) if (a.lanes[startA + i] !== b.lanes[startB + i]) return false
  return true
}

function hasSameEntries(
  { facilityEntries: a }: City,
  { facilityEntries: b }: City,
  spans: { readonly before: Span; readonly after: Span },
): boolean {
  if (a === b) return true
  const [[startA, endA], [startB, endB]] = [spans.before, spans.after]
  if (endA - startA !== endB - startB) return false
  for (let i = 0; i < endA - startA; i++) {
    for (const column of ['edge', 'offsetDm', 'legDm', 'flags'] as const) {
      if (a[column][startA + i] !== b[column][startB + i]) return false
    }
  }
  return true
}
