import { describe, expect, it } from 'vitest'
import type { PlaceAnswer } from '../city/place-answer.ts'
import type { LonLat } from '../units.ts'
import { map as zh } from '../i18n/zh-hans/map.ts'
import { circleBounds, circleFeatures, otherCircle, pointData, straightLabel } from './circle-features.ts'
import { straightWords } from './circle-words.ts'

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
    expect(circleBounds(answer, { withStraight: true })).toEqual([-0.05, -0.05, 0.05, 0.05])
    expect(circleBounds({ ...answer, polygons: [] })).toEqual([-0.05, -0.05, 0.05, 0.05])
  })
})

describe('the circle of a second walker', () => {
  it('is the outline of the largest, without holes', () => {
    const inner = polygon(5, square(0.005))
    const outer = polygon(15, square(0.015), square(0.004))
    const [feature] = otherCircle({ polygons: [inner, outer] }).features
    expect(feature?.geometry).toEqual({ type: 'MultiPolygon', coordinates: [[square(0.015)]] })
    expect(otherCircle(undefined).features).toEqual([])
    expect(otherCircle({ polygons: [] }).features).toEqual([])
  })
})

describe('the words on the straight circle', () => {
  it('stand on its top, from west to east', () => {
    const ring = Array.from({ length: 37 }, (_, i) => {
      const angle = (i * Math.PI) / 18
      return [Math.sin(angle), Math.cos(angle)]
    })
    const circle = { ...straight, geometry: { type: 'Polygon' as const, coordinates: [ring] } }
    const [line] = straightLabel({ straight: circle }, 'words').features
    if (line?.geometry.type !== 'LineString') throw new Error('no line')
    const { coordinates } = line.geometry
    expect(line.properties).toEqual({ text: 'words' })
    expect(coordinates).toHaveLength(13)
    const lons = coordinates.map(([lon = 0]) => lon)
    expect(lons).toEqual(lons.toSorted((a, b) => a - b))
    expect(Math.min(...coordinates.map(([, lat = 0]) => lat))).toBeGreaterThanOrEqual(0.5 - 1e-9)
  })

  it('tell the walkable share where it is known', () => {
    const words = { words: zh, number: String, percent: (share: number) => `${100 * share}%` }
    expect(straightWords({ minutes: 15, walkableShare: 0.62 }, words)).toBe('直线 15 分钟 · 步行可达率 62%')
    expect(straightWords({ minutes: 10, walkableShare: null }, words)).toBe('直线 10 分钟')
  })
})

describe('a point', () => {
  it('is there or not', () => {
    expect(pointData(undefined).features).toEqual([])
    expect(pointData([71, 51]).features[0]?.geometry).toEqual({ type: 'Point', coordinates: [71, 51] })
  })
})
