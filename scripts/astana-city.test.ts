import { beforeAll, describe, expect, test } from 'vitest'
import { assessCity } from '../src/city/assess-city.ts'
import { blocksAround, createCircles } from '../src/city/circle.ts'
import { openCity, openShapes, type CityFiles, type OpenedCity } from '../src/city/open-city.ts'
import { barriersOf, withAccess } from '../src/city/testing/barriers.ts'
import { circleInIds } from '../src/city/testing/circle-in-ids.ts'
import { withBlocks } from '../src/city/testing/with-blocks.ts'
import { walkTimes } from '../src/city/walk-times.ts'
import type { CityVerdicts } from '../src/coverage/judge-city.ts'
import { VERDICTS } from '../src/coverage/verdict.ts'
import type { WalkingPace } from '../src/network/metric.ts'
import { ACCESS } from '../src/network/network.ts'
import { createSnapper } from '../src/network/snap.ts'
import { seededRandom } from '../src/network/testing/seeded-random.ts'
import { UNREACHED, type LonLat } from '../src/units.ts'
import { readRecipeFile, readStandardFile, readWalkersFile } from './read-data.ts'
import { astanaInMemory, type AstanaInMemory } from './testing/astana-in-memory.ts'

const recipe = readRecipeFile('astana')
const standard = readStandardFile(recipe.defaultStandard)
const walkers = readWalkersFile()

const [INSIDE, OUTSIDE] = [VERDICTS.indexOf('inside'), VERDICTS.indexOf('outside')]

let files: CityFiles
let whole: AstanaInMemory

beforeAll(async () => {
  whole = await astanaInMemory()
  files = whole.files
}, 120_000)

/** The city with these blocks only. */
const openPart = (blocks: readonly number[]): OpenedCity => openCity(withBlocks(files, blocks))

function placesAcross(count: number): LonLat[] {
  const random = seededRandom(2017)
  const { lonE7, latE7, nodeCount } = whole.city.network
  return Array.from({ length: count }, () => {
    const v = Math.floor(random() * nodeCount)
    const aside = (): number => (random() - 0.5) * 2e4
    return [((lonE7[v] ?? 0) + aside()) / 1e7, ((latE7[v] ?? 0) + aside()) / 1e7]
  })
}

describe('one block and the spine', () => {
  test('answer a circle like the whole of Astana, and so do several', () => {
    const snapWhole = createSnapper(whole.city.network, openShapes(whole, files.files))
    const circleWhole = createCircles(whole.city)
    const parts = new Map<string, ReturnType<typeof opened>>()
    const opened = (blocks: readonly number[]) => {
      const part = openPart(blocks)
      const snapper = createSnapper(part.city.network, openShapes(part, files.files))
      return { city: part.city, snapper, circle: createCircles(part.city) }
    }
    const partOf = (blocks: readonly number[]) => {
      const found = parts.get(blocks.join()) ?? opened(blocks)
      parts.set(blocks.join(), found)
      return found
    }
    let [inOne, inSeveral, facilities] = [0, 0, 0]
    for (const [i, at] of placesAcross(600).entries()) {
      const walker = walkers[i % walkers.length]
      if (walker === undefined) throw new Error('data/walkers.json is empty')
      const request = { walker, horizonMinutes: 5 + 5 * (i % 3) }
      const blocks = blocksAround(files.manifest, at, request)
      const part = partOf(blocks)
      const entries = part.snapper.snap(at)
      const ofPart = circleInIds(part.city, part.circle({ ...request, entries }))
      const ofWhole = circleInIds(whole.city, circleWhole({ ...request, entries: snapWhole.snap(at) }))
      expect(ofPart).toEqual(ofWhole)
      if (blocks.length === 1) inOne++
      else if (blocks.length < files.manifest.blocks.length) inSeveral++
      facilities += ofPart.facilities.length
    }
    expect(inOne).toBeGreaterThan(50)
    expect(inSeveral).toBeGreaterThan(20)
    expect(facilities).toBeGreaterThan(2_000)
  }, 60_000)
})

describe('the whole of Astana', () => {
  const [slow] = walkers
  if (slow === undefined) throw new Error('data/walkers.json is empty')
  const walksOf = (walker: WalkingPace, city = whole.city): number[] =>
    walkTimes(city, standard, walker)
      .rules.flat()
      .flatMap(({ primary }) => [...primary])

  test('a faster walker with the same steps and waits is nowhere later', () => {
    const [slowly, quickly] = [slow, { ...slow, paceMps: 1.2 * slow.paceMps }].map((walker) =>
      walksOf(walker),
    )
    expect(slowly?.filter((ds) => ds < UNREACHED).length).toBeGreaterThan(100_000)
    expect(slowly?.findIndex((ds, i) => (quickly?.[i] ?? Infinity) > ds)).toBe(-1)
  })

  test('more minutes never turn inside into outside', () => {
    let [inside, before] = [0, null as CityVerdicts | null]
    for (const minutes of [5, 10, 15, 20]) {
      const { verdicts } = assessCity(whole.city, { standard, walker: slow, minutes })
      for (const [r, { verdict }] of verdicts.rules.entries()) {
        const was = before?.rules[r]?.verdict
        expect(verdict.findIndex((code, c) => was?.[c] === INSIDE && code !== INSIDE)).toBe(-1)
        inside += verdict.filter((code) => code === INSIDE).length
      }
      expect(verdicts.verdict.findIndex((code, c) => before?.verdict[c] === INSIDE && code === OUTSIDE)).toBe(
        -1,
      )
      before = verdicts
    }
    expect(inside).toBeGreaterThan(1_000)
  })

  test('homes off the network have no number', () => {
    const { times } = assessCity(whole.city, { standard, walker: slow }).cityCase
    const off = [...times.onNetwork.keys()].filter((o) => times.onNetwork[o] === 0)
    expect(off.length).toBe(files.manifest.quality.originsOffNetwork)
    expect(off.length).toBeGreaterThan(0)
    const columns = [
      ...times.rules.flat().map(({ primary }) => primary),
      times.edgeOfDataDs,
      times.edgeOfDataDm,
    ]
    for (const column of columns) expect(off.every((o) => column[o] === UNREACHED)).toBe(true)
  })

  test('opening all its barriers lengthens no walk, and closing them again restores every one', () => {
    const barriers = barriersOf(whole.city).filter(({ access }) => access !== ACCESS.open)
    expect(barriers.length).toBeGreaterThan(5)
    let city = whole.city
    for (const { edges } of barriers) city = withAccess(city, edges, ACCESS.open)
    const [before, after] = [walksOf(slow), walksOf(slow, city)]
    expect(before.findIndex((ds, i) => (after[i] ?? Infinity) > ds)).toBe(-1)
    for (const { edges, access } of barriers) city = withAccess(city, edges, access)
    expect(city.network.edgeFlags).toEqual(whole.city.network.edgeFlags)
    expect(walksOf(slow, city)).toEqual(before)
  })
})
