import type { Bounds, LonLat } from '../../units.ts'

export type Located =
  | { readonly ok: true; readonly at: LonLat }
  | { readonly ok: false; readonly reason: 'denied' | 'unavailable' | 'slow' | 'unsupported' }

const WAIT_MS = 15_000

/** Asks the device where it is; the browser asks the person first. Never rejects, and tells nobody else. */
export function locate(geolocation: Geolocation | undefined): Promise<Located> {
  if (geolocation === undefined) return Promise.resolve({ ok: false, reason: 'unsupported' })
  return new Promise((resolve) => {
    geolocation.getCurrentPosition(
      ({ coords }) => resolve({ ok: true, at: [coords.longitude, coords.latitude] }),
      ({ code }) => resolve({ ok: false, reason: REASONS[code] ?? 'unavailable' }),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: 60_000 },
    )
  })
}

/** Codes of `GeolocationPositionError`. */
const REASONS: Readonly<Record<number, 'denied' | 'unavailable' | 'slow'>> = {
  1: 'denied',
  2: 'unavailable',
  3: 'slow',
}

/** Whether a point lies within bounds, edges included. */
export const isWithin = ([lon, lat]: LonLat, [west, south, east, north]: Bounds): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north
