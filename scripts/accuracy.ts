/** `npm run accuracy`: our walking times and lengths beside those of others, written to `data/accuracy.json`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PEERS, readAccuracy, type Accuracy, type Comparison, type Peer } from '../src/services/accuracy.ts'
import { againstRoutino, routinoRecord } from './accuracy/against-routino.ts'
import {
  comparisonOf,
  openStreets,
  ourWalks,
  pairsOf,
  rounded,
  ROUTERS,
  sampleOf,
  toleranceOf,
  type Compared,
  type TimedPeer,
  type Walk,
} from './accuracy/compare-times.ts'
import { numberOption, parseArguments, runCommand } from './cli/arguments.ts'
import { createProgress } from './cli/progress.ts'
import { replaceFile } from './pipeline/write-city.ts'
import { projectFolder, readRecipeFile } from './read-data.ts'
import { spreadOf } from './truth/routino-run.ts'

const FILE = 'data/accuracy.json'
const CITY = 'astana'
const WALKER = 'standard'
const SEED = 1
const PAIRS = 300
const SAMPLE = 8

/** As the formatter wants it: places on one line. */
const PAIR = /\[\s+([-\d.]+),\s+([-\d.]+)\s+\]/g

/** Packages that the routers come from. */
const PACKAGES: Readonly<Record<Exclude<TimedPeer, 'dijkstra'>, string>> = {
  'ngraph-path': 'ngraph.path',
  graphology: 'graphology-shortest-path',
  'geojson-path-finder': 'geojson-path-finder',
}

await runCommand(async () => {
  const args = parseArguments(process.argv.slice(2), { pairs: 'value' })
  const pairs = numberOption(args, 'pairs', [SAMPLE, 10_000]) ?? PAIRS
  const progress = createProgress()
  const compared = await progress.step('streets', () => openStreets(CITY, WALKER))
  const walks = await progress.step('our times', () =>
    ourWalks(compared, pairsOf(compared, { pairs, seed: SEED })),
  )
  const timed: [TimedPeer, number[]][] = []
  for (const peer of PEERS) {
    if (peer === 'routino') continue
    timed.push([peer, await progress.step(peer, () => timesOf(compared, peer, walks))])
  }
  const routino = await progress.step('Routino, as recorded', () =>
    againstRoutino(compared.both.data, routinoRecord('routino-astana.json')),
  )
  const found = accuracyOf(compared, walks, { timed, routino })
  replaceFile(join(projectFolder, FILE), textOf(found))
  console.log(linesOf(found).join('\n'))
})

function textOf(found: Accuracy): string {
  return `${JSON.stringify(found, null, 2).replaceAll(PAIR, '[$1, $2]')}\n`
}

function timesOf(compared: Compared, peer: TimedPeer, walks: readonly Walk[]): number[] {
  const router = ROUTERS[peer](compared)
  return walks.map(({ pair: [from, to] }) => router(from, to))
}

interface Found {
  readonly timed: readonly (readonly [TimedPeer, readonly number[]])[]
  readonly routino: Comparison
}

function accuracyOf(compared: Compared, walks: readonly Walk[], { timed, routino }: Found): Accuracy {
  const { network, streets } = compared.both
  const comparisons = timed.map(([peer, times]) =>
    comparisonOf(
      { peer, version: versionOf(peer), unit: 's' },
      walks.map((walk, i) => ({
        ours: walk.ours,
        theirs: times[i] ?? Number.NaN,
        tolerance: toleranceOf(peer, walk),
      })),
    ),
  )
  const sample = walks.slice(0, SAMPLE).map((walk, i) => {
    const peers = Object.fromEntries(timed.map(([peer, times]) => [peer, rounded(times[i] ?? 0)]))
    return sampleOf(compared, walk, peers as Record<Peer, number>)
  })
  const found = {
    date: new Date().toISOString().slice(0, 10),
    command: 'npm run accuracy',
    city: CITY,
    map: readRecipeFile(CITY).sources.osm.date,
    walker: WALKER,
    seed: SEED,
    nodes: network.nodeCount,
    edges: network.edgeCount,
    segments: streets.use.length,
    medianTime: spreadOf(walks.map(({ ours }) => ours)).median,
    comparisons: [...comparisons, routino],
    sample,
  }
  return readAccuracy(found, FILE)
}

function versionOf(peer: TimedPeer): string | null {
  if (peer === 'dijkstra') return null
  const file = join(projectFolder, 'node_modules', PACKAGES[peer], 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version
}

function linesOf({ comparisons, medianTime, city, map }: Accuracy): string[] {
  return [
    `${city}, map of ${map}; half of our walks take longer than ${(medianTime / 60).toFixed(1)} minutes`,
    ...comparisons.map(({ peer, version, unit, pairs, equal, shorter, difference: { median, p95, max } }) => {
      const spread = [median, p95, max].map((value) => value.toFixed(2)).join(', ')
      return `${peer} ${version ?? ''}: ${equal} of ${pairs} equal, ${shorter} shorter; difference ${spread} ${unit} (median, 95 %, largest)`
    }),
  ]
}
