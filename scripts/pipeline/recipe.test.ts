import { expect, it } from 'vitest'
import { checkRecipe, readRecipe, recipeForExtract } from './recipe.ts'

const terms = { services: ['pharmacy'], standards: ['fifteen-minute-city'] }

it('a recipe that names an unknown standard or service is refused by its own name and place', () => {
  const recipe = recipeForExtract('town', 'town.pbf', null)
  checkRecipe({ ...recipe, thinFloors: { pharmacy: 1 } }, terms, 'data/cities/town/recipe.json')
  expect(() =>
    checkRecipe({ ...recipe, defaultStandard: 'eu-10' }, terms, 'data/cities/town/recipe.json'),
  ).toThrow(
    'data/cities/town/recipe.json: at defaultStandard: found the unknown standard "eu-10", expected one of fifteen-minute-city',
  )
  expect(() =>
    checkRecipe({ ...recipe, thinFloors: { farmacy: 1 } }, terms, 'data/cities/town/recipe.json'),
  ).toThrow('data/cities/town/recipe.json: at thinFloors: found the unknown service "farmacy"')
})

it('a city without a recipe bears the name of its file, in any script', () => {
  expect(recipeForExtract('city', '北京.osm.pbf', null).names['zh-Hans']).toBe('北京')
  expect(recipeForExtract('city', '.osm.pbf', null).names.en).toBe('city')
})

it('a recipe may name the repository where its errors are reported, and need not', () => {
  const recipe = recipeForExtract('town', 'town.pbf', null)
  expect(recipe.repository).toBeNull()
  const read = (repository: string) => readRecipe({ ...recipe, repository }, 'recipe.json').repository
  expect(read('https://github.com/some-town/quarter.hour_1')).toBe(
    'https://github.com/some-town/quarter.hour_1',
  )
  const others = [
    'https://github.com/some-town',
    'https://github.com/some-town/city/issues',
    'http://github.com/some-town/city',
    'https://github.com.example.org/some-town/city',
    'javascript:alert(1)',
  ]
  for (const other of others) expect(() => read(other), other).toThrow('recipe.json: at repository')
})

it('a recipe with an unknown key is refused', () => {
  const recipe = recipeForExtract('town', 'town.pbf', null)
  expect(() => readRecipe({ ...recipe, mayor: 1 }, 'recipe.json')).toThrow('recipe.json: at mayor')
})

it('an extract is fetched by https alone, and a hash is a hash', () => {
  const recipe = recipeForExtract('town', 'town.pbf', null)
  const read = (download: object) => {
    const sources = { osm: { ...recipe.sources.osm, download } }
    return readRecipe({ ...recipe, sources }, 'recipe.json').sources.osm.download
  }
  const url = 'https://example.org/town-latest.osm.pbf'
  expect(read({ url })).toEqual({ url, bytes: null, sha256: null })
  for (const other of ['http://example.org/town.osm.pbf', 'file:///town.osm.pbf', 'https://example.org'])
    expect(() => read({ url: other }), other).toThrow('recipe.json: at sources.osm.download.url')
  expect(() => read({ url, sha256: 'ABC' })).toThrow('recipe.json: at sources.osm.download.sha256')
  expect(() => read({ url, bytes: 0 })).toThrow('recipe.json: at sources.osm.download.bytes')
})
