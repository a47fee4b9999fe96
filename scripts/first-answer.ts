/**
 * `node --import tsx scripts/first-answer.ts <id|dir>`: how much of a city is fetched before its first answer, how long that
 * takes, and what the whole city takes for the planner. Bytes are as stored; a server that packs `city.json` sends less.
 */
import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { numberOption, parseArguments, runCommand } from './cli/arguments.ts'
import { cityNamed } from './cli/named-city.ts'
import { bytesByKind, firstAnswer, type FirstAnswer } from './first-answer/count-bytes.ts'
import { spread } from './first-answer/most-bytes.ts'
import { readStandardFile, readWalkerNamed } from './read-data.ts'

await runCommand(async () => {
  const args = parseArguments(process.argv.slice(2), {
    places: 'value',
    standard: 'value',
    walker: 'value',
    whole: 'flag',
  })
  const { folder, manifest } = cityNamed(args)
  const standard = readStandardFile(args.value('standard') ?? manifest.defaultStandard)
  const walker = readWalkerNamed(args.value('walker') ?? standard.defaultWalker)
  const terms = { standard, walker, minutes: null }
  const count = numberOption(args, 'places', [1, 100_000]) ?? 40
  const found: FirstAnswer[] = []
  for (const community of spread(manifest.counts.communities, count)) {
    found.push(await firstAnswer(folder, { kind: 'community', community }, terms))
  }
  const json = readFileSync(join(folder, 'city.json'))
  console.log(
    `${manifest.id}: ${found.length} communities, each asked about first; ${standard.id}, ${walker.id}`,
  )
  const told = (what: string, value: (one: FirstAnswer) => number, as: (value: number) => string): void =>
    console.log(line(what, found.map(value), as))
  told('bytes fetched', ({ bytes }) => bytes, kB)
  told('files fetched', ({ fetched }) => fetched.length, String)
  told('open', ({ openMs }) => openMs, ms)
  told('answer', ({ answerMs }) => answerMs, ms)
  const largest = found.reduce((a, b) => (b.bytes > a.bytes ? b : a))
  console.log(
    `of ${kB(largest.bytes)}: ${kindsOf(largest.fetched)}; city.json packed ${kB(gzipSync(json).length)}`,
  )
  if (args.flag('whole')) await tellWhole(largest, terms)
})

async function tellWhole(
  { handlers, fetched }: FirstAnswer,
  terms: Parameters<FirstAnswer['handlers']['judge']>[0],
) {
  const before = memoryMB()
  const start = performance.now()
  await handlers.judge(terms, () => undefined)
  console.log(`every community judged after ${ms(performance.now() - start)}: ${kindsOf(fetched)}`)
  console.log(`memory after the first answer ${before}, with the whole city ${memoryMB()}`)
}

function kindsOf(files: FirstAnswer['fetched']): string {
  return bytesByKind(files)
    .map((of) => `${of.kind} ${of.files} × ${kB(of.bytes)}`)
    .join(', ')
}

function memoryMB(): string {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage()
  return `${mb(heapUsed)} heap + ${mb(arrayBuffers)} arrays (${mb(rss)} in all)`
}

function line(what: string, values: readonly number[], told: (value: number) => string): string {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): string => told(sorted[Math.round(share * (sorted.length - 1))] ?? 0)
  return `${what.padEnd(14)} least ${at(0)}, half ${at(0.5)}, nine of ten ${at(0.9)}, most ${at(1)}`
}

function kB(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`
}
function ms(time: number): string {
  return `${Math.round(time)} ms`
}
function mb(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
