/** `node --import tsx scripts/recount.ts list.csv …`: counts exported gap lists anew, from the files alone. */
import { parseArguments, runCommand, usageError } from './cli/arguments.ts'
import { readTextFile } from './read-text-file.ts'
import { countGapList, type GapListCount } from './recount/count-gap-list.ts'

await runCommand(async () => {
  const { positionals } = parseArguments(process.argv.slice(2), {})
  if (positionals.length === 0) throw usageError('expected an exported gap list in CSV')
  for (const path of positionals)
    console.log(linesOf(path, countGapList(readTextFile(path), path)).join('\n'))
})

function linesOf(path: string, count: GapListCount): string[] {
  return [
    `${path}: ${count.rows} rows, ${count.communities} communities`,
    `  residents of ${count.communitiesWithResidents} communities that tell theirs: ${count.residents}`,
    ...[...count.byMissing].map(
      ([missing, communities]) => `  ${missing} missing: ${communities} communities`,
    ),
    ...[...count.byService].map(
      ([service, verdicts]) =>
        `  ${service}: ${Object.entries(verdicts)
          .map(([verdict, rows]) => `${verdict} ${rows}`)
          .join(', ')}`,
    ),
  ]
}
