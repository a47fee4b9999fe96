import { expect, test } from 'vitest'
import { joinFacilities, joinPoints } from './join-places.ts'
import { createSnapper } from './snap.ts'
import { drawNetwork, drawnLonLat, type XyM } from './testing/draw.ts'

const street = drawNetwork({
  nodes: { a: [0, 0], b: [500, 0], c: [500, 300] },
  edges: [
    ['a', 'b'],
    ['b', 'c'],
  ],
})
const snapper = createSnapper(street.network, street.shapes)
const at = (...place: XyM) => drawnLonLat(place)

test('points near, far and off the street, with what is said of each', () => {
  const told: number[] = []
  const joined = joinPoints([at(100, 10), at(100, 400), at(200, 100), at(0, 0)], snapper, (done) =>
    told.push(done),
  )
  expect([...joined.entries.place]).toEqual([0, 2, 3])
  expect([...joined.entries.legDm]).toEqual([100, 1_000, 0])
  expect(joined).toMatchObject({ offNetwork: 1, far: 1, behindWall: 0 })
  expect(told).toEqual([0, 1, 2, 3])
})

test('a facility is entered at its gates, else by its outline, each entry once and in order', () => {
  const ring = [at(300, -50), at(600, -50), at(600, 200), at(300, 200), at(300, -50)]
  const gates = [at(450, 0), at(100, 0), at(450, 0), at(450, 5)]
  const { entries } = joinFacilities(
    [
      { points: gates, outline: [ring] },
      { points: [at(100, 900)], outline: [ring] },
      { points: [], outline: null },
    ],
    snapper,
  )
  const rows = [...entries.place].map((place, i) => [
    place,
    entries.edge[i],
    entries.offsetDm[i],
    entries.legDm[i],
  ])
  expect(rows).toEqual([
    [0, 0, 1_000, 0],
    [0, 0, 4_500, 0],
    [1, 0, 3_000, 0],
    [1, 1, 2_000, 0],
  ])
})
