import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readCityManifest } from '../src/format/city-manifest.ts'
import { unpackStoredFile } from '../src/format/stored-file.ts'
import { seededRandom } from '../src/network/testing/seeded-random.ts'
import { readCatalogue } from '../src/services/catalogue.ts'
import { readChecklists } from '../src/services/checklist.ts'
import { parseJson } from '../src/services/data-error.ts'
import { readDeclared } from '../src/services/declared.ts'
import { readVocabulary } from '../src/services/vocabulary.ts'
import { readWalkers } from '../src/services/walker.ts'
import { silentProgress } from './cli/progress.ts'
import { streetsFromGeoJson } from './pipeline/areas/geojson-to-areas.ts'
import { buildCity } from './pipeline/build-city.ts'
import { readRecipe, recipeForExtract } from './pipeline/recipe.ts'
import { projectFolder, readCatalogueFile, readStandardFile } from './read-data.ts'
import { replaceFile, writeCity } from './pipeline/write-city.ts'
import { smallTownPbf } from './testing/small-town.ts'

const ROUNDS = 10_000

/**
 * The other readers' damage tests stand beside them: OpenStreetMap files, network and shape blocks, FlatGeobuf tables,
 * standards, supplied communities and facilities.
 */
describe('every reader of text ends in a value or in an error that names the file', () => {
  const data = (name: string): string => readFileSync(join(projectFolder, 'data', name), 'utf8')
  const json =
    (read: (json: unknown, label: string) => unknown) =>
    (text: string, label: string): unknown =>
      read(parseJson(text, label), label)
  const square = [
    [71, 51],
    [72, 51],
    [72, 52],
    [71, 51],
  ]
  const streets = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: 'A', district: 'D' },
        geometry: { type: 'Polygon', coordinates: [square] },
      },
    ],
  })
  const readers: readonly (readonly [
    name: string,
    text: string,
    read: (text: string, label: string) => unknown,
  ])[] = [
    ['services.json', data('services.json'), json(readCatalogue)],
    ['walkers.json', data('walkers.json'), json(readWalkers)],
    ['vocabulary.json', data('vocabulary.json'), json(readVocabulary)],
    ['checklists.json', data('checklists.json'), json(readChecklists)],
    ['declared/beijing.json', data('declared/beijing.json'), json(readDeclared)],
    ['recipe.json', data('cities/astana/recipe.json'), json(readRecipe)],
    [
      'streets.geojson',
      streets,
      (text, label) => streetsFromGeoJson(text, label, { name: 'name', district: 'district' }),
    ],
  ]
  it.each(readers)('%s', (name, text, read) => {
    expect(() => read(text, name)).not.toThrow()
    expectCalm(text, name, read)
  })

  it('city.json', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fuzz-'))
    try {
      const text = readFileSync(join(await builtTown(folder), 'city.json'), 'utf8')
      expectCalm(text, 'city.json', readCityManifest)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

it('a stored file is the one that was written, or an error', { timeout: 120_000 }, async () => {
  const content = new Uint8Array(smallTownPbf())
  const stored = new Uint8Array(gzipSync(content))
  const sha256 = createHash('sha256').update(content).digest('hex')
  const expected = { bytes: stored.length, rawBytes: content.length, sha256 }
  const random = seededRandom(11)
  const strange: unknown[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const damaged = damagedBytes(stored, random)
    try {
      const read = await unpackStoredFile('a.bin', damaged, expected)
      if (Buffer.compare(read, content) !== 0) strange.push(read)
    } catch (error) {
      if (!String(error).startsWith('Error: a.bin: ')) strange.push(error)
    }
  }
  expect(strange).toEqual([])
})

async function builtTown(folder: string): Promise<string> {
  const pbf = join(folder, 'town.osm.pbf')
  replaceFile(pbf, smallTownPbf())
  const recipe = recipeForExtract('town', 'town.osm.pbf', null)
  const { content, manifest } = await buildCity({
    recipe,
    files: { osm: pbf, communities: null, streets: null },
    replaced: new Set(),
    catalogue: readCatalogueFile(),
    standard: readStandardFile(recipe.defaultStandard),
    progress: silentProgress,
  })
  writeCity(join(folder, 'town'), content, manifest)
  return join(folder, 'town')
}

function expectCalm(text: string, name: string, read: (text: string, label: string) => unknown): void {
  const bytes = new TextEncoder().encode(text)
  const random = seededRandom(name.length)
  let refused = 0
  // an expectation for each of 80,000 errors would take longer than the readers do
  const strange: unknown[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const damaged = new TextDecoder().decode(damagedBytes(bytes, random))
    try {
      read(damaged, name)
    } catch (error) {
      refused++
      const told = String(error)
      if (!told.includes(`${name}: `) || /TypeError|RangeError|undefined is not|cannot read prop/i.test(told))
        strange.push({ told, damaged: damaged.slice(0, 200) })
    }
  }
  expect(strange).toEqual([])
  expect(refused).toBeGreaterThan(ROUNDS / 10)
}

/** One to three bits turned, and now and then the rest cut off. */
function damagedBytes(bytes: Uint8Array, random: () => number): Uint8Array {
  const length = random() < 0.1 ? Math.floor(random() * bytes.length) : bytes.length
  const damaged = bytes.slice(0, length)
  const flips = 1 + Math.floor(random() * 3)
  for (let i = 0; i < flips && length > 0; i++) {
    const at = Math.floor(random() * length)
    damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8))
  }
  return damaged
}
