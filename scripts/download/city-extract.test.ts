import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentProgress } from '../cli/progress.ts'
import { recipeForExtract, type Recipe } from '../pipeline/recipe.ts'
import { readRecipeFile, recipeFolder } from '../read-data.ts'
import { extractOf, extractState, isDescribedExtract } from './city-extract.ts'

const nowhere = recipeForExtract('nowhere', 'nowhere.osm.pbf', null)

/** The same, of an address where nothing listens. */
const unreachable: Recipe = {
  ...nowhere,
  sources: {
    osm: {
      ...nowhere.sources.osm,
      download: { url: 'https://127.0.0.1:1/nowhere.osm.pbf', bytes: null, sha256: null },
    },
  },
}

it('says how to go on where there is no extract', async () => {
  const instead = 'expected the extract of nowhere: a file of your own is taken with --source osm=path'
  await expect(extractOf(nowhere, silentProgress)).rejects.toThrow(
    `nowhere.osm.pbf: there is no such file: ${instead}`,
  )
  await expect(extractOf(unreachable, silentProgress)).rejects.toThrow(
    new RegExp(`^https://127\\.0\\.0\\.1:1/nowhere\\.osm\\.pbf: could not be fetched: .+; ${instead}$`),
  )
})

it('tells the list of cities whether an extract is at hand', () => {
  expect(extractState(readRecipeFile('astana'))).toBe('extract at hand')
  expect(extractState(nowhere)).toBe('no extract here: --source osm=file')
  expect(extractState(unreachable)).toBe('extract to be fetched from https://127.0.0.1:1/nowhere.osm.pbf')
})

it('knows a file that was brought as the one that the recipe tells of by its bytes alone', () => {
  const file = join(recipeFolder('astana'), readRecipeFile('astana').sources.osm.file)
  const sha256 = '47358ad0d935674a8663f61abee69dfdcc8e3a46641f00d312334749e26f4088'
  const described = (osm: object): Recipe => ({
    ...nowhere,
    sources: { osm: { ...nowhere.sources.osm, ...osm } },
  })
  expect(isDescribedExtract(described({ sha256 }), file)).toBe(true)
  expect(isDescribedExtract(described({ download: { url: '', bytes: null, sha256 } }), file)).toBe(true)
  expect(isDescribedExtract(described({ sha256: sha256.replace(/^./, 'x') }), file)).toBe(false)
  expect(isDescribedExtract(nowhere, file)).toBe(false)
  expect(() => isDescribedExtract(described({ sha256 }), 'gone.osm.pbf')).toThrow(
    'gone.osm.pbf: there is no such file',
  )
})

it('Montevideo’s recipe tells of the extract that it is built from', () => {
  expect(readRecipeFile('montevideo').sources.osm.sha256).toMatch(/^[0-9a-f]{64}$/)
})
