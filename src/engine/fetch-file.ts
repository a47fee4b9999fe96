import { fileFault, messageOf } from './engine-error.ts'

/** The browser's `fetch`, or a test's. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

export interface FileRequest {
  /** Address of the folder, ending in a slash. */
  readonly folder: string
  /** Name for messages, as `city.json` lists it. */
  readonly file: string
  /** Name on the server, with a query where there is one. */
  readonly address: string
  readonly cache?: RequestCache
  /** Gives it up, beside a server that falls silent. */
  readonly signal?: AbortSignal
  /** Called with the parts as they come in. */
  readonly onPart?: (part: Uint8Array) => void
}

/**
 * A server that is silent for longer is given up. Counted by ticks: a worker that computes for a minute hears nothing,
 * but counts one.
 */
const TICK_MS = 5_000
const MOST_TICKS = 9

const GONE: ReadonlySet<number> = new Set([404, 410])

/**
 * Bytes of one file, read part by part.
 * @throws EngineFault: `missing` where the server has no such file or sends its page for unknown addresses instead,
 * `unreachable` where there is no answer, another one, or one that breaks off, falls silent or is given up.
 */
export async function fetchFile(fetch: Fetch, request: FileRequest): Promise<Uint8Array> {
  const patience = createPatience(request.signal)
  try {
    return await fetched(fetch, request, patience)
  } finally {
    patience.end()
  }
}

interface Patience {
  readonly signal: AbortSignal
  /** Something came: it begins anew. */
  readonly renew: () => void
  readonly end: () => void
}

function createPatience(asked: AbortSignal | undefined): Patience {
  const giveUp = new AbortController()
  const pass = (): void => giveUp.abort(asked?.reason)
  if (asked?.aborted === true) pass()
  // AbortSignal.any is younger than the browsers that the page is made for
  asked?.addEventListener('abort', pass)
  let ticks = 0
  const timer = setInterval(() => {
    ticks++
    if (ticks === MOST_TICKS) giveUp.abort(new Error(`nothing came for ${(MOST_TICKS * TICK_MS) / 1_000} s`))
  }, TICK_MS)
  const end = (): void => {
    clearInterval(timer)
    asked?.removeEventListener('abort', pass)
  }
  return { signal: giveUp.signal, renew: () => void (ticks = 0), end }
}

async function fetched(fetch: Fetch, request: FileRequest, patience: Patience): Promise<Uint8Array> {
  const { folder, file, address, cache } = request
  const expected = `expected ${folder}${address}`
  const { signal } = patience
  const response = await fetch(`${folder}${address}`, {
    signal,
    ...(cache === undefined ? {} : { cache }),
  }).catch((cause: unknown) => {
    const message = `${file}: could not be fetched (${messageOf(cause)}), ${expected}`
    throw fileFault('unreachable', file, { message, cause })
  })
  if (!response.ok) {
    await dropBody(response)
    const message = `${file}: the server answered ${response.status}, ${expected}`
    throw fileFault(GONE.has(response.status) ? 'missing' : 'unreachable', file, { message })
  }
  if (isPage(response)) {
    await dropBody(response)
    const message = `${file}: the server answered with a web page, ${expected}`
    throw fileFault('missing', file, { message })
  }
  return readBody(response, request, patience)
}

/** Hosts of single pages answer 200 and their page to every address. */
const isPage = (response: Response): boolean =>
  (response.headers.get('content-type') ?? '').toLowerCase().startsWith('text/html')

/**
 * For an answer that nobody reads: left alone it holds the connection, and a service worker that passed it on, for
 * minutes. Never rejects.
 */
export async function dropBody(response: Response | null): Promise<void> {
  await response?.body?.cancel().catch(() => {})
}

async function readBody(
  response: Response,
  { file, onPart }: FileRequest,
  patience: Patience,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    const reader = response.body?.getReader()
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      patience.renew()
      parts.push(part.value)
      length += part.value.length
      onPart?.(part.value)
    }
  } catch (cause) {
    const message = `${file}: broke off after ${length} bytes (${messageOf(cause)}), expected the whole file`
    throw fileFault('unreachable', file, { message, cause })
  }
  const bytes = new Uint8Array(length)
  let next = 0
  for (const part of parts) {
    bytes.set(part, next)
    next += part.length
  }
  return bytes
}
