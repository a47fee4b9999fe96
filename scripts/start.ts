/** `npm start`: builds the embedded city where needed and the page, and serves them on this machine. */
import { build } from 'vite'
import { runCommand, usageError } from './cli/arguments.ts'
import { projectFolder } from './read-data.ts'
import { readServeCommand, serve } from './serve/serve-command.ts'
import { EMBEDDED_CITY, ensureCity } from './start/ensure-city.ts'

await runCommand(async () => {
  // Read first: a mistyped option should not cost a build.
  const argv = process.argv.slice(2)
  if (argv[0] !== undefined && !argv[0].startsWith('-'))
    throw usageError(`found "${argv[0]}", expected options only: --port, --base, --like-pages`)
  const command = readServeCommand(argv)
  process.chdir(projectFolder)
  ensureCity(EMBEDDED_CITY)
  await build({ root: projectFolder, logLevel: 'warn' })
  await serve(command)
})
