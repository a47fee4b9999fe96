import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCity, loadFacilityDetails } from '../../scripts/load-city.ts'
import { writeCity } from '../../scripts/pipeline/write-city.ts'
import { openCityFolder, type CityFolder } from '../../scripts/read-city.ts'
import { readRecipeFile, readStandardFile, readWalkerNamed } from '../../scripts/read-data.ts'
import { builtAstana } from '../../scripts/testing/astana-in-memory.ts'
import { assessCity } from '../city/assess-city.ts'
import { checkupOf } from '../city/checkup.ts'
import { VERDICTS } from '../coverage/verdict.ts'
import { checkupToJson, type Checkup } from '../format/checkup.ts'
import { createHandlers } from './handlers.ts'
import type { Place } from '../city/place-answer.ts'
import type { Terms } from './protocol.ts'
import { serveDisk } from './testing/folder-on-disk.ts'

let scratch: string | null = null
let folder: CityFolder
const standard = readStandardFile(readRecipeFile('astana').defaultStandard)
const walker = readWalkerNamed(standard.defaultWalker)
const terms: Terms = { standard, walker, minutes: null }
const unwatched = (): void => undefined

beforeAll(async () => {
  folder = openCityFolder(await buildAstana())
}, 240_000)
afterAll(() => {
  if (scratch !== null) rmSync(scratch, { recursive: true, force: true })
})

async function buildAstana(): Promise<string> {
  const { content, manifest } = await builtAstana()
  scratch = mkdtempSync(join(tmpdir(), 'engine-astana-'))
  writeCity(join(scratch, 'astana'), content, manifest)
  return join(scratch, 'astana')
}

async function opened() {
  const disk = serveDisk(folder.folder)
  const handlers = createHandlers({ fetch: disk.fetch })
  const city = await handlers.open({ folder: disk.address, id: 'astana' }, unwatched)
  return { disk, handlers, city }
}

/** The way of `npm run checkup`. */
async function checkupInNode(): Promise<Checkup> {
  const { city } = await loadCity(folder)
  const details = await loadFacilityDetails(folder)
  return checkupOf(assessCity(city, { standard, walker }), {
    city: folder.manifest.id,
    cityHash: folder.manifest.hash,
    method: 'network',
    standard: standard.id,
    walker: walker.id,
    minutes: null,
    facilityId: (f) => details[city.facilities.globalId[f] ?? -1]?.id ?? null,
  })
}

describe('Astana', () => {
  test('is judged as by the command line, community by community', async () => {
    const { handlers } = await opened()
    const inNode = await checkupInNode()
    const judgement = await handlers.judge(terms, unwatched)
    expect(inNode.communities.length).toBeGreaterThan(200)
    expect([...judgement.verdict].map((code) => VERDICTS[code])).toEqual(
      inNode.communities.map(({ verdict }) => verdict),
    )
    const { text } = await handlers.checkup({ terms, format: 'json' }, unwatched)
    expect(text).toBe(checkupToJson(inNode))
  }, 60_000)

  test('answers a place the same from the blocks around it as when all are there', async () => {
    const [part, whole] = [await opened(), await opened()]
    await whole.handlers.judge(terms, unwatched)
    const { communities } = part.city
    const places = [...communities.keys()]
      .filter((c) => c % Math.ceil(communities.length / 12) === 0)
      .map((community): Place => ({ kind: 'community', community }))
    let [blocks, walks] = [0, 0]
    for (const place of places) {
      const before = part.disk.asked.length
      const answer = await part.handlers.place({ place, terms, time: null }, unwatched)
      expect(await whole.handlers.place({ place, terms, time: null }, unwatched)).toEqual(answer)
      blocks += part.disk.asked.slice(before).filter((name) => name.startsWith('block-')).length
      walks += answer.services.filter(({ nearest }) => nearest !== null).length
      if (before === 2) expect(part.disk.asked.length).toBeLessThan(whole.disk.asked.length)
    }
    expect(blocks).toBeLessThanOrEqual(folder.manifest.blocks.length)
    expect(walks).toBeGreaterThan(50)
    expect(new Set(whole.disk.asked).size).toBe(whole.disk.asked.length)
  }, 60_000)
})
