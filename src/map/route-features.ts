import type { RouteAnswer, RouteStretch } from '../city/place-answer.ts'
import { distanceM, type LonLat } from '../units.ts'
import type { MapData } from './map-source.tsx'

/**
 * A route as features: `kind` is `street`, `steps`, `leg` off the street at either end, or `end`. An estimate in a
 * straight line has no street.
 */
export function routeFeatures({ line, method, stretches }: RouteAnswer): MapData {
  const end = line.at(-1)
  if (line.length < 2 || end === undefined) return { type: 'FeatureCollection', features: [] }
  const point: MapFeature = {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [...end] },
    properties: { kind: 'end' },
  }
  const features =
    method !== 'network' || line.length < 4
      ? [lineOf(line, 'leg')]
      : [
          ...streetParts(line.slice(1, -1), stretches).map((part) => lineOf(part.line, part.kind)),
          lineOf(line.slice(0, 2), 'leg'),
          lineOf(line.slice(-2), 'leg'),
        ]
  return { type: 'FeatureCollection', features: [...features, point] }
}

type MapFeature = MapData['features'][number]

interface Part {
  readonly kind: 'street' | 'steps'
  readonly line: readonly LonLat[]
}

/**
 * The streets of a route, cut where steps begin and end. Stretches are told by their lengths alone, which are rounded:
 * so they are laid along the line by their shares of it. O(points × stretches).
 */
export function streetParts(line: readonly LonLat[], stretches: readonly RouteStretch[]): Part[] {
  const allDm = stretches.reduce((sum, { dm }) => sum + dm, 0)
  const along = sharesAlong(line)
  if (allDm === 0 || along === null || stretches.every(({ kind }) => kind !== 'steps'))
    return [{ kind: 'street', line }]
  const parts: Part[] = []
  let passedDm = 0
  let from = 0
  for (const [i, { kind, dm }] of stretches.entries()) {
    passedDm += dm
    const isSteps = kind === 'steps'
    const next = stretches[i + 1]
    if (next !== undefined && (next.kind === 'steps') === isSteps) continue
    const to = next === undefined ? 1 : passedDm / allDm
    if (to > from) parts.push({ kind: isSteps ? 'steps' : 'street', line: cut(line, along, [from, to]) })
    from = to
  }
  return parts
}

/** How far along the line each point is, from 0 to 1; null for a line without a length. */
function sharesAlong(line: readonly LonLat[]): number[] | null {
  let sum = 0
  const along = line.map((at, i) => {
    const before = line[i - 1]
    sum += before === undefined ? 0 : distanceM(before, at)
    return sum
  })
  return sum === 0 ? null : along.map((metres) => metres / sum)
}

function cut(
  line: readonly LonLat[],
  along: readonly number[],
  [from, to]: readonly [number, number],
): LonLat[] {
  const inner = line.filter((_, i) => (along[i] ?? 0) > from && (along[i] ?? 0) < to)
  return [pointAt(line, along, from), ...inner, pointAt(line, along, to)]
}

function pointAt(line: readonly LonLat[], along: readonly number[], share: number): LonLat {
  const i = along.findIndex((one) => one >= share)
  const [to, from] = [line[i === -1 ? line.length - 1 : i], line[i - 1]]
  if (to === undefined) return [0, 0]
  if (from === undefined) return to
  const [start, end] = [along[i - 1] ?? 0, along[i] ?? 0]
  const part = end === start ? 0 : (share - start) / (end - start)
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
}

const lineOf = (line: readonly LonLat[], kind: string): MapFeature => ({
  type: 'Feature',
  geometry: { type: 'LineString', coordinates: line.map((at) => [...at]) },
  properties: { kind },
})
