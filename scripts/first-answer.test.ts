import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Place } from '../src/city/place-answer.ts'
import { drawStandard } from '../src/coverage/testing/draw-city.ts'
import { createHandlers } from '../src/engine/handlers.ts'
import type { Terms } from '../src/engine/protocol.ts'
import { fromE7 } from '../src/units.ts'
import { bytesByKind, countedFolder, firstAnswer, kindOfFile } from './first-answer/count-bytes.ts'
import { openCityFolder } from './read-city.ts'
import { readWalkerNamed } from './read-data.ts'
import { generatedFolder, type GeneratedFolder } from './testing/generated-folder.ts'

const rule = (service: string, threshold = 15) => ({ services: [service], threshold })
const standard = drawStandard({
  communities: [],
  rules: [rule('service-1'), rule('service-3'), { ...rule('service-5', 1_000), ruler: 'metres' }],
  floors: { 'service-1': 0.5, 'service-3': 0.5 },
})
const terms: Terms = { standard, walker: readWalkerNamed('standard'), minutes: null }
const unwatched = (): void => undefined

let made: GeneratedFolder

beforeAll(() => {
  // 7 km across: from a corner a part is near, from the middle nearly all
  made = generatedFolder({ seed: 3, superblocks: 13, services: 8, maxBlockNodes: 1_200 })
}, 60_000)
afterAll(() => rmSync(dirname(made.folder), { recursive: true, force: true }))

/** Communities in two corners, and a point on the seam of two blocks. */
function places(): Place[] {
  const { communities, network, partition } = made.city
  const at = [0, communities.length - 1]
  const seam = partition.firstNode[partition.blockCount] ?? 0
  const onSeam: Place = {
    kind: 'point',
    at: [fromE7(network.lonE7[seam] ?? 0), fromE7(network.latE7[seam] ?? 0)],
  }
  return [...at.map((community): Place => ({ kind: 'community', community })), onSeam]
}

describe('the first answer of a large city', () => {
  it('is that of the whole city, from a bounded share of its bytes, each file fetched once', async () => {
    const { fetch, fetched: all } = countedFolder(made.folder)
    const whole = createHandlers({ fetch })
    await whole.open({ folder: 'https://city.invalid/', id: 'city' }, unwatched)
    await whole.judge(terms, unwatched)
    await whole.streets(null, unwatched)
    const { files } = openCityFolder(made.folder).manifest
    const wholeBytes = Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0)
    const shares: number[] = []
    for (const place of places()) {
      const { answer, bytes, fetched } = await firstAnswer(made.folder, place, terms)
      expect(answer).toEqual(await whole.place({ place, terms, time: null }, unwatched))
      expect(answer.facilities.length).toBeGreaterThan(0)
      expect(new Set(fetched.map(({ name }) => name)).size).toBe(fetched.length)
      expect(bytesByKind(fetched).map(({ kind }) => kind)).not.toContain('homes')
      if (place.kind === 'community') shares.push(bytes / wholeBytes)
    }
    expect(Math.max(...shares)).toBeLessThan(0.5)
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  }, 60_000)
})

describe('bytes by kind', () => {
  it('counts every file of a city once, by what it is needed for', async () => {
    const names = Object.keys(openCityFolder(made.folder).manifest.files)
    const sums = bytesByKind(names.map((name) => ({ name, bytes: 1 })))
    expect(sums.map(({ kind }) => kind)).toEqual(['communities', 'streets', 'shapes', 'homes', 'facilities'])
    expect(sums.reduce((sum, { files }) => sum + files, 0)).toBe(names.length)
    const others = ['city.json', 'names.bin.gz', 'streets.fgb.gz', 'basemap.pmtiles.gz'].map(kindOfFile)
    expect(others).toEqual(['city.json', 'names', 'areas', 'basemap'])
  })
})
