/**
 * `npm run budget`: what a first visit loads before the map, the worker and the engine, gzipped. Bytes, never times:
 * they are the same on every machine.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { filesLoadedWith, type BuildManifest } from './budget/first-load.ts'
import { runCommand } from './cli/arguments.ts'
import { projectFolder } from './read-data.ts'

const BUDGET_BYTES = 90 * 1024

/** The page, and what it asks for at once by itself: the dictionary of its first language. */
const ENTRIES = ['index.html', 'src/i18n/zh-hans/dictionary.ts']

/** Loaded beside the first text, never before it. */
const IS_LATE = /^maplibre/

await runCommand(async () => {
  const dist = join(projectFolder, 'dist')
  const manifestFile = join(dist, '.vite', 'manifest.json')
  if (!existsSync(manifestFile)) throw new Error(`${manifestFile}: is missing: run npm run build first`)
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as BuildManifest
  const rows = filesLoadedWith(manifest, ENTRIES).map((file) => ({
    file,
    bytes: packedBytes(join(dist, file)),
  }))
  const total = rows.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const { file, bytes } of rows.sort((a, b) => b.bytes - a.bytes)) console.log(line(bytes, file))
  console.log(line(total, `first load without map, worker and engine (at most ${kib(BUDGET_BYTES)})`))
  const early = rows.filter(({ file }) => IS_LATE.test(basename(file)))
  if (early.length > 0)
    throw new Error(`${early[0]?.file}: is part of the first load: import the map on demand`)
  if (total > BUDGET_BYTES) throw new Error(`the first load is ${total - BUDGET_BYTES} bytes over its budget`)
})

/** As a host sends it: gzip at its usual level. */
function packedBytes(path: string): number {
  return gzipSync(readFileSync(path), { level: 6 }).length
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`
}

function line(bytes: number, what: string): string {
  return `${kib(bytes).padStart(10)}  ${what}`
}
