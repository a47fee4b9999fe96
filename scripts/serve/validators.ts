import type { IncomingHttpHeaders } from 'node:http'

/** What tells one version of a file from the next (RFC 9110, section 8.8). */
export interface Validators {
  readonly etag: string
  /** As sent: HTTP dates have whole seconds. */
  readonly lastModified: string
}

/** Size and time of the last change, so that no file has to be read to be compared. `weak`: packed on the way. */
export function validatorsOf(
  file: { readonly size: number; readonly mtimeMs: number },
  strength: 'strong' | 'weak',
): Validators {
  const tag = `"${file.size.toString(16)}-${Math.round(file.mtimeMs * 1000).toString(16)}"`
  return {
    etag: strength === 'weak' ? `W/${tag}` : tag,
    lastModified: new Date(file.mtimeMs).toUTCString(),
  }
}

/** Whether the client's copy is still the right one: `304`. The tags decide; the date only where there are none. */
export function isUnchanged(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const known = headers['if-none-match']
  if (known !== undefined) {
    const opaque = (tag: string): string => tag.trim().replace(/^W\//, '')
    return known.trim() === '*' || known.split(',').some((tag) => opaque(tag) === opaque(etag))
  }
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return Date.parse(lastModified) <= since
}

/** `If-Range`: whether a part would fit what the client has already; a weak tag never vouches for bytes. */
export function isSameForRange(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const held = headers['if-range']
  if (held === undefined) return true
  return held === lastModified || (held === etag && !etag.startsWith('W/'))
}
