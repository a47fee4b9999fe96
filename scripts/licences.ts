/** `npm run licences [-- --all]`: what every installed package may be used under; ends with an error where one is not allowed. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArguments, runCommand } from './cli/arguments.ts'
import { licenceRows, type LicenceRow, type ReadPackage } from './licences/licence-rows.ts'
import { groupBy } from './pipeline/shared/group-by.ts'
import { projectFolder } from './read-data.ts'

const LOCK = 'package-lock.json'

/** More packages than this are counted, not named. */
const MOST_NAMED = 6

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const readInstalled: ReadPackage = (path) => {
  const file = join(projectFolder, path, 'package.json')
  return existsSync(file) ? (readJson(file) as ReturnType<ReadPackage>) : null
}

const idOf = ({ name, version }: LicenceRow): string => `${name}@${version}`

const lineOf = (row: LicenceRow): string =>
  [idOf(row), row.licence ?? 'none', row.use, row.remark].join('\t').trimEnd()

const named = ({ name, remark }: LicenceRow): string => (remark === '' ? name : `${name} (${remark})`)

function linesByLicence(rows: readonly LicenceRow[]): string[] {
  const lines = (['page', 'tools'] as const).flatMap((use) => {
    const ofUse = groupBy(
      rows.filter((row) => row.use === use),
      ({ licence }) => licence ?? 'none',
    )
    const bySize = [...ofUse].sort(([, a], [, b]) => b.length - a.length)
    return bySize.map(([licence, all]) => {
      const names = all.length > MOST_NAMED ? '' : all.map(named).join(', ')
      return [use.padEnd(6), String(all.length).padStart(4), licence.padEnd(22), names].join(' ').trimEnd()
    })
  })
  return [...lines, `${rows.length} packages of ${LOCK}`]
}

await runCommand(async () => {
  const isEach = parseArguments(process.argv.slice(2), { all: 'flag' }).flag('all')
  const rows = licenceRows(readJson(join(projectFolder, LOCK)), LOCK, readInstalled)
  for (const line of isEach ? rows.map(lineOf) : linesByLicence(rows)) console.log(line)
  const refused = rows.filter(({ isAllowed }) => !isAllowed)
  if (refused.length === 0) return
  const list = refused.map((row) => `${idOf(row)}: ${row.licence ?? 'none'}, ${row.remark}`)
  throw new Error(`licences: ${list.join('; ')}: see scripts/licences/licence-rows.ts`)
})
