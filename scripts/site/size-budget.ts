import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readCityManifest } from '../../src/format/city-manifest.ts'
import { bytesByKind, type FileKind } from '../first-answer/count-bytes.ts'
import { storedName } from '../pipeline/write-city.ts'

/** What the published site may hold: `budget` in `data/site.json`; MB of a million bytes, kB of a thousand. */
export interface SizeBudget {
  /** Of one city, basemap and all. */
  readonly cityMB: number
  /** Of all cities together: hosts have limits. */
  readonly siteMB: number
  /** Of what is fetched before a city's first answer. */
  readonly firstAnswerKB: number
}

/** How large a built city is, as it lies on the disk of a host. */
export interface CitySize {
  readonly id: string
  readonly bytes: number
  readonly kinds: readonly { readonly kind: FileKind; readonly files: number; readonly bytes: number }[]
  /** Most of those before a first answer that were tried; null where none was. */
  readonly firstAnswerBytes: number | null
}

/** Sums over the files of a city's folder. @throws Error that names a file which is missing. */
export function citySize(folder: string, firstAnswerBytes: number | null): CitySize {
  const path = join(folder, 'city.json')
  const { id, files } = readCityManifest(readFileSync(path, 'utf8'), path)
  const names = ['city.json', ...Object.keys(files).map(storedName)]
  const kinds = bytesByKind(names.map((name) => ({ name, bytes: statSync(join(folder, name)).size })))
  return { id, bytes: kinds.reduce((sum, { bytes }) => sum + bytes, 0), kinds, firstAnswerBytes }
}

/** One line for a city, for people at the terminal. */
export function sizeLine({ id, bytes, kinds, firstAnswerBytes }: CitySize): string {
  const parts = kinds.map(({ kind, bytes: of }) => `${kind} ${mb(of)}`)
  const first = firstAnswerBytes === null ? '' : `; first answer at most ${kb(firstAnswerBytes)} kB`
  return `${id}: ${mb(bytes)} MB (${parts.join(', ')})${first}`
}

/** What is over its budget, a sentence each: which city, what was found, what it may be, what to do. */
export function overBudget(sizes: readonly CitySize[], budget: SizeBudget): string[] {
  return sizes.flatMap(({ id, bytes, kinds, firstAnswerBytes }) => {
    const largest = kinds.reduce(
      (a, b) => (b.bytes > a.bytes ? b : a),
      kinds[0] ?? { kind: 'none', bytes: 0 },
    )
    return [
      ...(bytes > budget.cityMB * 1e6
        ? [
            `${id}: found ${mb(bytes)} MB, expected at most ${budget.cityMB} MB a city (most of it ${largest.kind}, ${mb(largest.bytes)} MB): narrow its bounds, or raise cityMB in data/site.json`,
          ]
        : []),
      ...(firstAnswerBytes !== null && firstAnswerBytes > budget.firstAnswerKB * 1e3
        ? [
            `${id}: found ${kb(firstAnswerBytes)} kB before a first answer, expected at most ${budget.firstAnswerKB} kB: see scripts/first-answer.ts`,
          ]
        : []),
    ]
  })
}

/** @throws Error when all cities together are more than the host takes. */
export function requireSiteFits(sizes: readonly CitySize[], { siteMB }: SizeBudget): void {
  const bytes = sizes.reduce((sum, size) => sum + size.bytes, 0)
  if (bytes <= siteMB * 1e6) return
  const each = sizes.map((size) => `${size.id} ${mb(size.bytes)} MB`).join(', ')
  throw new Error(
    `data/site.json: the cities have ${mb(bytes)} MB (${each}), expected at most ${siteMB} MB: take one out`,
  )
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(2)
}

function kb(bytes: number): string {
  return String(Math.ceil(bytes / 1e3))
}
