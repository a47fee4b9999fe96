import { readFileSync, statSync } from 'node:fs'

/** Fails with the name of a file that is not there, or that is a folder. */
export function requireFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) throw new Error(`${path}: there is no such file`)
  if (!found.isFile()) throw new Error(`${path}: is not a regular file: expected one`)
}

/**
 * Text of a file that somebody else made: UTF-8, UTF-16 where a byte order mark says so, else GB18030, which
 * spreadsheets in China write without a mark. Since that is a guess, a line on standard error tells of it.
 * @throws Error that names a file that is missing or none of these.
 */
export function readTextFile(path: string): string {
  requireFile(path)
  const bytes = readFileSync(path)
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null
  const encodings = marked === null ? ['utf-8', 'gb18030'] : [marked]
  for (const encoding of encodings) {
    const text = decoded(bytes, encoding)
    if (text === null) continue
    if (encoding === 'gb18030') console.error(`note: ${path}: is not UTF-8: read as GB18030`)
    return text
  }
  throw new Error(`${path}: found bytes that are no text in ${encodings.join(' or ')}: expected UTF-8`)
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
