import { parseArgs, type ParseArgsConfig } from 'node:util'

/** A mistake in how a command was called or in what it was given: its message is all a person needs. */
export function usageError(message: string): Error {
  return Object.assign(new Error(message), { name: 'UsageError' })
}

/** Options of a command by name: with a value, with a value and any number of times, or a `flag` that stands alone. */
export type OptionSpec = Readonly<Record<string, 'value' | 'multiple' | 'flag'>>

export interface Arguments {
  readonly positionals: readonly string[]
  /** The value of an option, or null when it was not given. */
  readonly value: (name: string) => string | null
  readonly values: (name: string) => readonly string[]
  /** Whether a flag was given. */
  readonly flag: (name: string) => boolean
}

/** Parses what follows a command. Unknown options and missing values are usage errors that name the known ones. */
export function parseArguments(args: readonly string[], spec: OptionSpec): Arguments {
  const options: NonNullable<ParseArgsConfig['options']> = {}
  for (const [name, kind] of Object.entries(spec))
    options[name] = kind === 'flag' ? { type: 'boolean' } : { type: 'string', multiple: kind === 'multiple' }
  try {
    const { positionals, values } = parseArgs({
      args: joinedNumbers(args, spec),
      options,
      allowPositionals: true,
      strict: true,
    })
    const listOf = (name: string): string[] => [values[name] ?? []].flat().map(String)
    return {
      positionals,
      value: (name) => listOf(name).at(-1) ?? null,
      values: listOf,
      flag: (name) => values[name] === true,
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('. ')[0] : String(cause)
    const known = Object.keys(spec).map((name) => `--${name}`)
    throw usageError(`${why}: expected ${known.length === 0 ? 'no options' : known.join(', ')}`)
  }
}

/** `--bounds -56.5,…`: a value that begins with a minus and a digit is a number, not an option. */
function joinedNumbers(args: readonly string[], spec: OptionSpec): string[] {
  const joined: string[] = []
  for (const arg of args) {
    const last = joined.at(-1) ?? ''
    const isValue = /^-\d/.test(arg) && /^--[a-z-]+$/.test(last) && spec[last.slice(2)] !== 'flag'
    if (isValue) joined[joined.length - 1] = `${last}=${arg}`
    else joined.push(arg)
  }
  return joined
}

/** A number within bounds, or null when the option was not given. @throws usage error with what was found. */
export function numberOption(args: Arguments, name: string, range: readonly [number, number]): number | null {
  const text = args.value(name)
  if (text === null) return null
  const value = Number(text)
  if (text.trim() !== '' && value >= range[0] && value <= range[1]) return value
  throw usageError(`--${name}: found "${text}", expected a number from ${range[0]} to ${range[1]}`)
}

/** Runs a command and turns what it throws into one line and exit code 1. `DEBUG=1` shows where it came from. */
export async function runCommand(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    console.error(`error: ${message}`)
    if (process.env['DEBUG'] !== undefined) console.error(error)
    process.exitCode = 1
  }
}
