import type { FileHandle } from 'node:fs/promises'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ByteRange } from './byte-range.ts'
import { contentTypeOf } from './content-types.ts'
import { validatorsOf, type Validators } from './validators.ts'

/**
 * How files are sent. `plain`: as they are stored. `like-pages`: as GitHub Pages does, which gzips compressible
 * types on the way and cuts ranges from the packed bytes (https://github.com/protomaps/PMTiles/issues/584).
 * `gzip-encoding`: as sirv and Vite's servers do, which send `*.gz` with `Content-Encoding: gzip`, so that the
 * client receives unpacked bytes and a range of such a file cannot be decoded.
 */
export type ServerMode = 'plain' | 'like-pages' | 'gzip-encoding'

/** What is sent of one file when nothing is left out. */
export interface Body {
  /** Bytes as sent: packed ones where packed. */
  readonly length: number
  readonly headers: OutgoingHttpHeaders
  readonly validators: Validators
  readonly send: (part: ByteRange, response: ServerResponse) => Promise<void>
}

/** Packed bytes by path, with the tag of the version they were made of. */
export type PackedFiles = Map<string, { readonly etag: string; readonly bytes: Promise<Buffer> }>

/**
 * Decides how a file is sent to this client. All reads go through the one handle, which must stay open until the
 * body is sent: a file that another replaces meanwhile is sent to its end.
 */
export async function bodyOf(
  file: { readonly path: string; readonly handle: FileHandle },
  request: IncomingMessage,
  { mode, packed }: { readonly mode: ServerMode; readonly packed: PackedFiles },
): Promise<Body> {
  const { path, handle } = file
  const stats = await handle.stat()
  const packs = mode === 'like-pages' && contentTypeOf(path).isPackedByPages && acceptsGzip(request)
  const validators = validatorsOf(stats, packs ? 'weak' : 'strong')
  const headers: OutgoingHttpHeaders = {
    ...modeHeaders(mode, path),
    'Accept-Ranges': 'bytes',
    ETag: validators.etag,
    'Last-Modified': validators.lastModified,
    'Cache-Control': cacheControl(mode, path),
  }
  if (!packs)
    return { length: stats.size, headers, validators, send: (part, to) => sendStored(file, part, to) }
  const bytes = await packedBytes(file, validators.etag, packed)
  return {
    length: bytes.length,
    headers: { ...headers, 'Content-Encoding': 'gzip' },
    validators,
    send: async ({ start, end }, response) => void response.end(bytes.subarray(start, end + 1)),
  }
}

/** @throws Error when the file has become shorter: a client that was promised more would wait for ever. */
async function sendStored(
  { path, handle }: { readonly path: string; readonly handle: FileHandle },
  part: ByteRange,
  response: ServerResponse,
): Promise<void> {
  const stream = handle.createReadStream({ ...part, autoClose: false })
  await pipeline(stream, response, { end: false })
  const promised = part.end - part.start + 1
  if (stream.bytesRead < promised)
    throw new Error(`${path}: was cut while it was sent, ${stream.bytesRead} of ${promised} bytes were left`)
  response.end()
}

function modeHeaders(mode: ServerMode, path: string): OutgoingHttpHeaders {
  const { type, isPackedByPages } = contentTypeOf(path)
  switch (mode) {
    case 'plain':
      return { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' }
    case 'like-pages':
      return {
        'Content-Type': type,
        'Access-Control-Allow-Origin': '*',
        ...(isPackedByPages ? { Vary: 'Accept-Encoding' } : {}),
      }
    case 'gzip-encoding':
      if (!path.endsWith('.gz')) return { 'Content-Type': type }
      return { 'Content-Type': contentTypeOf(basename(path, '.gz')).type, 'Content-Encoding': 'gzip' }
  }
}

const PAGES_CACHE_S = 600
const YEAR_S = 31_536_000
/**
 * What Vite writes: the name carries a hash of the content, so it never changes. Without a capital letter it may be
 * a word (`icon-original.svg`): such a file is asked for again, which is never wrong.
 */
const HASHED = /[/\\]assets[/\\][^/\\]*-(?=[\w-]*[A-Z])[\w-]{8}\.\w+$/

/** `Cache-Control` of a path. What may be built anew at any time is asked for again, which costs a 304. */
export function cacheControl(mode: ServerMode, path: string): string {
  if (mode === 'like-pages') return `max-age=${PAGES_CACHE_S}`
  return HASHED.test(path) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache'
}

function acceptsGzip({ headers }: IncomingMessage): boolean {
  const accepted = (headers['accept-encoding'] ?? '').split(',')
  return accepted.some((coding) => /^\s*gzip\s*(;\s*q\s*=\s*(1|0\.\d*[1-9])[\d.]*\s*)?$/i.test(coding))
}

function packedBytes(
  { path, handle }: { readonly path: string; readonly handle: FileHandle },
  etag: string,
  packed: PackedFiles,
): Promise<Buffer> {
  const known = packed.get(path)
  if (known?.etag === etag) return known.bytes
  const bytes = handle.readFile().then((content) => promisify(gzip)(content))
  packed.set(path, { etag, bytes })
  // A failed read must be tried again.
  bytes.catch(() => packed.delete(path))
  return bytes
}
