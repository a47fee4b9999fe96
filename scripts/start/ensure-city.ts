import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { builtFolder, projectFolder, readRecipeFile } from '../read-data.ts'
import { whyStale, writeStamp, type CityPlace } from './city-state.ts'
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
  const place: CityPlace = {
    folder: builtFolder(id),
    stampFile: join(projectFolder, 'node_modules', '.cache', 'quarter-hour', `${id}.json`),
  }
  const sources = sourceHash(projectFolder, sourcesOf(id))
  const reason = whyStale(place, sources)
  if (reason === null) return
  console.log(`Building the city ${id}: ${reason}.`)
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(projectFolder, 'scripts', 'city.ts'), 'build', id],
    { cwd: projectFolder, stdio: 'inherit' },
  )
  if (status !== 0) throw new Error(`the city ${id} could not be built: see above`)
  writeStamp(place, sources)
}

const sourcesOf = (id: string): readonly string[] => [
  ...PIPELINE,
  `data/cities/${id}`,
  `data/standards/${readRecipeFile(id).defaultStandard}.json`,
]
