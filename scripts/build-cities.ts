/** Builds the cities of `data/site.json` for the published site; one whose source cannot be had is left out. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseJson } from '../src/services/data-error.ts'
import { runCommand } from './cli/arguments.ts'
import { cityIds, projectFolder } from './read-data.ts'
import { buildCities, readSite } from './site/build-cities.ts'

await runCommand(async () => {
  const label = 'data/site.json'
  const cities = readSite(parseJson(readFileSync(join(projectFolder, label), 'utf8'), label), label)
  const isOnGitHub = process.env['GITHUB_ACTIONS'] === 'true'
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
    // GitHub shows lines of this form above the log.
    warn: (text) => console.log(`${isOnGitHub ? '::warning::' : 'warning: '}${text}`),
  })
  console.log(`cities of the site: ${built.join(', ')}`)
})
