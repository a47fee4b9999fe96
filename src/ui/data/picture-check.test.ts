import type { Position } from 'geojson'
import { expect, it } from 'vitest'
import type { PlaceAnswer } from '../../city/place-answer.ts'
import type { FacilityDetails } from '../../coverage/tables.ts'
import { pictureCheck } from './picture-check.ts'

const square = (side: number): Position[] => [
  [-side, -side],
  [side, -side],
  [side, side],
  [-side, side],
  [-side, -side],
]

/** A square of side 4 with a hole of side 2, and facilities by their x on the axis and walking minutes. */
function answer(walks: readonly (readonly [x: number, minutes: number])[], isDrawn = true): PlaceAnswer {
  const facilities = walks.map(([lon], globalId) => ({ globalId, lon, lat: 0 }) as FacilityDetails)
  const services = walks.map(([, minutes], facility) => ({
    nearest: { facility, ds: minutes * 600, dm: 0 },
  }))
  const geometry = { type: 'Polygon', coordinates: [square(2), square(1)] }
  const polygons = isDrawn ? [{ type: 'Feature', properties: { minutes: 15 }, geometry }] : []
  return { polygons, services, facilities, minutes: 15 } as unknown as PlaceAnswer
}

it('agrees where the point lies as the minutes say', () => {
  const inside = [1.5, 15] as const
  const beyond = [3, 16] as const
  const inTheHole = [0, 20] as const
  expect(pictureCheck(answer([inside, beyond, inTheHole]))).toEqual({ compared: 3, differ: [] })
})

it('lists both kinds of disagreement', () => {
  const found = pictureCheck(
    answer([
      [1.5, 15.1],
      [0, 3],
      [3, 14],
    ]),
  )
  expect(found?.differ.map(({ facility, within }) => [facility.globalId, within])).toEqual([
    [0, false],
    [1, true],
    [2, true],
  ])
})

it('compares a facility of two services once', () => {
  const twice = answer([[1.5, 3]])
  expect(pictureCheck({ ...twice, services: [...twice.services, ...twice.services] })?.compared).toBe(1)
})

it('passes over services without a facility within the horizon', () => {
  const none = answer([])
  const services = [{ nearest: null }] as unknown as PlaceAnswer['services']
  expect(pictureCheck({ ...none, services })).toEqual({ compared: 0, differ: [] })
})

it('compares nothing without a polygon', () => {
  expect(pictureCheck(answer([[1, 1]], false))).toBeNull()
})
