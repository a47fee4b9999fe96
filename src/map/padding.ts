import type { Padding } from '../theme.ts'
import type { Bounds } from '../units.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Air between what is shown and what covers the map. */
const AIR_PX = 12
/** The least that stays free in each direction, however much is covered. */
const FREE_PX = 120

/**
 * Padding with some air, given up where the rest would be less than the least free space: first the air, then as much
 * of the covered margins as needed, in proportion.
 */
export function paddingWithin(padding: Padding, { width, height }: Size): Padding {
  const [left, right] = fitted(padding.left, padding.right, width)
  const [top, bottom] = fitted(padding.top, padding.bottom, height)
  return { left, top, right, bottom }
}

function fitted(start: number, end: number, size: number): [number, number] {
  const free = Math.min(FREE_PX, size)
  const air = Math.max(0, Math.min(AIR_PX, (size - start - end - free) / 2))
  const [from, to] = [start + air, end + air]
  const share = from + to > size - free ? (size - free) / (from + to) : 1
  return [Math.floor(from * share), Math.floor(to * share)]
}

/** The part of the map that nothing covers. */
export const freeArea = ({ left, top, right, bottom }: Padding, { width, height }: Size): Box => ({
  left,
  top,
  right: Math.max(left, width - right),
  bottom: Math.max(top, height - bottom),
})

/** True when a box of pixels lies in the free area and fills at least that share of its width or of its height. */
export function isShown(box: Box, free: Box, share: number): boolean {
  const within =
    box.left >= free.left && box.right <= free.right && box.top >= free.top && box.bottom <= free.bottom
  const wide = (box.right - box.left) / (free.right - free.left)
  const high = (box.bottom - box.top) / (free.bottom - free.top)
  return within && Math.max(wide, high) >= share
}

/** The box around both; null without any. */
export function union(one: Bounds | null, other: Bounds | null): Bounds | null {
  if (one === null || other === null) return one ?? other
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ]
}

/**
 * Where the map may be moved: two more cities on each side, so that the whole city finds room in the free area even
 * where a sheet leaves a third of a phone.
 */
export function roomAround([west, south, east, north]: Bounds): [number, number, number, number] {
  const [lon, lat] = [2 * Math.max(east - west, 0.02), 2 * Math.max(north - south, 0.02)]
  return [
    Math.max(-180, west - lon),
    Math.max(-85, south - lat),
    Math.min(180, east + lon),
    Math.min(85, north + lat),
  ]
}

/** The box around positions of any depth of nesting; null without any. */
export function boundsOf(coordinates: readonly unknown[]): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const walk = (part: readonly unknown[]): void => {
    const [lon, lat] = part
    if (typeof lon === 'number' && typeof lat === 'number') {
      west = Math.min(west, lon)
      east = Math.max(east, lon)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
      return
    }
    for (const inner of part) if (Array.isArray(inner)) walk(inner)
  }
  walk(coordinates)
  return west <= east ? [west, south, east, north] : null
}
