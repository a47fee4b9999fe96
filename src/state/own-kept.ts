import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js'
import type { OwnRole } from './guess-role.ts'
import { today } from './notes.ts'
import type { GivenFile, GivenFiles } from './own-reading.ts'
import type { KeptFile, KeptFiles } from './storage/kept-files.ts'
import { localText, onOtherTab, type StorageTrouble } from './storage/local-text.ts'

/** Why files are not kept: storage, or they are larger than what is kept. */
export type OwnKeptTrouble = StorageTrouble | 'large'

/** Names and days of what is kept, by list. */
export type KeptNames = Readonly<Partial<Record<OwnRole, { readonly name: string; readonly day: string }>>>

/** Larger files are read anew each time they are given. */
const MOST_KEPT = 50 * 1024 * 1024

const NOTHING: KeptNames = {}
const ROLES: readonly OwnRole[] = ['communities', 'facilities']

interface Change {
  readonly given: GivenFiles
  readonly before: GivenFiles
}

/**
 * Somebody's own files of the open city, kept in this browser from visit to visit. What is kept is noted as a text
 * beside it, so that a visit without any opens no database. Nothing is kept without a city.
 */
export function createOwnKept(city: Accessor<string | null>) {
  const noteOf = (id: string) => localText(`own-files.${id}`)
  const [looks, setLooks] = createSignal(0)
  const [trouble, setTrouble] = createSignal<OwnKeptTrouble | null>(null)
  onCleanup(onOtherTab(() => setLooks((count) => count + 1)))
  const names = createMemo((): KeptNames => {
    looks()
    const id = city()
    return id === null ? NOTHING : readNote(noteOf(id).read() ?? null)
  })
  // one after the other, or the older of two changes might come last
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }
  const write = (files: Readonly<Partial<Record<OwnRole, KeptFile | null>>>, id: string) =>
    inTurn(async () => {
      const { writeKeptFiles } = await import('./storage/kept-files.ts')
      const found = await writeKeptFiles(id, files)
      if (found !== null) return found
      // read again: another tab may have kept its own in the meantime
      const before = readNote(noteOf(id).read() ?? null)
      const after = Object.entries({ ...before, ...files }).flatMap(([role, file]) =>
        file ? [[role, { name: file.name, day: file.day }]] : [],
      )
      noteOf(id).write(after.length === 0 ? null : JSON.stringify(Object.fromEntries(after)))
      setLooks((count) => count + 1)
      return null
    })
  return {
    names,
    trouble,
    /** Everything that is kept for a city; empty where storage is blocked. */
    read: async (id: string): Promise<KeptFiles> => {
      try {
        return await inTurn(async () => (await import('./storage/kept-files.ts')).readKeptFiles(id))
      } catch {
        return {}
      }
    },
    /** Keeps what was given, and lets go of what was given before and is not any more. */
    keep: async ({ given, before }: Change, id: string): Promise<void> => {
      const isLarge = ROLES.some((role) => (given[role]?.source.size ?? 0) > MOST_KEPT)
      if (isLarge) return void setTrouble('large')
      const files: Partial<Record<OwnRole, KeptFile | null>> = {}
      try {
        for (const role of ROLES) if (given[role] ?? before[role]) files[role] = await keptOf(given[role])
        setTrouble(await write(files, id))
      } catch {
        // a file that has gone meanwhile is in use all the same
        setTrouble('blocked')
      }
    },
    remove: async (roles: readonly OwnRole[], id: string): Promise<void> => {
      const gone = Object.fromEntries(roles.map((role) => [role, null]))
      setTrouble(await write(gone, id).catch(() => 'blocked' as const))
    },
  }
}

async function keptOf(given: GivenFile | null): Promise<KeptFile | null> {
  if (given === null) return null
  const { name, coordinates, columns, use } = given.file
  return {
    name,
    ...(coordinates !== undefined && { coordinates }),
    ...(columns !== undefined && { columns }),
    ...(use !== undefined && { use }),
    bytes: new Uint8Array(await given.source.arrayBuffer()),
    day: today(),
  }
}

/** Nothing where the text is none of ours. */
function readNote(text: string | null): KeptNames {
  try {
    const note: unknown = JSON.parse(text ?? '{}')
    return Object.fromEntries(
      Object.entries(note as KeptNames).filter(
        ([role, value]) =>
          (role === 'communities' || role === 'facilities') &&
          typeof value?.name === 'string' &&
          typeof value.day === 'string',
      ),
    )
  } catch {
    return NOTHING
  }
}
