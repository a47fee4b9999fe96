/** What `city.json` says of one file: how it is stored and what its content must be. */
export interface StoredFile {
  /** Bytes on disk, after gzip. */
  readonly bytes: number
  /** Bytes of the content, before gzip. */
  readonly rawBytes: number
  /** SHA-256 of the content, lower-case hex. Of the content, since some servers unpack `*.gz` on the way. */
  readonly sha256: string
}

export const isGzipped = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * Unpacks a stored file (when its first two bytes say gzip) and checks length and SHA-256 against the manifest.
 * Without `crypto.subtle` (plain http on an intranet) the length and gzip's own checksum must do.
 * @throws Error that names the file, what was found and what was expected.
 */
export async function unpackStoredFile(
  name: string,
  stored: Uint8Array,
  expected: StoredFile,
): Promise<Uint8Array> {
  const content = isGzipped(stored) ? await gunzip(name, stored, expected.rawBytes) : stored
  if (content.length !== expected.rawBytes) {
    throw new Error(
      `${name}: has ${content.length} bytes of content, city.json says ${expected.rawBytes}: truncated or of another build`,
    )
  }
  const found = await sha256Hex(content)
  if (found !== null && found !== expected.sha256) {
    throw new Error(
      `${name}: SHA-256 is ${found.slice(0, 12)}…, city.json says ${expected.sha256.slice(0, 12)}…: damaged or of another build`,
    )
  }
  return content
}

/** SHA-256 in lower-case hex, or null where the platform offers no digest. */
export async function sha256Hex(bytes: Uint8Array): Promise<string | null> {
  const { crypto } = globalThis
  if (crypto?.subtle === undefined) return null
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Stops as soon as the content grows past what was announced, so a damaged file cannot fill the memory. */
async function gunzip(name: string, stored: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const content = new Uint8Array(maxBytes)
  let length = 0
  try {
    const stream = new Blob([new Uint8Array(stored)]).stream().pipeThrough(new DecompressionStream('gzip'))
    const reader = stream.getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (length + part.value.length > maxBytes) {
        await reader.cancel()
        throw new Error(`content is longer than the ${maxBytes} bytes that city.json says`)
      }
      content.set(part.value, length)
      length += part.value.length
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${name}: cannot be unpacked (${why}): truncated or damaged`, { cause })
  }
  return content.subarray(0, length)
}
