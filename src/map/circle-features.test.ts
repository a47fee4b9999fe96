import { describe, expect, it } from 'vitest'
import type { PlaceAnswer, RouteAnswer } from '../city/place-answer.ts'
import type { LonLat } from '../units.ts'
import {
  circleBounds,
  circleFeatures,
  facilityFeatures,
  isTooFar,
  pointData,
  routeFeatures,
} from './circle-features.ts'

const square = (half: number, [lon, lat]: LonLat = [0, 0]): [number, number][] => [
  [lon - half, lat - half],
  [lon + half, lat - half],
  [lon + half, lat + half],
  [lon - half, lat + half],
  [lon - half, lat - half],
]
const polygon = (minutes: number, ...rings: [number, number][][]) => ({
  type: 'Feature' as const,
  geometry: { type: 'Polygon' as const, coordinates: rings },
  properties: { minutes },
})
const straight = {
  type: 'Feature' as const,
  geometry: { type: 'Polygon' as const, coordinates: [square(0.05)] },
  properties: {},
}

describe('the bands of a circle', () => {
  const polygons = [5, 10, 15].map((minutes) => polygon(minutes, square(minutes / 1_000)))

  it('are drawn from the largest, which alone has the outer edge', () => {
    const { features } = circleFeatures({ polygons, straight }, { withStraight: false })
    expect(features.map(({ properties }) => [properties['minutes'], properties['outer']])).toEqual([
      [15, true],
      [10, false],
      [5, false],
    ])
  })

  it('have the straight circle beside them when asked', () => {
    const { features } = circleFeatures({ polygons, straight }, { withStraight: true })
    expect(features.map(({ properties }) => properties['kind'])).toEqual(['band', 'band', 'band', 'straight'])
  })

  it('are drawn without holes that are specks', () => {
    const holed = polygon(15, square(0.015), square(0.000_1), square(0.001, [0.005, 0.005]))
    const { features } = circleFeatures({ polygons: [holed], straight }, { withStraight: false })
    const [first] = features
    expect(first?.geometry.type === 'Polygon' && first.geometry.coordinates.length).toBe(2)
    expect(holed.geometry.coordinates).toHaveLength(3)
  })

  it('fill a box with the place in it, or the straight circle without any', () => {
    const answer = { at: [0.02, 0], polygons, straight } as unknown as PlaceAnswer
    expect(circleBounds(answer)).toEqual([-0.015, -0.015, 0.02, 0.015])
    expect(circleBounds({ ...answer, polygons: [] })).toEqual([-0.05, -0.05, 0.05, 0.05])
  })
})

const ANSWER = {
  services: [
    { service: 'market', rule: 'food', nearest: { facility: 7, ds: 1, dm: 1 } },
    { service: 'bakery', rule: 'food', nearest: { facility: 8, ds: 1, dm: 1 } },
    { service: 'grocer', rule: 'food', nearest: { facility: 7, ds: 1, dm: 1 } },
    { service: 'pet', rule: null, nearest: { facility: 9, ds: 1, dm: 1 } },
    { service: 'bank', rule: 'money', nearest: null },
    // judged by the shortest walk, which is not the soonest
    { service: 'park', rule: 'green', ruler: 'metres', nearest: { facility: 11, ds: 1, dm: 2 } },
  ],
  report: {
    services: [
      {
        rule: 'food',
        members: [
          { service: 'market', verdict: 'outside', primary: 1, secondary: 1, facility: 7 },
          { service: 'bakery', verdict: 'outside', primary: 1, secondary: 1, facility: 8 },
          { service: 'grocer', verdict: 'inside', primary: 1, secondary: 1, facility: 7 },
        ],
      },
      {
        rule: 'money',
        members: [{ service: 'bank', verdict: 'unknown', primary: null, secondary: null, facility: null }],
      },
      {
        rule: 'green',
        members: [{ service: 'park', verdict: 'inside', primary: 1, secondary: 2, facility: 10 }],
      },
    ],
  },
  facilities: [7, 8, 9, 10, 11].map((globalId) => ({ globalId, lon: globalId, lat: 51 })),
} as unknown as PlaceAnswer

describe('the facilities of an answer', () => {
  it('are the nearest of the services that the standard names, each once', () => {
    const { features } = facilityFeatures(ANSWER, 8)
    expect(features.map(({ id, properties }) => ({ id, ...properties }))).toEqual([
      { id: 7, service: 'grocer', reach: 'inside', focused: false },
      { id: 8, service: 'bakery', reach: 'outside', focused: true },
      { id: 10, service: 'park', reach: 'inside', focused: false },
    ])
  })

  it('tell whether a way leads too far', () => {
    expect(isTooFar(ANSWER, 'market')).toBe(true)
    expect(isTooFar(ANSWER, 'grocer')).toBe(false)
    expect(isTooFar(ANSWER, 'bank')).toBe(false)
    expect(isTooFar(ANSWER, 'unheard-of')).toBe(false)
    expect(isTooFar(undefined, 'market')).toBe(false)
  })
})

describe('a route', () => {
  const route = (line: readonly LonLat[], method: RouteAnswer['method'] = 'network') =>
    routeFeatures({ line, method } as RouteAnswer).features.map(({ geometry, properties }) => [
      properties['kind'],
      geometry.type === 'LineString' ? geometry.coordinates.length : 1,
    ])
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

describe('a point', () => {
  it('is there or not', () => {
    expect(pointData(undefined).features).toEqual([])
    expect(pointData([71, 51]).features[0]?.geometry).toEqual({ type: 'Point', coordinates: [71, 51] })
  })
})
