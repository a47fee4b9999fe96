import type { Bounds, LonLat } from '../../../units.ts'

export type CoordinatesProblem = 'empty' | 'unreadable' | 'range' | 'swapped' | 'outside'

export type CoordinatesRead =
  | { readonly ok: true; readonly at: LonLat }
  | { readonly ok: false; readonly problem: CoordinatesProblem }

const PAIR = /^([-−+]?\d+(?:\.\d+)?)\s*°?\s*[,;\s、]\s*([-−+]?\d+(?:\.\d+)?)\s*°?$/

/**
 * Latitude and longitude in degrees as somebody typed them, latitude first as maps for people have them; full-width digits
 * and commas are understood.
 * @param within what the city's data cover
 */
export function readCoordinates(text: string, within: Bounds): CoordinatesRead {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return refused('empty')
  const [, first, second] = PAIR.exec(plain) ?? []
  if (first === undefined || second === undefined) return refused('unreadable')
  const [lat, lon] = [degrees(first), degrees(second)]
  const isRead = Math.abs(lat) <= 90 && Math.abs(lon) <= 180
  if (isRead && isWithin([lon, lat], within)) return { ok: true, at: [lon, lat] }
  if (isWithin([lat, lon], within)) return refused('swapped')
  return refused(isRead ? 'outside' : 'range')
}

const refused = (problem: CoordinatesProblem): CoordinatesRead => ({ ok: false, problem })

const degrees = (text: string): number => Number(text.replace('−', '-'))

/** Whether a point lies within bounds, their edge included. */
export const isWithin = ([lon, lat]: LonLat, [west, south, east, north]: Bounds): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north
