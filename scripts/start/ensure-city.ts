import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { builtFolder, projectFolder, readRecipeFile } from '../read-data.ts'
import { whyStale, type CityPlace } from './city-state.ts'
import { sourceHash } from './source-hash.ts'

/** The real city that comes with the project. */
export const EMBEDDED_CITY = 'astana'

/** Programs that turn an extract into a city, and the rooms they share with the page. */
const PIPELINE = [
  'data/services.json',
  'scripts/city.ts',
  'scripts/osm',
  'scripts/pipeline',
  'scripts/read-data.ts',
  'src/coverage',
  'src/format',
  'src/network',
  'src/services',
  'src/units.ts',
]

/**
 * Builds a city of `data/cities/` when it is missing, damaged, or older than what it is made of, and says so; else it
 * does nothing. @throws Error when the build fails, which has told why.
 */
export function ensureCity(id: string): void {
  const reason = whyStale(placeOf(id), sourcesHash(id))
  if (reason === null) return
  console.log(`Building the city ${id}: ${reason}.`)
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(projectFolder, 'scripts', 'city.ts'), 'build', id],
    { cwd: projectFolder, stdio: 'inherit' },
  )
  if (status !== 0) throw new Error(`the city ${id} could not be built: see above`)
}

/** Where a city of `data/cities/` is built, unless told otherwise. */
export const placeOf = (id: string): CityPlace => ({
  folder: builtFolder(id),
  stampFile: join(projectFolder, 'node_modules', '.cache', 'quarter-hour', `${id}.json`),
})

/** What a city of `data/cities/` would be made of now: for `writeStamp`, taken before its build begins. */
export const sourcesHash = (id: string): string =>
  sourceHash(projectFolder, [
    ...PIPELINE,
    `data/cities/${id}`,
    `data/standards/${readRecipeFile(id).defaultStandard}.json`,
  ])
