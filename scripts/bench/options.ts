import { parseArguments, usageError } from '../cli/arguments.ts'

/** What can be measured: the jobs of the engine, and how its cost grows with the city. */
export const JOBS = ['J1', 'J2', 'J3', 'J4', 'J5', 'J6', 'growth'] as const
export type Job = (typeof JOBS)[number]

export interface BenchOptions {
  /** Nothing but the report as JSON on standard output. */
  readonly json: boolean
  /** In the order of `JOBS`. */
  readonly jobs: readonly Job[]
  /** A generated town instead of the cities: to see that everything runs, not how fast. */
  readonly small: boolean
}

/** Options of `npm run bench`. @throws usage error for unknown options and jobs, with those there are. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const parsed = parseArguments(args, { json: 'flag', only: 'multiple', small: 'flag' })
  const [positional] = parsed.positionals
  if (positional !== undefined) {
    throw usageError(`found "${positional}", expected options alone: --json, --only J1,J3, --small`)
  }
  const asked = parsed.values('only').flatMap((list) => list.split(','))
  const unknown = asked.find((name) => !JOBS.some((job) => job === name))
  if (unknown !== undefined) {
    throw usageError(`--only: found "${unknown}", expected some of ${JOBS.join(',')}`)
  }
  return {
    json: parsed.flag('json'),
    jobs: asked.length === 0 ? JOBS : JOBS.filter((job) => asked.includes(job)),
    small: parsed.flag('small'),
  }
}
