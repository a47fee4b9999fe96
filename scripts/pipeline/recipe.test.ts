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

it('a recipe with an unknown key is refused', () => {
  const recipe = recipeForExtract('town', 'town.pbf', null)
  expect(() => readRecipe({ ...recipe, mayor: 1 }, 'recipe.json')).toThrow('recipe.json: at mayor')
})
