import { bytesToText, endingOf, isBinaryKind } from './own-bytes.ts'

/** A file that was read, or why it was not: with a reason where that is one of the known ones. */
export type OwnText =
  | { readonly text: string }
  | { readonly reason: 'empty' | 'encoding' | null; readonly message: string }

/**
 * The bytes of a file of places → the table or the GeoJSON that it holds. Text is UTF-8 with or without its mark, UTF-16
 * with one, else GB18030, which spreadsheets in China write. Never rejects; `message` names the file.
 */
export async function ownText(bytes: Uint8Array, name: string): Promise<OwnText> {
  if (bytes.length === 0)
    return refuse('empty', `${name}: found nothing in it; expected a table or a map layer`)
  try {
    if (isBinaryKind(name)) return { text: await bytesToText(bytes, name) }
    const text = decode(bytes)
    if (text === null)
      return refuse(
        'encoding',
        `${name}: found bytes that are no text in UTF-8 or GB18030; expected a text file`,
      )
    if (text.trim() === '')
      return refuse('empty', `${name}: found nothing in it; expected a table or GeoJSON`)
    if (!['.kml', '.gpx'].includes(endingOf(name))) return { text }
    return { text: (await import('./markup-to-geojson.ts')).markupToGeojson(text, name) }
  } catch (cause) {
    return refuse(null, cause instanceof Error ? cause.message : String(cause))
  }
}

const refuse = (reason: 'empty' | 'encoding' | null, message: string): OwnText => ({ reason, message })

/** The first bytes of a zip archive, and so of a workbook that was renamed. */
const ZIP = [0x50, 0x4b, 0x03, 0x04]

function decode(bytes: Uint8Array): string | null {
  if (ZIP.every((byte, i) => bytes[i] === byte)) return null
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodedAs('utf-16le', bytes)
  return decodedAs('utf-8', bytes) ?? decodedAs('gb18030', bytes)
}

function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
