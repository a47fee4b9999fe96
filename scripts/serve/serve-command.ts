import { numberOption, parseArguments, usageError } from '../cli/arguments.ts'
import { basePath } from './find-file.ts'
import { listenFrom, LOCAL_HOST } from './listen.ts'
import { createStaticServer, type StaticServerOptions } from './static-server.ts'

const DEFAULT_FOLDER = 'dist'
const DEFAULT_PORT = 4173

/** What is served, and where on this machine. */
export interface ServeCommand extends Required<StaticServerOptions> {
  /** 0 takes any. */
  readonly port: number
}

/** `[folder] [--port n] [--base /path/] [--like-pages]`. @throws usage error with what was found. */
export function readServeCommand(argv: readonly string[]): ServeCommand {
  const args = parseArguments(argv, { port: 'value', base: 'value', 'like-pages': 'flag' })
  const [root = DEFAULT_FOLDER, ...more] = args.positionals
  if (more.length > 0) throw usageError(`found ${args.positionals.length} folders, expected one`)
  const port = numberOption(args, 'port', [0, 65_535]) ?? DEFAULT_PORT
  if (!Number.isInteger(port)) throw usageError(`--port: found "${port}", expected a whole number`)
  const base = basePath(args.value('base') ?? '/')
  return { root, port, base, mode: args.flag('like-pages') ? 'like-pages' : 'plain' }
}

/** Serves until the process ends and prints the address. @throws Error when folder or port cannot be used. */
export async function serve({ port: wished, ...site }: ServeCommand): Promise<void> {
  const port = await listenFrom(createStaticServer(site), wished)
  if (wished !== 0 && port !== wished) console.log(`Port ${wished} is in use: took ${port}.`)
  console.log(`${site.root} is served at http://${LOCAL_HOST}:${port}${site.base} (stop with Ctrl+C)`)
}
