/** One HTTP download into one file, taken up where it was cut. */
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

export interface FetchOptions {
  /** What is done and what there is in all, in bytes. */
  readonly report?: (done: number, total: number) => void
  /** How often a cut connection is taken up again before giving up; 4 when not given. */
  readonly tries?: number
}

/** Where the bytes came from. */
export interface Fetched {
  /** After redirections. */
  readonly url: string
  /** `Last-Modified` as the server writes it; null when it does not tell. */
  readonly lastModified: string | null
  /** How many requests it took. */
  readonly requests: number
}

/**
 * Fetches a file. What has come so far stands in `path` and its validator in `path.validator`: a connection that is
 * cut is taken up by `Range`, in this run and in the next one; `If-Range` makes a server whose file has changed send the
 * whole of it. @throws Error that names the address and what the server said; bytes that came stay for the next time.
 */
export async function fetchToFile(
  url: string,
  path: string,
  { report, tries = 4 }: FetchOptions,
): Promise<Fetched> {
  mkdirSync(dirname(path), { recursive: true })
  for (let requests = 1; ; requests++) {
    const before = sizeOf(path)
    try {
      const response = await request(url, path)
      await store(response, path, report)
      rmSync(validatorFile(path), { force: true })
      return { url: response.url, lastModified: response.headers.get('last-modified'), requests }
    } catch (error) {
      if (isAnswer(error)) throw error
      // A try that brought bytes is progress: only tries in vain are counted.
      if (sizeOf(path) <= before && requests >= tries) throw cutError(url, path, error)
      if (requests >= MOST_REQUESTS) throw cutError(url, path, error)
    }
  }
}

const MOST_REQUESTS = 50
const NO_CONTENT_CODES = new Set([404, 410])

const validatorFile = (path: string): string => `${path}.validator`
const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** The server answered, but not with the file: asking again would not help. */
function answerError(message: string): Error {
  return Object.assign(new Error(message), { name: 'AnswerError' })
}
const isAnswer = (error: unknown): boolean => error instanceof Error && error.name === 'AnswerError'

async function request(url: string, path: string): Promise<Response> {
  const validator = existsSync(validatorFile(path)) ? readFileSync(validatorFile(path), 'utf8') : ''
  const size = sizeOf(path)
  const isResumed = size > 0 && validator !== ''
  const headers: Record<string, string> = { 'Accept-Encoding': 'identity' }
  if (isResumed) Object.assign(headers, { Range: `bytes=${size}-`, 'If-Range': validator })
  const response = await fetch(url, { headers })
  if (response.status === 416 && isResumed) {
    // All bytes had come and the end was not noticed, or the part is of another file: begin anew.
    await response.body?.cancel()
    rmSync(path, { force: true })
    return request(url, path)
  }
  if (!response.ok) {
    await response.body?.cancel()
    const moved = NO_CONTENT_CODES.has(response.status) ? ': the file may have moved' : ''
    throw answerError(`${url}: the server answered ${response.status} ${response.statusText}${moved}`)
  }
  return response
}

async function store(response: Response, path: string, report: FetchOptions['report']): Promise<void> {
  const isRest = response.status === 206
  const start = isRest ? sizeOf(path) : 0
  const range = response.headers.get('content-range') ?? ''
  if (isRest && !range.startsWith(`bytes ${start}-`)) {
    await response.body?.cancel()
    rmSync(path, { force: true })
    throw answerError(`${response.url}: found the range "${range}", expected bytes from ${start} on`)
  }
  const length = response.headers.get('content-length')
  const total = length === null ? null : start + Number(length)
  const { headers } = response
  // A weak ETag is no validator of ranges (RFC 9110, 13.1.5); a date serves where there is no strong one.
  const tag = headers.get('etag')
  const validator = tag !== null && !tag.startsWith('W/') ? tag : headers.get('last-modified')
  writeFileSync(validatorFile(path), validator ?? '')
  if (response.body === null) throw answerError(`${response.url}: the answer has no content`)
  let done = start
  const body = Readable.fromWeb(response.body as ReadableStream).on('data', (chunk: Uint8Array) => {
    done += chunk.length
    report?.(done, total ?? done)
  })
  await pipeline(body, createWriteStream(path, { flags: isRest ? 'a' : 'w' }))
  if (total !== null && sizeOf(path) < total) throw new Error(`${sizeOf(path)} of ${total} bytes came`)
}

function cutError(url: string, path: string, error: unknown): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const why = cause instanceof Error ? cause.message || cause.name : String(cause)
  const size = sizeOf(path)
  const kept = size > 0 ? ` (${size} bytes are kept: the next time goes on from there)` : ''
  return new Error(`${url}: could not be fetched: ${why}${kept}`)
}
