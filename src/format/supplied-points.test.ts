import { expect, test } from 'vitest'
import { MOST_POINTS, readSuppliedPoints } from './supplied-points.ts'

const read = (text: string) => readSuppliedPoints({ text, label: 'sites.csv', coordinates: 'wgs84' })

test('a table gives its points by name, and names every row that it cannot use', () => {
  const text = [
    '名称,经度,纬度',
    '东地块,71.43,51.12',
    '没有位置,,',
    ',71.44,51.13',
    '反了,51.12,171.43',
    '零,0,0',
  ].join('\n')
  const { points, errors } = read(text)
  expect(points).toEqual([
    { id: 'sites.csv:2', name: '东地块', at: [71.43, 51.12] },
    { id: 'sites.csv:4', name: '', at: [71.44, 51.13] },
  ])
  expect(errors.map(({ line }) => line)).toEqual([3, 5, 6])
  expect(errors[0]?.reason).toContain('expected two decimal numbers')
  expect(errors[1]?.reason).toContain('swapped')
})

test('points and areas of a map layer are read; lines are named as errors', () => {
  const feature = (name: string, geometry: unknown) => ({ type: 'Feature', properties: { name }, geometry })
  const ring = [
    [71, 51],
    [71.01, 51],
    [71.01, 51.01],
    [71, 51.01],
    [71, 51],
  ]
  const features = [
    feature('a', { type: 'Point', coordinates: [71.4, 51.1] }),
    feature('b', { type: 'Polygon', coordinates: [ring] }),
    feature('c', { type: 'LineString', coordinates: ring }),
  ]
  const { points, errors } = read(JSON.stringify({ type: 'FeatureCollection', features }))
  expect(points.map(({ name }) => name)).toEqual(['a', 'b'])
  const [lon = 0, lat = 0] = points[1]?.at ?? []
  expect(lon > 71 && lon < 71.01 && lat > 51 && lat < 51.01).toBe(true)
  expect(errors).toEqual([{ line: 3, reason: expect.stringContaining('LineString') as string }])
})

test('a list without a usable row, without positions, or too long is refused with its name', () => {
  expect(() => read('name,lon,lat\na,x,y')).toThrow('sites.csv: found 1 rows, none usable (line 2')
  expect(() => read('name\na')).toThrow('sites.csv: found the columns name; expected one each for lon, lat')
  expect(() => read('')).toThrow('sites.csv')
  const rows = Array.from({ length: MOST_POINTS + 1 }, (_, i) => `${71 + i / 1e5},51`)
  expect(() => read(['lon,lat', ...rows].join('\n'))).toThrow(`found ${MOST_POINTS + 1} places`)
})
