import { beforeAll, expect, test } from 'vitest'
import { createCircles } from '../src/city/circle.ts'
import { createWalks } from '../src/city/create-walks.ts'
import { createSnapper } from '../src/network/snap.ts'
import { distanceM } from '../src/units.ts'
import { readStandardFile, readWalkersFile } from './read-data.ts'
import { astanaInMemory, pointsAcross, type AstanaInMemory } from './testing/astana-in-memory.ts'
import { createComparison } from './testing/polygon-and-verdict.ts'

const PLACES = 200
const MINUTES = 15

let astana: AstanaInMemory

beforeAll(async () => {
  astana = await astanaInMemory()
}, 120_000)

test('the 15-minute polygon holds the facilities that are within 15 minutes, or it is known why not', () => {
  const { city, shapes, details } = astana
  const [walker] = readWalkersFile()
  if (walker === undefined) throw new Error('data/walkers.json is empty')
  const standard = readStandardFile('beijing-15')
  const [{ answer }, snapper, circles] = [
    createWalks(city, shapes),
    createSnapper(city.network, shapes),
    createCircles(city),
  ]
  const compare = createComparison(astana)
  const rows = new Map<string, number>()
  const count = (row: string): void => void rows.set(row, (rows.get(row) ?? 0) + 1)
  for (const at of pointsAcross(astana, { seed: 15, count: 2 * PLACES })) {
    const found = answer({
      place: { kind: 'point', at },
      standard,
      walker,
      minutes: MINUTES,
      details: () => undefined,
    })
    const polygon = found.polygons.at(-1)
    if (polygon === undefined || rows.get('places') === PLACES) continue
    count('places')
    const circle = circles({ entries: snapper.snap(at), walker, horizonMinutes: 2 * MINUTES })
    const pictured = { circle, polygon, limitDs: 600 * MINUTES, paceMps: walker.paceMps }
    const radiusM = 1.5 * walker.paceMps * 60 * MINUTES
    for (const facility of details.values()) {
      if (distanceM(at, [facility.lon, facility.lat]) > radiusM) continue
      const compared = compare(facility, pictured)
      if (compared === null) continue
      count('facilities')
      if (compared.verdict) count('within 15 minutes')
      if (compared.why === null) count('agree')
      else count(`${compared.why}, ${compared.verdict ? 'verdict' : 'picture'} only`)
    }
  }
  const of = (row: string): number => rows.get(row) ?? 0
  const share = of('agree') / of('facilities')
  console.info(
    [...rows]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([row, n]) => `${row}: ${n}`)
      .join('\n'),
    `\n${(100 * share).toFixed(2)} % agree`,
  )
  expect(of('places')).toBe(PLACES)
  expect(of('within 15 minutes')).toBeGreaterThan(4_000)
  expect(share).toBeGreaterThan(0.965)
  // where picture and verdict part though street, leg, gate and grid say they should not
  expect(of('other, verdict only') + of('other, picture only')).toBeLessThanOrEqual(5)
}, 120_000)
