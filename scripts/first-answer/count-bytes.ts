import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place, PlaceAnswer } from '../../src/city/place-answer.ts'
import { createHandlers, type Handlers } from '../../src/engine/handlers.ts'
import type { Fetch } from '../../src/engine/fetch-file.ts'
import type { Terms } from '../../src/engine/protocol.ts'

/** A folder as the engine fetches it, with what was fetched. */
export interface CountedFolder {
  readonly fetch: Fetch
  /** Bytes as stored, by name on disk, in the order asked for; a file fetched twice counts twice. */
  readonly fetched: { readonly name: string; readonly bytes: number }[]
}

const ADDRESS = 'https://city.invalid/'

/** A server of one folder that counts. */
export function countedFolder(folder: string): CountedFolder {
  const fetched: { readonly name: string; readonly bytes: number }[] = []
  const fetch: Fetch = async (url) => {
    const name = new URL(url).pathname.slice(1)
    const path = join(folder, name)
    if (!url.startsWith(ADDRESS) || !existsSync(path)) return new Response('', { status: 404 })
    const bytes = new Uint8Array(readFileSync(path))
    fetched.push({ name, bytes: bytes.length })
    return new Response(bytes)
  }
  return { fetch, fetched }
}

export interface FirstAnswer {
  readonly answer: PlaceAnswer
  readonly handlers: Handlers
  readonly fetched: CountedFolder['fetched']
  readonly bytes: number
  /** From nothing to the open city, and from there to the answer. */
  readonly openMs: number
  readonly answerMs: number
}

/** Opens a city's folder anew and asks about one place, as the worker does for a visitor who sees it first. */
export async function firstAnswer(folder: string, place: Place, terms: Terms): Promise<FirstAnswer> {
  const { fetch, fetched } = countedFolder(folder)
  const handlers = createHandlers({ fetch })
  const start = performance.now()
  await handlers.open({ folder: ADDRESS, id: 'city' }, unwatched)
  const opened = performance.now()
  const answer = await handlers.place({ place, terms, time: null }, unwatched)
  const answered = performance.now()
  return {
    answer,
    handlers,
    fetched,
    bytes: fetched.reduce((sum, { bytes }) => sum + bytes, 0),
    openMs: opened - start,
    answerMs: answered - opened,
  }
}

const unwatched = (): void => undefined

/** Kinds of a city's files, in the order in which a visitor needs them. */
export const FILE_KINDS = [
  'city.json',
  'communities',
  'streets',
  'shapes',
  'homes',
  'facilities',
  'names',
  'areas',
  'basemap',
] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** The kind of a file by its name, on disk or in `city.json`. */
export function kindOfFile(name: string): FileKind {
  const stem = /^[a-z]+/.exec(name)?.[0] ?? ''
  switch (stem) {
    case 'spine':
    case 'block':
      return 'streets'
    case 'shape':
      return 'shapes'
    case 'streets':
      return 'areas'
    case 'city':
      return 'city.json'
    default:
      return FILE_KINDS.find((kind) => kind === stem) ?? 'city.json'
  }
}

/** Sums by kind, of kinds that there are. */
export function bytesByKind(
  files: readonly { readonly name: string; readonly bytes: number }[],
): { readonly kind: FileKind; readonly files: number; readonly bytes: number }[] {
  return FILE_KINDS.flatMap((kind) => {
    const own = files.filter(({ name }) => kindOfFile(name) === kind)
    const bytes = own.reduce((sum, file) => sum + file.bytes, 0)
    return own.length === 0 ? [] : [{ kind, files: own.length, bytes }]
  })
}
