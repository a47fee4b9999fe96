import type { Segments } from './ways-to-segments.ts'

/**
 * The segment ends at each place, compressed: those of place p are `ends[first[p] … first[p + 1])`, ascending.
 * End 2s is where segment s is drawn from, end 2s + 1 where it is drawn to; `end ^ 1` is the other end.
 */
export interface SegmentEnds {
  readonly first: Uint32Array
  readonly ends: Uint32Array
}

/** Sorts segment ends by place. O(segments + places). */
export function segmentEnds({ placeCount, from, to }: Segments): SegmentEnds {
  const first = new Uint32Array(placeCount + 1)
  for (const column of [from, to]) {
    for (const place of column) first[place + 1] = (first[place + 1] ?? 0) + 1
  }
  for (let p = 0; p < placeCount; p++) first[p + 1] = (first[p + 1] ?? 0) + (first[p] ?? 0)
  const next = first.slice()
  const ends = new Uint32Array(2 * from.length)
  for (let end = 0; end < ends.length; end++) {
    const place = placeOfEnd({ from, to }, end)
    const at = next[place] ?? 0
    ends[at] = end
    next[place] = at + 1
  }
  return { first, ends }
}

/** The place at a segment end. */
export const placeOfEnd = ({ from, to }: Pick<Segments, 'from' | 'to'>, end: number): number =>
  ((end & 1) === 0 ? from[end >> 1] : to[end >> 1]) ?? 0

/** How many segments end at a place. */
export const degreeOf = ({ first }: SegmentEnds, place: number): number =>
  (first[place + 1] ?? 0) - (first[place] ?? 0)
