import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCatalogue, type Catalogue } from '../src/services/catalogue.ts'
import { dataError, parseJson } from '../src/services/data-error.ts'
import { checkReferences } from '../src/services/references.ts'
import { readStandard, type Standard } from '../src/services/standard.ts'
import { readWalkers, type Walker } from '../src/services/walker.ts'
import { checkRecipe, readRecipe, type Recipe } from './pipeline/recipe.ts'

/** The checkout, whose `data/` people edit. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const dataFolder = join(projectFolder, 'data')

/** Services and walkers of `data/`. @throws DataError that names the file and the place in it. */
export const readCatalogueFile = (): Catalogue => readCatalogue(...jsonFile('services.json'))
export const readWalkersFile = (): readonly Walker[] => readWalkers(...jsonFile('walkers.json'))

export const standardIds = (): string[] => idsIn('standards', '.json')

/** A standard of `data/standards/`, its references checked. @throws Error naming the known ids for an unknown one. */
export function readStandardFile(id: string): Standard {
  requireKnown('standard', id, standardIds())
  const [json, label] = jsonFile(join('standards', `${id}.json`))
  const standard = readStandard(json, label)
  checkReferences(standard, { catalogue: readCatalogueFile(), walkers: readWalkersFile() }, label)
  return standard
}

/** A walker of `data/walkers.json`. @throws Error naming the known ids for an unknown one. */
export function readWalkerNamed(id: string): Walker {
  const walkers = readWalkersFile()
  requireKnown(
    'walker',
    id,
    walkers.map((walker) => walker.id),
  )
  const found = walkers.find((walker) => walker.id === id)
  if (found === undefined) throw new Error(`walker "${id}" vanished`)
  return found
}

/** Cities that have a recipe. */
export const cityIds = (): string[] =>
  readdirSync(join(dataFolder, 'cities'))
    .filter((id) => existsSync(join(dataFolder, 'cities', id, 'recipe.json')))
    .sort()

export const recipeFolder = (id: string): string => join(dataFolder, 'cities', id)
export const builtFolder = (id: string): string => join(projectFolder, 'public', 'cities', id)

/** A recipe of `data/cities/`, its references checked. @throws Error naming the known cities for an unknown one. */
export function readRecipeFile(id: string): Recipe {
  requireKnown('city', id, cityIds())
  const [json, label] = jsonFile(join('cities', id, 'recipe.json'))
  const recipe = readRecipe(json, label)
  const found = `"${recipe.id}"`
  if (recipe.id !== id) throw dataError({ label, path: 'id', found, expected: `the folder's name "${id}"` })
  const services = readCatalogueFile().services.map((service) => service.id)
  checkRecipe(recipe, { services, standards: standardIds() }, label)
  return recipe
}

function requireKnown(what: string, id: string, known: readonly string[]): void {
  if (known.includes(id)) return
  throw new Error(`unknown ${what} "${id}": expected one of ${known.join(', ')}`)
}

const idsIn = (folder: string, ending: string): string[] =>
  readdirSync(join(dataFolder, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort()

function jsonFile(path: string): [json: unknown, label: string] {
  const file = join(dataFolder, path)
  const label = relative(projectFolder, file)
  return [parseJson(readFileSync(file, 'utf8'), label), label]
}
