import type { StreetLines } from '../city/street-lines.ts'
import { METRES_PER_DEGREE, type LonLat } from '../units.ts'

/** Small distances are measured as on a plane that touches the earth at the tap. */
function planeAt([lon, lat]: LonLat): (at: LonLat) => readonly [x: number, y: number] {
  const across = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  return ([atLon, atLat]) => [(atLon - lon) * across, (atLat - lat) * METRES_PER_DEGREE]
}

/** The nearest of some places within reach of a tap, metres; undefined: none is. The first of equals. O(places). */
export function nearestPlace<T>(
  places: readonly T[],
  {
    pointOf,
    at,
    reachM,
  }: { readonly pointOf: (place: T) => LonLat; readonly at: LonLat; readonly reachM: number },
): T | undefined {
  const onPlane = planeAt(at)
  let [found, nearestM]: [T | undefined, number] = [undefined, reachM]
  for (const place of places) {
    const m = Math.hypot(...onPlane(pointOf(place)))
    if (m > nearestM || (m === nearestM && found !== undefined)) continue
    found = place
    nearestM = m
  }
  return found
}

/** The point on the nearest street within reach of a tap, metres; null: none is. O(pieces). */
export function nearestOnStreet(
  { ends, pieceCount }: Pick<StreetLines, 'ends' | 'pieceCount'>,
  { at, reachM }: { readonly at: LonLat; readonly reachM: number },
): LonLat | null {
  const [lon, lat] = at
  const scale = Math.cos((lat * Math.PI) / 180)
  const metres = METRES_PER_DEGREE / 1e7
  const [lonE7, latE7] = [lon * 1e7, lat * 1e7]
  let [best, bestM2]: [LonLat | null, number] = [null, reachM * reachM]
  for (let i = 0; i < 4 * pieceCount; i += 4) {
    const [aLon, aLat] = [ends[i] ?? 0, ends[i + 1] ?? 0]
    const [bLon, bLat] = [ends[i + 2] ?? 0, ends[i + 3] ?? 0]
    const [dx, dy] = [(bLon - aLon) * scale, bLat - aLat]
    const [px, py] = [(lonE7 - aLon) * scale, latE7 - aLat]
    const length2 = dx * dx + dy * dy
    const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length2))
    const m2 = ((px - share * dx) ** 2 + (py - share * dy) ** 2) * metres * metres
    if (m2 > bestM2) continue
    bestM2 = m2
    best = [(aLon + share * (bLon - aLon)) / 1e7, (aLat + share * (bLat - aLat)) / 1e7]
  }
  return best
}

/** A gate or a point on a street, as a step of a plan names it. */
export interface StreetTarget {
  readonly at: LonLat
  readonly way: string | null
}

/** What a tap on gates and streets means: a gate within reach goes before the street that it lies on; null: neither is near. */
export function streetTarget(
  gates: readonly { readonly at: LonLat; readonly way: string }[],
  lines: Pick<StreetLines, 'ends' | 'pieceCount'> | undefined,
  tap: { readonly at: LonLat; readonly reachM: number },
): StreetTarget | null {
  const gate = nearestPlace(gates, { pointOf: (one) => one.at, ...tap })
  if (gate !== undefined) return { at: gate.at, way: gate.way }
  const street = lines === undefined ? null : nearestOnStreet(lines, tap)
  return street === null ? null : { at: street, way: null }
}

/** Metres of a CSS pixel on a map of 512 px tiles (Web Mercator). */
export const metresPerPixel = (zoom: number, lat: number): number =>
  (360 * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom)
