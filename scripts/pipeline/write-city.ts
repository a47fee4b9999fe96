import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { basemapFile, type CityManifest } from '../../src/format/city-manifest.ts'
import type { StoredFile } from '../../src/format/stored-file.ts'

/** Content of each file of a city by its name in `city.json`, not yet packed. */
export type CityContent = ReadonlyMap<string, Uint8Array>

const OPERATING_SYSTEM_BYTE = 9
const UNKNOWN_SYSTEM = 255

/**
 * Writes a city folder as a whole or not at all: everything goes to a hidden folder beside it first, which then
 * takes its place. Files are gzipped as `<name>.gz`, but for the basemap (read by range) and `city.json` (read by
 * people). The same content gives the same bytes on every machine.
 * @throws Error that names the folder and what the disk said; nothing half-written stays behind.
 */
export function writeCity(
  folder: string,
  content: CityContent,
  manifest: Omit<CityManifest, 'files' | 'hash'>,
): CityManifest {
  const packed = new Map<string, Uint8Array>()
  const files: Record<string, StoredFile> = {}
  for (const name of [...content.keys()].sort()) {
    const raw = content.get(name) ?? new Uint8Array()
    const stored = name === basemapFile ? raw : gzip(raw)
    packed.set(storedName(name), stored)
    files[name] = { bytes: stored.length, rawBytes: raw.length, sha256: sha256(raw) }
  }
  const complete: CityManifest = { ...manifest, hash: cityHash(files), files }
  packed.set('city.json', new TextEncoder().encode(manifestText(complete)))
  replaceFolder(folder, packed)
  return complete
}

/**
 * One line for each part and file: a person can read and compare it, and a large city's is half of what one line for each
 * number would make it. It is fetched before anything else.
 */
function manifestText(manifest: CityManifest): string {
  const entries = Object.entries(manifest).map(([key, value]: [string, unknown]) => {
    if (Array.isArray(value))
      return `${JSON.stringify(key)}:[${lines(value.map((of) => JSON.stringify(of)))}]`
    if (typeof value !== 'object' || value === null) return `${JSON.stringify(key)}:${JSON.stringify(value)}`
    const children = Object.entries(value).map(
      ([name, of]) => `${JSON.stringify(name)}:${JSON.stringify(of)}`,
    )
    return `${JSON.stringify(key)}:{${lines(children)}}`
  })
  return `{\n${entries.join(',\n')}\n}\n`
}

const lines = (texts: readonly string[]): string => (texts.length === 0 ? '' : `\n${texts.join(',\n')}\n`)

/** Name on disk of a file of `city.json`. */
export const storedName = (name: string): string => (name === basemapFile ? name : `${name}.gz`)

/** Plans and links carry this: it changes when any content changes. */
export const cityHash = (files: Readonly<Record<string, StoredFile>>): string =>
  sha256(
    new TextEncoder().encode(
      Object.keys(files)
        .sort()
        .map((name) => `${name} ${files[name]?.sha256 ?? ''}\n`)
        .join(''),
    ),
  )

/**
 * Writes files beside a folder and then swaps: readers see the old city or the new one, never a mixture. What stands
 * beside is hidden: `<folder>.old` is a name that people give to a city they want to keep.
 */
export function replaceFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  const fresh = besides(folder, 'tmp')
  const old = besides(folder, 'old')
  try {
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(fresh, { recursive: true })
    for (const [name, bytes] of files) writeFileSync(join(fresh, name), bytes)
    if (existsSync(folder)) {
      requireCityFolder(folder)
      rmSync(old, { recursive: true, force: true })
      renameSync(folder, old)
    }
    renameSync(fresh, folder)
    rmSync(old, { recursive: true, force: true })
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(folder) && existsSync(old)) renameSync(old, folder)
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${folder}: the city could not be written (${why}); nothing was changed`, { cause })
  }
}

/** Writes one file as a whole or not at all. @throws Error that names the file and what the disk said. */
export function replaceFile(path: string, bytes: Uint8Array | string): void {
  const fresh = besides(path, 'tmp')
  try {
    writeFileSync(fresh, bytes)
    renameSync(fresh, path)
  } catch (cause) {
    rmSync(fresh, { force: true })
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${path}: could not be written (${why}); nothing was changed`, { cause })
  }
}

/** A hidden name beside a file or folder. */
const besides = (path: string, ending: string): string => join(dirname(path), `.${basename(path)}.${ending}`)

/** `--out` may name any folder: one that holds something else than a city is never replaced. */
function requireCityFolder(folder: string): void {
  const held = readdirSync(folder)
  if (held.length === 0 || held.includes('city.json')) return
  throw new Error(
    `it holds ${held.slice(0, 3).join(', ')} and no city.json: expected a new folder or a built city`,
  )
}

/** zlib writes the operating system into the header: level the one byte that differs between machines. */
function gzip(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: 9, memLevel: 6 })
  packed[OPERATING_SYSTEM_BYTE] = UNKNOWN_SYSTEM
  return packed
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
