/** `npm run release [-- --out folder]`: the built site as `quarter-hour-<version>.zip`, for any static host or intranet. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArguments, runCommand } from './cli/arguments.ts'
import { projectFolder } from './read-data.ts'
import { zipSite } from './release/zip-site.ts'

await runCommand(async () => {
  const args = parseArguments(process.argv.slice(2), { out: 'value' })
  const site = join(projectFolder, 'dist')
  if (!existsSync(join(site, 'index.html')))
    throw new Error('dist/index.html: is missing: run npm run build first')
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  const name = `quarter-hour-${version}`
  const folder = resolve(args.value('out') ?? projectFolder)
  const zip = zipSite(site, name)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.zip`)
  writeFileSync(file, zip)
  console.log(`${file}: ${(zip.length / 1e6).toFixed(1)} MB`)
})
