import { ownTable, type OwnTable } from '../format/own-table.ts'
import { ownText } from '../format/own-text.ts'
import { shortenGeojson } from '../format/shorten-geojson.ts'
import { MOST_FEATURE, MOST_WHOLE } from './own-file-limits.ts'
import type { Progress } from './protocol.ts'

/** What is asked of a browser's `File`. */
export type ReadableFile = Pick<File, 'name' | 'size' | 'arrayBuffer' | 'stream'>

/** Why a file was not read, where that is one of the known reasons. */
export type UnreadReason = 'empty' | 'encoding' | 'unreadable'

/** A file as the readers of lists take it, or why it is none; `message` names the file. */
export type OwnFileRead =
  | { readonly kind: 'read'; readonly text: string; readonly table: OwnTable }
  | { readonly kind: 'refused'; readonly reason: UnreadReason | null; readonly message: string }
  | { readonly kind: 'cancelled' }

/** Reads a file that somebody chose, and looks at its columns; at most `MOST_WHOLE` bytes are held at a time. */
export async function readOwnFile(
  file: ReadableFile,
  onProgress: (progress: Progress) => void,
): Promise<OwnFileRead> {
  const { name, size } = file
  const inform = (loadedBytes: number): void => onProgress({ loadedBytes, totalBytes: size })
  inform(0)
  const found = size > MOST_WHOLE ? await inPieces(file, inform) : await whole(file, inform)
  if (!('text' in found)) return { kind: 'refused', ...found }
  try {
    return { kind: 'read', text: found.text, table: ownTable(found.text, name) }
  } catch (cause) {
    return { kind: 'refused', reason: null, message: messageOf(cause) }
  }
}

type Found = { readonly text: string } | { readonly reason: UnreadReason | null; readonly message: string }

async function whole(file: ReadableFile, inform: (bytes: number) => void): Promise<Found> {
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    return gone(file.name, cause)
  }
  inform(bytes.length)
  return ownText(bytes, file.name)
}

/** A folder, or a file that was moved or changed since it was chosen. */
const gone = (name: string, cause: unknown): Found => ({
  reason: 'unreadable',
  message: `${name}: cannot be read (${String(cause)}); expected a file that is still there`,
})

async function inPieces(file: ReadableFile, onRead: (bytes: number) => void): Promise<Found> {
  const limits = { mostText: MOST_WHOLE, mostFeature: MOST_FEATURE }
  try {
    return { text: await shortenGeojson({ chunks: chunksOf(file), label: file.name, limits, onRead }) }
  } catch (cause) {
    return cause instanceof LostFile
      ? gone(file.name, cause.cause)
      : { reason: null, message: messageOf(cause) }
  }
}

class LostFile extends Error {}

async function* chunksOf(file: ReadableFile): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new LostFile('lost', { cause })
      })
      if (done) return
      yield value
    }
  } finally {
    // whoever stops reading early lets the file go
    void reader.cancel().catch(() => undefined)
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
