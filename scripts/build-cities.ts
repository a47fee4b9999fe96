/**
 * Builds the cities of `data/site.json` for the published site; one whose source cannot be had is left out. Tells how large
 * each is, and what is over the budget that stands there.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseJson } from '../src/services/data-error.ts'
import { runCommand } from './cli/arguments.ts'
import { mostBeforeFirstAnswer } from './first-answer/most-bytes.ts'
import { builtFolder, cityIds, projectFolder } from './read-data.ts'
import { buildCities, readSite } from './site/build-cities.ts'
import { citySize, overBudget, requireSiteFits, sizeLine, type CitySize } from './site/size-budget.ts'

await runCommand(async () => {
  const label = 'data/site.json'
  const { cities, budget } = readSite(
    parseJson(readFileSync(join(projectFolder, label), 'utf8'), label),
    label,
  )
  const isOnGitHub = process.env['GITHUB_ACTIONS'] === 'true'
  // GitHub shows lines of this form above the log.
  const warn = (text: string): void => console.log(`${isOnGitHub ? '::warning::' : 'warning: '}${text}`)
  const built = buildCities({
    cities,
    known: cityIds(),
    build: (id) => {
      const { status } = spawnSync(
        process.execPath,
        ['--import', 'tsx', join('scripts', 'city.ts'), 'build', id],
        { cwd: projectFolder, stdio: 'inherit' },
      )
      return status === 0
    },
    warn,
  })
  console.log(`cities of the site: ${built.join(', ')}`)
  const sizes: CitySize[] = []
  for (const id of built) {
    const folder = builtFolder(id)
    const size = citySize(folder, await mostBeforeFirstAnswer(folder))
    console.log(sizeLine(size))
    sizes.push(size)
  }
  for (const text of overBudget(sizes, budget)) warn(text)
  requireSiteFits(sizes, budget)
})
