/** `npm start`: serves the built site on this machine, as plain files or in the manner of GitHub Pages. */
import { numberOption, parseArguments, runCommand, usageError } from './cli/arguments.ts'
import { basePath } from './serve/find-file.ts'
import { listenFrom, LOCAL_HOST } from './serve/listen.ts'
import { createStaticServer } from './serve/static-server.ts'

const DEFAULT_FOLDER = 'dist'
const DEFAULT_PORT = 4173

await runCommand(async () => {
  const args = parseArguments(process.argv.slice(2), { port: 'value', base: 'value', 'like-pages': 'flag' })
  const [folder = DEFAULT_FOLDER, ...more] = args.positionals
  if (more.length > 0) throw usageError(`found ${args.positionals.length} folders, expected one`)
  const wished = numberOption(args, 'port', [0, 65_535]) ?? DEFAULT_PORT
  if (!Number.isInteger(wished)) throw usageError(`--port: found "${wished}", expected a whole number`)
  const base = args.value('base') ?? '/'
  const mode = args.flag('like-pages') ? 'like-pages' : 'plain'
  const server = createStaticServer({ root: folder, base, mode })
  const port = await listenFrom(server, wished)
  if (wished !== 0 && port !== wished) console.log(`Port ${wished} is in use: took ${port}.`)
  console.log(`${folder} is served at http://${LOCAL_HOST}:${port}${basePath(base)} (stop with Ctrl+C)`)
})
