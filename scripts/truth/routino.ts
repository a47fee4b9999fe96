/**
 * Compares walking lengths with Routino's, between random street junctions and across all that outsiders may not walk:
 * `node --import tsx scripts/truth/routino.ts [--pbf file | --town n] [--pairs 300] [--seed 1] [--json out]`.
 * `--town n` takes made-up town n (`tagged-town.ts`), where every tag rule decides over some street, in place of a
 * file. Ends with 1 when Routino is not installed or a pair shows a fault of ours.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { elementsToPbf } from '../osm/elements-to-pbf.ts'
import type { OsmData } from '../osm/osm-data.ts'
import { readOsmData } from '../osm/read-osm-data.ts'
import { projectFolder } from '../read-data.ts'
import { bothNetworks } from './compare-routes.ts'
import { boundsOf } from './extract-bounds.ts'
import { buildRoutinoDatabase, routinoVersion } from './routino-database.ts'
import { pairsAcross, randomPairs } from './routino-pairs.ts'
import { recordOf } from './routino-record.ts'
import { compareWithRoutino, spreads, type PairResult } from './routino-run.ts'
import { taggedTown } from './tagged-town.ts'

const SHOWN = 20

function main(): number {
  const { values } = parseArgs({
    options: {
      pbf: { type: 'string', default: join(projectFolder, 'data/cities/astana/astana-2017-12.osm.pbf') },
      pairs: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      town: { type: 'string' },
      json: { type: 'string' },
    },
  })
  const version = routinoVersion()
  if (version === null) {
    console.error(
      'Routino is not installed: expected planetsplitter and routino-router (Debian: apt-get install routino)',
    )
    return 1
  }
  const extract = values.town === undefined ? basename(values.pbf) : `town ${values.town}`
  const options = { pairs: Number(values.pairs), seed: Number(values.seed) }
  const results = run({ ...options, pbf: values.pbf, town: values.town })
  const compared = results.filter((result) => result !== null)
  const asked = `${options.pairs} random pairs (seed ${options.seed}), ${results.length - options.pairs} across barriers`
  console.log(`Routino ${version}, ${extract}, ${asked}`)
  report(compared, results.length - compared.length)
  if (values.json !== undefined) {
    writeFileSync(values.json, recordOf(compared, { ...options, extract, routino: version }))
  }
  return compared.some(isOurFault) ? 1 : 0
}

interface RunOptions {
  readonly pbf: string
  /** Number of a made-up town to take instead of the file. */
  readonly town: string | undefined
  readonly pairs: number
  readonly seed: number
}

function run({ pbf, town, ...options }: RunOptions): (PairResult | null)[] {
  const folder = mkdtempSync(join(tmpdir(), 'quarter-hour-routino-'))
  try {
    const file = town === undefined ? pbf : join(folder, 'town.osm.pbf')
    if (town !== undefined) writeFileSync(file, elementsToPbf(taggedTown(Number(town))))
    const data = withoutSquares(readOsmData(file))
    const bounds = boundsOf(data)
    const both = bothNetworks(data, bounds)
    const database = buildRoutinoDatabase(file, folder)
    const pairs = randomPairs(both.streets, { ...options, bounds })
    return compareWithRoutino(both, database, [...pairs, ...pairsAcross(both.streets, bounds)])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Routino does not read the tags of multipolygons: squares drawn as such are left out on our side too. */
const withoutSquares = (data: OsmData): OsmData => ({ ...data, relations: [] })

/** What only a mistake in our rules, our joins or our contraction can cause, until somebody shows otherwise. */
const isOurFault = ({ outcome, contractedM, routinoM }: PairResult): boolean =>
  outcome === 'we-lack' || outcome === 'routino-lacks' || (!Number.isFinite(contractedM) && routinoM !== null)

const difference = (r: PairResult): number => Math.abs(r.contractedM - (r.measuredM ?? Infinity))

/** Possible faults of ours, then the greatest differences. */
const worstFirst = (results: readonly PairResult[]): PairResult[] =>
  results.toSorted((a, b) => Number(isOurFault(b)) - Number(isOurFault(a)) || difference(b) - difference(a))

function report(results: readonly PairResult[], crashes: number): void {
  const count = (keeps: (result: PairResult) => boolean): number => results.filter(keeps).length
  console.log(`compared ${count((r) => r.routinoM !== null && Number.isFinite(r.contractedM))}`)
  console.log(`no way for us ${count((r) => !Number.isFinite(r.contractedM))}`)
  console.log(`no way for Routino ${count((r) => r.routinoM === null)}, Routino crashed ${crashes}`)
  for (const outcome of ['equal', 'routino-missed', 'rounding', 'routino-lacks', 'we-lack'] as const) {
    console.log(`${outcome} ${count((r) => r.outcome === outcome)}`)
  }
  console.table(spreads(results))
  for (const result of worstFirst(results).slice(0, SHOWN)) {
    const { from, to, contractedM, routinoM, measuredM, outcome, evidence } = result
    const lengths = `ours ${contractedM} m, its route ${measuredM?.toFixed(1)} m (it says ${routinoM} m)`
    console.log(`${from.join(',')} → ${to.join(',')}: ${lengths}: ${outcome}`)
    for (const line of evidence) console.log(`  ${line}`)
  }
}

process.exitCode = main()
