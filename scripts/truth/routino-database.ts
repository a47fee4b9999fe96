/** Routino (https://www.routino.org), an independent router in C: its database and its routes. */

import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LonLat } from '../../src/units.ts'

export interface RoutinoRoute {
  /** Sum of Routino's segments, each of which it keeps in whole metres. */
  readonly metres: number
  /** Every node of the route, degrees with six decimals. */
  readonly points: readonly LonLat[]
}

export interface RoutinoDatabase {
  /** Its way between two nodes given by their places; `no-route`, or `crash` where the program dies of a signal. */
  readonly route: (from: LonLat, to: LonLat) => RoutinoRoute | 'no-route' | 'crash'
}

const PREFIX = 'truth'
const ownFile = (name: string): string => fileURLToPath(new URL(`routino/${name}`, import.meta.url))

/** Version of the installed Routino, or null when there is none (Debian: `apt-get install routino`). */
export function routinoVersion(): string | null {
  const { error, stdout, stderr } = spawnSync('planetsplitter', ['--version'], { encoding: 'utf8' })
  if (error !== undefined) return null
  return /Routino version (\S+)/.exec(stdout + stderr)?.[1] ?? 'of unknown version'
}

/**
 * Builds a database in `folder` (it must exist) from an extract, with the rules of `routino/tagging.xml`. Nothing is
 * pruned: every node and every short segment stays.
 */
export function buildRoutinoDatabase(pbf: string, folder: string): RoutinoDatabase {
  const place = [`--dir=${folder}`, `--prefix=${PREFIX}`]
  run('planetsplitter', [...place, `--tagging=${ownFile('tagging.xml')}`, '--prune-none', '--loggable', pbf])
  const how = [
    `--profiles=${ownFile('profiles.xml')}`,
    '--transport=foot',
    '--shortest',
    '--exact-nodes-only',
  ]
  return {
    route: ([lon1, lat1], [lon2, lat2]) => {
      const ends = [`--lon1=${lon1}`, `--lat1=${lat1}`, `--lon2=${lon2}`, `--lat2=${lat2}`]
      const text = textOfRoute([...place, ...how, ...ends, '--output-text-all', '--output-stdout'])
      return text === 'no-route' || text === 'crash' ? text : routeOf(text)
    },
  }
}

function textOfRoute(args: readonly string[]): string {
  const { status, signal, stdout, stderr, error } = spawnSync('routino-router', args, { encoding: 'utf8' })
  if (error !== undefined) throw error
  if (signal !== null) return 'crash'
  if (status === 0) return stdout
  if (/cannot find/i.test(stdout + stderr)) return 'no-route'
  throw new Error(`routino-router ${args.join(' ')}: ended with ${status}: ${stdout}${stderr}`)
}

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 })

/** Rows are latitude, longitude, node, type, length of the segment that leads here (km, three decimals), … */
function routeOf(text: string): RoutinoRoute {
  const rows = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const points: LonLat[] = []
  let metres = 0
  for (const row of rows) {
    const [lat, lon, , , km] = row.split('\t').map(Number)
    if (lat === undefined || lon === undefined || km === undefined || Number.isNaN(lat + lon + km)) {
      throw new Error(`routino-router: found the row "${row}", expected latitude, longitude, node, type, km`)
    }
    points.push([lon, lat])
    metres += Math.round(km * 1000)
  }
  return { metres, points }
}

/** Radians → Routino's whole units of 2⁻²⁶ rad (9.5 cm of latitude). */
const UNITS_PER_RADIAN = 2 ** 26
const EQUATOR_RADIUS_M = 6_378_137

/**
 * The length that Routino keeps for a segment: great circle on the equator's radius (0.112 % more than the mean
 * sphere of `distanceM`), between its own rounded places, in whole metres, cut off
 * (so a way of n segments comes out about n / 2 metres short).
 */
export function routinoMetres(a: LonLat, b: LonLat): number {
  const [lonA, latA, lonB, latB] = [...a, ...b].map(
    (degrees) => Math.floor(((degrees * Math.PI) / 180) * UNITS_PER_RADIAN + 0.5) / UNITS_PER_RADIAN,
  ) as [number, number, number, number]
  const sinLat = Math.sin((latA - latB) / 2)
  const sinLon = Math.sin((lonA - lonB) / 2)
  const h = sinLat * sinLat + Math.cos(latA) * Math.cos(latB) * sinLon * sinLon
  return Math.floor(2 * EQUATOR_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h))))
}

/** Routino's sphere is this much larger than the one of `distanceM`. */
export const ROUTINO_SCALE = EQUATOR_RADIUS_M / 6_371_008.8
