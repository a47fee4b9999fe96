import { describe, expect, it } from 'vitest'
import type { RouteAnswer, RouteStretch } from '../city/place-answer.ts'
import type { LonLat } from '../units.ts'
import { routeFeatures, streetParts } from './route-features.ts'

describe('a route', () => {
  const route = (line: readonly LonLat[], method: RouteAnswer['method'] = 'network') =>
    routeFeatures({ line, method, stretches: [] } as unknown as RouteAnswer).features.map(
      ({ geometry, properties }) => [
        properties['kind'],
        geometry.type === 'LineString' ? geometry.coordinates.length : 1,
      ],
    )
  const points = (count: number) => Array.from({ length: count }, (_, i): LonLat => [i, 0])

  it('is a street between two legs, and an end', () => {
    expect(route(points(6))).toEqual([
      ['street', 4],
      ['leg', 2],
      ['leg', 2],
      ['end', 1],
    ])
  })

  it('has no street where none is walked', () => {
    expect(route(points(3))).toEqual([
      ['leg', 3],
      ['end', 1],
    ])
    expect(route(points(5), 'straight-line-estimate')).toEqual([
      ['leg', 5],
      ['end', 1],
    ])
    expect(route(points(1))).toEqual([])
  })
})

describe('steps', () => {
  const stretch = (kind: RouteStretch['kind'], dm: number): RouteStretch => ({
    names: null,
    kind,
    ds: dm,
    dm,
  })
  const line: LonLat[] = [0, 1, 2, 3, 4].map((i) => [i * 0.001, 0])

  it('are cut out of the street by their share of it', () => {
    const parts = streetParts(line, [
      stretch('footway', 100),
      stretch('residential', 100),
      stretch('steps', 50),
      stretch('path', 150),
    ])
    expect(parts.map(({ kind }) => kind)).toEqual(['street', 'steps', 'street'])
    const rounded = parts.map((part) => part.line.map(([lon]) => Math.round(lon * 1e6)))
    expect(rounded).toEqual([
      [0, 1_000, 2_000],
      [2_000, 2_500],
      [2_500, 3_000, 4_000],
    ])
  })

  it('leave a street without any whole', () => {
    expect(streetParts(line, [stretch('footway', 400)])).toEqual([{ kind: 'street', line }])
    expect(streetParts(line, [])).toEqual([{ kind: 'street', line }])
    const nowhere: LonLat[] = [
      [1, 1],
      [1, 1],
    ]
    expect(streetParts(nowhere, [stretch('steps', 5)])).toEqual([{ kind: 'street', line: nowhere }])
  })

  it('may be all there is', () => {
    const parts = streetParts(line, [stretch('steps', 5), stretch('steps', 5)])
    expect(parts.map(({ kind, line: part }) => [kind, part.length])).toEqual([['steps', 5]])
  })
})
