import { expect, test } from 'vitest'
import { isWithin, locate } from './locate.ts'

type Ask = Geolocation['getCurrentPosition']

const geolocation = (getCurrentPosition: Ask): Geolocation => ({
  getCurrentPosition,
  watchPosition: () => 0,
  clearWatch: () => undefined,
})

test('a position, longitude first', async () => {
  const at = { coords: { longitude: 71.4, latitude: 51.1 } } as GeolocationPosition
  expect(await locate(geolocation((found) => found(at)))).toEqual({ ok: true, at: [71.4, 51.1] })
})

test.each([
  [1, 'denied'],
  [2, 'unavailable'],
  [3, 'slow'],
  [9, 'unavailable'],
])('error %i is %s', async (code, reason) => {
  const failed = { code } as GeolocationPositionError
  expect(await locate(geolocation((_found, fail) => fail?.(failed)))).toEqual({ ok: false, reason })
})

test('a browser without geolocation', async () => {
  expect(await locate(undefined)).toEqual({ ok: false, reason: 'unsupported' })
})

test('edges are within, longitude and latitude are not mixed up', () => {
  const bounds = [71, 51, 72, 52] as const
  expect(isWithin([71, 52], bounds)).toBe(true)
  expect(isWithin([51.5, 71.5], bounds)).toBe(false)
  expect(isWithin([72.01, 51.5], bounds)).toBe(false)
  expect(isWithin([71.5, 50.99], bounds)).toBe(false)
})
