/** Files that a recipe names by address: fetched once, checked, kept in the project's cache. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { fetchToFile, type FetchOptions } from './fetch-to-file.ts'

/** What a recipe says of a file that is not committed. */
export interface Download {
  readonly url: string
  /** Of a file that never changes; null for one that is renewed under the same address. */
  readonly bytes: number | null
  readonly sha256: string | null
}

/** What was fetched: written beside the file, checked at every later use. */
export interface DownloadRecord {
  /** The address that was asked for, and the one that answered. */
  readonly url: string
  readonly from: string
  readonly bytes: number
  readonly sha256: string
  readonly lastModified: string | null
  /** ISO date. */
  readonly fetchedOn: string
}

/** Path of the record of a fetched file. */
export const recordFile = (path: string): string => `${path}.json`

/**
 * Makes sure that a file is there as it was fetched. One that is there and equals its record and the recipe is used as
 * it is; else it is fetched, taken up where an earlier try was cut. `path` appears only once everything about it is right.
 * @throws Error that names the address, what was found and what was expected.
 */
export async function downloadedFile(
  download: Download,
  path: string,
  options: FetchOptions = {},
): Promise<DownloadRecord> {
  const kept = await keptRecord(download, path)
  if (kept !== null) return kept
  const part = `${path}.part`
  const fetched = await fetchToFile(download.url, part, options)
  const found = { bytes: statSync(part).size, sha256: await hashOf(part) }
  const wrong = whyNot(part, download, found)
  if (wrong !== null) {
    rmSync(part)
    throw new Error(`${fetched.url}: ${wrong}: it was thrown away`)
  }
  const { url } = download
  const fetchedOn = new Date().toISOString().slice(0, 10)
  const record = { url, from: fetched.url, ...found, lastModified: fetched.lastModified, fetchedOn }
  rmSync(recordFile(path), { force: true })
  renameSync(part, path)
  writeFileSync(recordFile(path), `${JSON.stringify(record, null, 2)}\n`)
  return record
}

/** Whether a file was fetched before and nothing but its content is still to be checked. */
export const isDownloaded = (path: string): boolean => existsSync(path) && existsSync(recordFile(path))

async function keptRecord(download: Download, path: string): Promise<DownloadRecord | null> {
  if (!isDownloaded(path)) return null
  const record = readRecord(recordFile(path))
  if (record === null || record.url !== download.url) return null
  const { size } = statSync(path)
  if (size !== record.bytes || (await hashOf(path)) !== record.sha256) return null
  return whyNot(path, download, record) === null ? record : null
}

/** Null also for a record that cannot be read: the file is then fetched once more. */
function readRecord(path: string): DownloadRecord | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DownloadRecord
  } catch {
    return null
  }
}

function whyNot(
  path: string,
  { bytes, sha256 }: Download,
  found: Pick<DownloadRecord, 'bytes' | 'sha256'>,
): string | null {
  if (bytes !== null && found.bytes !== bytes) return `found ${found.bytes} bytes, expected ${bytes}`
  if (sha256 !== null && found.sha256 !== sha256)
    return `found the SHA-256 ${found.sha256}, expected ${sha256}`
  if (isPbf(path)) return null
  return `found ${found.bytes} bytes that are no OpenStreetMap extract, expected an .osm.pbf file`
}

/** A page that says "moved" often comes as 200 OK. The first blob of an extract bears this name. */
function isPbf(path: string): boolean {
  const start = Buffer.alloc(64)
  const file = openSync(path, 'r')
  try {
    const length = readSync(file, start, 0, start.length, 0)
    return start.subarray(0, length).includes('OSMHeader')
  } finally {
    closeSync(file)
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
