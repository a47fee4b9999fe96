import { realpathSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { join } from 'node:path'
import { readRange, type ByteRange } from './byte-range.ts'
import { bodyOf, cacheControl, type Body, type PackedFiles, type ServerMode } from './file-body.ts'
import { basePath, entryWithin, findFile, type Site } from './find-file.ts'
import { isSameForRange, isUnchanged } from './validators.ts'

/** What is served, where and how. */
export interface StaticServerOptions {
  /** The folder to serve. */
  readonly root: string
  /** The path under which it stands, such as `/quarter-hour/`; `/` when not given. */
  readonly base?: string
  readonly mode?: ServerMode
}

interface SiteInMode extends Site {
  readonly mode: ServerMode
  readonly packed: PackedFiles
}

interface Exchange {
  readonly site: SiteInMode
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/**
 * A server of the files of one folder, not yet listening. GET and HEAD; single byte ranges; `ETag` and
 * `Last-Modified`; `404.html` of the folder for what is not there. It sets no Content-Security-Policy: Pages cannot,
 * so the page carries its own. @throws Error when the folder is missing or the base cannot be one.
 */
export const createStaticServer = (options: StaticServerOptions): Server =>
  createServer(staticHandler(options))

/** The same as a handler, to stand before another server's own, such as Vite's in development. */
export function staticHandler({ root, base = '/', mode = 'plain' }: StaticServerOptions): RequestListener {
  const site: SiteInMode = { root: existingFolder(root), base: basePath(base), mode, packed: new Map() }
  return (request, response) => {
    answer({ site, request, response }).catch((error: unknown) => {
      if (!isClientGone(error)) console.error(error)
      if (response.headersSent) response.destroy()
      else sendText({ site, request, response }, 500, 'The server failed to read this file.')
    })
  }
}

const isClientGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

function existingFolder(root: string): string {
  const stats = statSync(root, { throwIfNoEntry: false })
  if (stats === undefined)
    throw new Error(`${root}: there is no such folder: build the site first or name another folder`)
  if (!stats.isDirectory()) throw new Error(`${root}: is a file, expected a folder to serve`)
  return realpathSync(root)
}

async function answer(exchange: Exchange): Promise<void> {
  const { site, request, response } = exchange
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return sendText(exchange, 405, 'Only GET and HEAD are answered here.')
  }
  const found = await findFile(site, request.url ?? '/')
  switch (found.kind) {
    case 'file':
      return sendFile(exchange, found.path, 200)
    case 'redirect':
      response.setHeader('Location', found.location)
      return sendText(exchange, 301, `See ${found.location}`)
    case 'malformed':
      return sendText(exchange, 400, 'This address is not well formed.')
    case 'missing': {
      const page = await entryWithin(site.root, join(site.root, '404.html'))
      if (page?.kind === 'file') return sendFile(exchange, page.path, 404)
      return sendText(exchange, 404, `Nothing here. The site begins at ${site.base}`)
    }
  }
}

function sendText({ site, request, response }: Exchange, status: number, text: string): void {
  const body = Buffer.from(`${text}\n`)
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': cacheControl(site.mode, ''),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

async function sendFile(exchange: Exchange, path: string, status: 200 | 404): Promise<void> {
  const handle = await open(path)
  try {
    const body = await bodyOf({ path, handle }, exchange.request, exchange.site)
    await (status === 404 ? sendPart(exchange, body, { status }) : sendAsAsked(exchange, body))
  } finally {
    await handle.close()
  }
}

async function sendAsAsked(exchange: Exchange, body: Body): Promise<void> {
  const { request, response } = exchange
  if (isUnchanged(request.headers, body.validators)) {
    // Headers that describe the bytes are of no use without them.
    const { 'Content-Type': _type, 'Content-Encoding': _encoding, ...headers } = body.headers
    response.writeHead(304, headers).end()
    return
  }
  // Ranges are defined for GET alone.
  const isRange = request.method === 'GET' && isSameForRange(request.headers, body.validators)
  const range = isRange ? readRange(request.headers.range, body.length) : 'whole'
  if (range === 'unsatisfiable') {
    response.setHeader('Content-Range', `bytes */${body.length}`)
    return sendText(exchange, 416, `This file has ${body.length} bytes.`)
  }
  return sendPart(exchange, body, range === 'whole' ? { status: 200 } : { status: 206, range })
}

async function sendPart(
  { request, response }: Exchange,
  body: Body,
  { status, range }: { readonly status: number; readonly range?: ByteRange },
): Promise<void> {
  const part = range ?? { start: 0, end: body.length - 1 }
  const length = part.end - part.start + 1
  if (range) response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${body.length}`)
  response.writeHead(status, { ...body.headers, 'Content-Length': length })
  if (request.method === 'HEAD' || length === 0) response.end()
  else await body.send(part, response)
}
