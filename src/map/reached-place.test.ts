import { expect, test } from 'vitest'
import { STREET_UNIT_DEGREES } from '../isochrone/reached-streets.ts'
import { EARTH_RADIUS_M } from '../units.ts'
import { reachedMatrix, reachedWidth, UNIT_DEGREES } from './reached-place.ts'
import { mercatorX, mercatorY } from './street-buffers.ts'

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]

test('an end two kilometres away is drawn within a metre of where it is', () => {
  const [lon, lat] = [71.43, 51.13]
  const matrix = reachedMatrix(IDENTITY, [lon, lat])
  const [east, north] = [9_000, 9_500]
  const x = (matrix[0] ?? 0) * east + (mercatorX(lon * 1e7) - 0)
  const y = (matrix[5] ?? 0) * north + (mercatorY(lat * 1e7) - 0)
  expect(matrix[12]).toBeCloseTo(mercatorX(lon * 1e7), 6)
  expect(matrix[13]).toBeCloseTo(mercatorY(lat * 1e7), 6)
  const metre = 1 / (2 * Math.PI * EARTH_RADIUS_M * Math.cos((lat * Math.PI) / 180))
  expect(Math.abs(x - mercatorX((lon + east * UNIT_DEGREES) * 1e7))).toBeLessThan(metre)
  expect(Math.abs(y - mercatorY((lat + north * UNIT_DEGREES) * 1e7))).toBeLessThan(metre)
})

test('streets are told in the units that the worker writes', () => {
  expect(UNIT_DEGREES).toBe(STREET_UNIT_DEGREES)
})

test('streets grow with the zoom', () => {
  const widths = [8, 12, 13, 14, 15.5, 18, 22].map(reachedWidth)
  expect(widths).toEqual([...widths].sort((a, b) => a - b))
  expect(reachedWidth(13)).toBeCloseTo(1.2)
})
