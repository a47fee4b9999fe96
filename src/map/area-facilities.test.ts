import { expect, test } from 'vitest'
import { seededRandom } from '../network/testing/seeded-random.ts'
import { inAreaOf } from './area-facilities.ts'

const random = seededRandom(6)
const somewhere = (): [number, number] => [116 + random(), 39.5 + random()]
const communities = Array.from({ length: 200 }, () => {
  const [lon, lat] = somewhere()
  return { lon, lat }
})
const members = new Set([...communities.keys()].filter((c) => c % 3 === 0))

test('a place is of the area of the community nearest to it', () => {
  const isIn = inAreaOf(communities, members)
  // degrees of longitude are shorter there
  const scale = Math.cos((40 * Math.PI) / 180)
  let found = 0
  for (let i = 0; i < 300; i++) {
    const [lon, lat] = somewhere()
    const away = communities.map((one) => Math.hypot((one.lon - lon) * scale, one.lat - lat))
    const sorted = away.toSorted((a, b) => a - b)
    // as near as makes no difference
    if ((sorted[1] ?? 0) - (sorted[0] ?? 0) < 1e-3) continue
    expect(isIn([lon, lat])).toBe(members.has(away.indexOf(sorted[0] ?? 0)))
    if (isIn([lon, lat])) found++
  }
  expect(found).toBeGreaterThan(50)
})

test('without an area, or without communities, nothing lies outside', () => {
  expect(inAreaOf(communities, null)([0, 0])).toBe(true)
  expect(inAreaOf([], new Set())([0, 0])).toBe(true)
})
