/** `npm run merge -- a.json b.json --out table.csv`: check-ups of several cities as one table. */
import { parseArguments, runCommand, usageError } from './cli/arguments.ts'
import { mergeCheckups, requireTableName, type MergedRow } from './merge/merge-checkups.ts'

const USAGE = 'usage:\n  npm run merge -- a.json b.json … [--out table.csv|json|parquet]'

await runCommand(async () => {
  const args = parseArguments(process.argv.slice(2), { out: 'value' })
  const out = args.value('out')
  if (args.positionals.length === 0) throw usageError(`expected check-ups of cities, in JSON\n${USAGE}`)
  if (out !== null) requireTableName(out)
  const { rows, notes } = await mergeCheckups(args.positionals, out)
  for (const note of notes) console.error(`note: ${note}`)
  console.log(cityLines(rows).join('\n'))
  if (out !== null) console.log(`\n${out}: ${rows.length} lines of ${args.positionals.length} cities`)
})

/** The verdicts on everything, for the terminal: tables of services are for the file. */
function cityLines(rows: readonly MergedRow[]): string[] {
  const cells = rows
    .filter(({ service }) => service === null)
    .map((row) => [
      row.city,
      row.unit ?? 'no communities',
      ...[row.communities, row.inside, row.outside, row.unknown, Math.round(row.residents)].map(String),
    ])
  const table = [['city', 'unit', 'communities', 'inside', 'outside', "can't tell", 'residents'], ...cells]
  const widths = table[0]?.map((_, c) => Math.max(...table.map((line) => line[c]?.length ?? 0))) ?? []
  return table.map((line) =>
    line
      .map((cell, c) => (c < 2 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
