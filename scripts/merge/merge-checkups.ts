import { renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { usageError } from '../cli/arguments.ts'
import { requireFile } from '../read-text-file.ts'

/**
 * One line of the table: all communities of one unit in one city (`service` null), or what they are told of one
 * service. Communities of different units are never added up. Residents are those of communities that tell theirs,
 * by the verdict of their community.
 */
export interface MergedRow {
  readonly city: string
  readonly standard: string
  readonly walker: string
  readonly minutes: number | null
  readonly method: string
  /** Null for a city without communities, which is a line of zeros. */
  readonly unit: string | null
  readonly service: string | null
  readonly communities: number
  /** Inside or outside. */
  readonly decided: number
  readonly inside: number
  readonly outside: number
  readonly unknown: number
  readonly residents: number
  readonly residents_inside: number
  readonly residents_outside: number
  readonly residents_unknown: number
  readonly city_hash: string
}

export interface MergedCheckups {
  /** Cities by name, units as in `COMMUNITY_UNITS`, the verdict on everything before services by name. */
  readonly rows: readonly MergedRow[]
  /** What a reader must know before comparing lines. */
  readonly notes: readonly string[]
}

/** How DuckDB is told to write each kind of file. */
const FORMATS: Readonly<Record<string, string>> = {
  '.csv': 'FORMAT csv, HEADER',
  '.json': 'FORMAT json, ARRAY true',
  '.parquet': 'FORMAT parquet, COMPRESSION zstd',
}

/** @throws usage error for an ending that is not written, before anything is read */
export function requireTableName(path: string): void {
  if (FORMATS[extname(path).toLowerCase()] !== undefined) return
  throw usageError(
    `--out: found "${path}", expected a name that ends with ${Object.keys(FORMATS).join(', ')}`,
  )
}

const COLUMNS = `{
  city: 'VARCHAR', cityHash: 'VARCHAR', method: 'VARCHAR', standard: 'VARCHAR', walker: 'VARCHAR', minutes: 'DOUBLE',
  summary: 'STRUCT(units STRUCT(unit VARCHAR, verdicts MAP(VARCHAR, BIGINT))[], villages STRUCT(unit VARCHAR, verdicts MAP(VARCHAR, BIGINT)))',
  communities: 'STRUCT(unit VARCHAR, residents DECIMAL(18, 1), verdict VARCHAR, services MAP(VARCHAR, STRUCT(verdict VARCHAR)))[]'
}`

const VERDICT_ENUM = `CREATE TYPE verdict AS ENUM ('inside', 'outside', 'unknown')`
const UNIT_ENUM = `CREATE TYPE unit AS ENUM ('community', 'village', 'estate', 'derived')`

const MERGED = `
CREATE TABLE merged AS
WITH community AS (SELECT file, unnest(communities, max_depth := 2) FROM checkup),
told AS (
  SELECT file, unit, NULL::VARCHAR AS service, verdict, residents FROM community
  UNION ALL
  SELECT file, unit, entry.key, entry.value.verdict, residents
  FROM (SELECT file, unit, residents, unnest(map_entries(services)) AS entry FROM community)
)
SELECT
  city, standard, walker, minutes, method, unit::unit AS unit, service,
  count(verdict)::INTEGER AS communities,
  count(*) FILTER (verdict <> 'unknown')::INTEGER AS decided,
  count(*) FILTER (verdict = 'inside')::INTEGER AS inside,
  count(*) FILTER (verdict = 'outside')::INTEGER AS outside,
  count(*) FILTER (verdict = 'unknown')::INTEGER AS unknown,
  coalesce(sum(residents), 0)::DOUBLE AS residents,
  coalesce(sum(residents) FILTER (verdict = 'inside'), 0)::DOUBLE AS residents_inside,
  coalesce(sum(residents) FILTER (verdict = 'outside'), 0)::DOUBLE AS residents_outside,
  coalesce(sum(residents) FILTER (verdict = 'unknown'), 0)::DOUBLE AS residents_unknown,
  cityHash AS city_hash
FROM checkup LEFT JOIN told USING (file)
GROUP BY ALL
ORDER BY city, unit, service NULLS FIRST`

/**
 * Reads check-up files (`npm run checkup -- <city> --out x.json`) and puts what they say of their cities into one table,
 * which is also written to `out` where that is given: CSV, JSON or Parquet by its ending, as a whole or not at all.
 * @throws Error that names a file that is no check-up, or both files of one city
 */
export async function mergeCheckups(paths: readonly string[], out: string | null): Promise<MergedCheckups> {
  const instance = await DuckDBInstance.create(':memory:')
  const db = await instance.connect()
  try {
    await db.run(VERDICT_ENUM)
    await db.run(UNIT_ENUM)
    for (const path of paths) await readCheckup(db, path)
    await refuseTwice(db)
    await db.run(MERGED)
    if (out !== null) await writeTable(db, out)
    const rows = await objects<MergedRow>(db, 'SELECT * FROM merged')
    return { rows, notes: await notesOf(db) }
  } finally {
    db.closeSync()
    instance.closeSync()
  }
}

async function readCheckup(db: DuckDBConnection, path: string): Promise<void> {
  requireFile(path)
  // one JSON object of the file's length, and no file whose name happens to be a pattern of others
  const reader = `read_json(${quoted(path.replaceAll(/[*?[\]]/g, '[$&]'))}, columns = ${COLUMNS}, maximum_object_size = ${statSync(path).size + 1})`
  try {
    await db.run(`CREATE OR REPLACE TEMP TABLE fresh AS SELECT ${quoted(path)} AS file, * FROM ${reader}`)
  } catch (cause) {
    throw noCheckup(path, (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '')
  }
  const [wrong] = await objects<{ readonly reason: string }>(db, WRONG)
  if (wrong !== undefined) throw noCheckup(path, wrong.reason)
  await db.run('CREATE TABLE IF NOT EXISTS checkup AS SELECT * FROM fresh LIMIT 0')
  await db.run('INSERT INTO checkup SELECT * FROM fresh')
}

/** What keeps the table `fresh` from being one check-up of a city; no row when nothing does. */
const WRONG = `
WITH listed AS (SELECT unnest(communities, max_depth := 2) FROM fresh),
counted AS (SELECT unit, verdict, count(*) AS n FROM listed GROUP BY ALL),
figures AS (
  SELECT unnest(summary.units || CASE WHEN summary.villages IS NULL THEN [] ELSE [summary.villages] END, max_depth := 2)
  FROM fresh
),
summed AS (
  SELECT unit, entry.key AS verdict, entry.value AS n
  FROM (SELECT unit, unnest(map_entries(verdicts)) AS entry FROM figures)
  WHERE entry.value > 0
)
SELECT reason FROM (
  SELECT 1 AS rank, count(*) || ' JSON objects' AS reason FROM fresh HAVING count(*) <> 1
  UNION ALL
  SELECT 2, 'no ' || key FROM (SELECT unnest([
    CASE WHEN standard IS NULL THEN 'standard' END, CASE WHEN walker IS NULL THEN 'walker' END,
    CASE WHEN method IS NULL THEN 'method' END, CASE WHEN summary.units IS NULL THEN 'summary' END,
    CASE WHEN communities IS NULL THEN 'communities' END]) AS key FROM fresh) WHERE key IS NOT NULL
  UNION ALL
  SELECT 3, 'an estimate without a city' FROM fresh WHERE city IS NULL OR cityHash IS NULL
  UNION ALL
  SELECT 4, 'a community with the verdict ' || coalesce(verdict, 'null') || ' and the unit ' || coalesce(unit, 'null')
  FROM listed
  WHERE try_cast(verdict AS verdict) IS NULL OR try_cast(unit AS unit) IS NULL
  UNION ALL
  SELECT 5, 'a summary of ' || coalesce(summed.n, 0) || ' ' || unit || ' ' || verdict || ' and a list of ' || coalesce(counted.n, 0)
  FROM counted FULL JOIN summed USING (unit, verdict) WHERE counted.n IS DISTINCT FROM summed.n
) ORDER BY rank, reason LIMIT 1`

const noCheckup = (path: string, found: string): Error =>
  new Error(`${path}: found ${found}; expected a check-up: npm run checkup -- <city> --out x.json`)

async function refuseTwice(db: DuckDBConnection): Promise<void> {
  const [twice] = await objects<{ readonly city: string; readonly files: string }>(
    db,
    `SELECT city, string_agg(file, ' and ' ORDER BY file) AS files FROM checkup GROUP BY city HAVING count(*) > 1 ORDER BY city`,
  )
  if (twice === undefined) return
  throw new Error(`${twice.files}: are all of ${twice.city}: expected one check-up of each city`)
}

/** Cities that were not judged alike. */
async function notesOf(db: DuckDBConnection): Promise<string[]> {
  const kinds = await objects<{ readonly terms: string; readonly cities: string }>(
    db,
    `SELECT terms, string_agg(city, ', ' ORDER BY city) AS cities
     FROM (SELECT city, 'standard ' || standard || ', walker ' || walker || coalesce(printf(', %g minutes', minutes), '') AS terms FROM checkup)
     GROUP BY terms ORDER BY terms`,
  )
  if (kinds.length < 2) return []
  return [
    'the cities were not judged alike, and their lines cannot be compared across these groups:',
    ...kinds.map(({ terms, cities }) => `  ${terms}: ${cities}`),
  ]
}

async function writeTable(db: DuckDBConnection, out: string): Promise<void> {
  const fresh = join(dirname(out), `.${basename(out)}.tmp`)
  try {
    await db.run(`COPY merged TO ${quoted(fresh)} (${FORMATS[extname(out).toLowerCase()] ?? ''})`)
    renameSync(fresh, out)
  } catch (cause) {
    rmSync(fresh, { force: true })
    const why = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]
    throw new Error(`${out}: could not be written (${why}); nothing was changed`, { cause })
  }
}

async function objects<T>(db: DuckDBConnection, sql: string): Promise<T[]> {
  return (await db.runAndReadAll(sql)).getRowObjectsJS() as T[]
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
