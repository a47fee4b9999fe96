import { EARTH_RADIUS_M } from '../units.ts'

/** Pixels of the world's width at zoom 0. */
const WORLD_PX = 512

/** Metres on the ground for one CSS pixel of a Web Mercator map. */
export const metresPerPx = (lat: number, zoom: number): number =>
  (2 * Math.PI * EARTH_RADIUS_M * Math.cos((lat * Math.PI) / 180)) / (WORLD_PX * 2 ** zoom)

/** The longest bar of 1, 2 or 5 times a power of ten metres that is no longer than so many pixels; at least a metre. */
export function scaleBar(perPx: number, longestPx: number): { readonly metres: number; readonly px: number } {
  const most = perPx * longestPx
  const ten = 10 ** Math.max(0, Math.floor(Math.log10(most)))
  const metres = ten * ([5, 2].find((times) => times * ten <= most) ?? 1)
  return { metres, px: metres / perPx }
}
