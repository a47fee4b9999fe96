/** Serves the built site on this machine, as plain files or in the manner of GitHub Pages. */
import { runCommand } from './cli/arguments.ts'
import { readServeCommand, serve } from './serve/serve-command.ts'

await runCommand(async () => serve(readServeCommand(process.argv.slice(2))))
