import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { assessCity } from '../src/city/assess-city.ts'
import { blocksAround, createCircles } from '../src/city/circle.ts'
import { openCity, openShapes, type CityFiles, type OpenedCity } from '../src/city/open-city.ts'
import { entriesByPlace } from '../src/city/place-entries.ts'
import { circleInIds } from '../src/city/testing/circle-in-ids.ts'
import { blockFile, communitiesFile, readCityManifest, shapeFile } from '../src/format/city-manifest.ts'
import { decodeCommunities } from '../src/format/city-tables.ts'
import { createSnapper } from '../src/network/snap.ts'
import { seededRandom } from '../src/network/testing/seeded-random.ts'
import { UNREACHED, type LonLat } from '../src/units.ts'
import { createProgress } from './cli/progress.ts'
import { buildCity } from './pipeline/build-city.ts'
import { cityHash } from './pipeline/write-city.ts'
import {
  readCatalogueFile,
  readRecipeFile,
  readStandardFile,
  readWalkersFile,
  recipeFolder,
} from './read-data.ts'

const recipe = readRecipeFile('astana')
const standard = readStandardFile(recipe.defaultStandard)
const walkers = readWalkersFile()

let files: CityFiles
let whole: OpenedCity

beforeAll(async () => {
  const osm = join(recipeFolder('astana'), recipe.sources.osm.file)
  const { content, manifest } = await buildCity({
    replaced: new Set(),
    recipe,
    files: { osm, communities: null, streets: null },
    catalogue: readCatalogueFile(),
    standard,
    progress: createProgress(),
  })
  const text = JSON.stringify({ ...manifest, files: {}, hash: cityHash({}) })
  const read = readCityManifest(text, 'city.json of Astana')
  const bytes = content.get(communitiesFile) ?? new Uint8Array()
  const communities = await decodeCommunities(bytes, communitiesFile, read.counts.communities)
  files = { manifest: read, files: content, communities }
  whole = openCity(files)
}, 120_000)

/** The city with these blocks only. */
function openPart(blocks: readonly number[]): OpenedCity {
  const left = files.manifest.blocks.flatMap((_, k) =>
    blocks.includes(k) ? [] : [blockFile(k), shapeFile(k)],
  )
  return openCity({ ...files, files: new Map([...files.files].filter(([name]) => !left.includes(name))) })
}

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
    console.info({ inOne, inSeveral, facilities, blocks: files.manifest.blocks.length })
    expect(inOne).toBeGreaterThan(50)
    expect(inSeveral).toBeGreaterThan(20)
    expect(facilities).toBeGreaterThan(2_000)
  }, 60_000)
})
