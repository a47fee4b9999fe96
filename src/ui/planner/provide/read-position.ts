import type { Bounds, LonLat } from '../../../units.ts'

/** `latitude, longitude` in degrees, as maps let them be copied; null when it is none, or lies outside the bounds. */
export function readPosition(text: string, bounds: Bounds | null): LonLat | null {
  const found = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/u.exec(text)
  if (found === null) return null
  const [lat, lon] = [Number(found[1]), Number(found[2])]
  const [west, south, east, north] = bounds ?? [-180, -90, 180, 90]
  return lon >= west && lon <= east && lat >= south && lat <= north ? [lon, lat] : null
}
