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
const AIR_PX = 20
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

/** Smaller than this share of the free area's smaller side, a circle is there but cannot be read. */
const READABLE_SHARE = 0.25

/** True when a box of pixels lies in the free area and is large enough to be read. */
export function isShown(box: Box, free: Box): boolean {
  const within =
    box.left >= free.left && box.right <= free.right && box.top >= free.top && box.bottom <= free.bottom
  const size = Math.max(box.right - box.left, box.bottom - box.top)
  return within && size >= READABLE_SHARE * Math.min(free.right - free.left, free.bottom - free.top)
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
