import { EtagMismatch, FetchSource, PMTiles, type RangeResponse, type Source } from 'pmtiles'
import type { ProblemError } from '../state/session.ts'
import { BASEMAP_FILE } from './style.ts'

/** A server that knows no ranges sends everything at once; more than this is not worth it. */
const MAX_WHOLE_BYTES = 64 * 1024 * 1024

type FileError = Extract<ProblemError, { kind: 'file' }>

export type OpenedArchive =
  | {
      readonly ok: true
      readonly archive: PMTiles
      /** What is wrong with the file when a part of it cannot be had, by the server's last answer. */
      readonly problem: () => FileError['problem']
    }
  | { readonly ok: false; readonly error: FileError }

/** Opens an archive by its header, which is all that is read of it here. Never rejects. */
export async function openArchive(url: string): Promise<OpenedArchive> {
  const source = new RangeOrWholeSource(url)
  const archive = new PMTiles(source)
  try {
    await archive.getHeader()
    return { ok: true, archive, problem: () => problemOf(source) }
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause)
    const problem = problemOf(source)
    const message = `${BASEMAP_FILE}: ${text}; expected a PMTiles archive sent as stored, without Content-Encoding`
    return { ok: false, error: { kind: 'file', problem, file: BASEMAP_FILE, message } }
  }
}

const problemOf = ({ status }: RangeOrWholeSource): FileError['problem'] =>
  status === 404 ? 'missing' : status === null ? 'unreachable' : 'broken'

/**
 * Ranges of a file, as PMTiles reads it. One that does not come is asked for once more past the browser's cache: Chromium's
 * refuses some of many ranges of one address (https://github.com/protomaps/PMTiles/issues/442). Where the server sends the
 * whole file in place of a range, it is kept and cut here. A class, because that is the shape of a `Source` with state.
 */
class RangeOrWholeSource implements Source {
  /** Of the last answer; null when there was none. */
  status: number | null = null
  readonly #url: string
  readonly #ranges: FetchSource
  readonly #pastCache: FetchSource
  #whole: Promise<ArrayBuffer> | null = null

  constructor(url: string) {
    this.#url = url
    this.#ranges = new FetchSource(url)
    this.#pastCache = new FetchSource(url)
    this.#pastCache.mustReload = true
  }

  getKey(): string {
    return this.#url
  }

  async getBytes(
    offset: number,
    length: number,
    signal?: AbortSignal,
    etag?: string,
  ): Promise<RangeResponse> {
    if (this.#whole === null) {
      try {
        return await this.#fetchRange(offset, length, signal, etag)
      } catch (cause) {
        // Neither an outdated copy nor a reader who moved on says that the server knows no ranges.
        if (cause instanceof EtagMismatch || signal?.aborted === true) throw cause
      }
    }
    this.#whole ??= this.#fetchWhole()
    try {
      const whole = await this.#whole
      return { data: whole.slice(offset, offset + length) }
    } catch (cause) {
      this.#whole = null
      throw cause
    }
  }

  async #fetchRange(...range: Parameters<Source['getBytes']>): Promise<RangeResponse> {
    const [, , signal] = range
    const found = await this.#ranges.getBytes(...range).catch((cause: unknown) => {
      // no answer at all, or one that broke off; what a server answers to a range it answers again
      if (!(cause instanceof TypeError) || signal?.aborted === true) throw cause
      return this.#pastCache.getBytes(...range)
    })
    this.status = 206
    return found
  }

  async #fetchWhole(): Promise<ArrayBuffer> {
    this.status = null
    const response = await fetch(this.#url)
    this.status = response.status
    const bytes = Number(response.headers.get('Content-Length') ?? 0)
    if (response.ok && bytes <= MAX_WHOLE_BYTES) return response.arrayBuffer()
    void response.body?.cancel()
    throw new Error(
      response.ok
        ? `the server sent ${bytes} bytes in place of a range`
        : `the server answered ${response.status}`,
    )
  }
}
