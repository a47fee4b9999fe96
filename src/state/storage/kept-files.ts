import { createStore, delMany, getMany, setMany } from 'idb-keyval'
import type { OwnFile } from '../../engine/protocol.ts'
import type { OwnRole } from '../guess-role.ts'
import type { StorageTrouble } from './local-text.ts'

/** A file of somebody's own as it was given, and what was chosen for it. */
export interface KeptFile extends Pick<OwnFile, 'name' | 'coordinates' | 'columns' | 'use'> {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** When it was kept, "2026-11-22". */
  readonly day: string
}

export type KeptFiles = Readonly<Partial<Record<OwnRole, KeptFile>>>

const ROLES: readonly OwnRole[] = ['communities', 'facilities']

/** Opened at the first call: to open it makes the database. */
let shelf: ReturnType<typeof createStore> | null = null
const opened = (): ReturnType<typeof createStore> =>
  (shelf ??= createStore('quarter-hour.own-files', 'files'))

const keyOf = (city: string, role: OwnRole): string => `${city}/${role}`

/** What is kept for a city. What is none of ours is left alone and not answered. Rejects where storage is blocked. */
export async function readKeptFiles(city: string): Promise<KeptFiles> {
  const found = await getMany<unknown>(
    ROLES.map((role) => keyOf(city, role)),
    opened(),
  )
  return Object.fromEntries(
    ROLES.flatMap((role, i) => {
      const file = keptFile(found[i])
      return file === null ? [] : [[role, file]]
    }),
  )
}

/**
 * Keeps files for a city, all of them or none; null takes one away, and what is not named stays as it is. Answers with
 * what went wrong; then the earlier ones stand.
 */
export async function writeKeptFiles(
  city: string,
  files: Readonly<Partial<Record<OwnRole, KeptFile | null>>>,
): Promise<StorageTrouble | null> {
  const entries = ROLES.flatMap((role) => (files[role] ? [[keyOf(city, role), files[role]] as const] : []))
  const gone = ROLES.filter((role) => files[role] === null).map((role) => keyOf(city, role))
  try {
    if (entries.length > 0)
      await setMany(
        entries.map(([key, file]) => [key, file]),
        opened(),
      )
    if (gone.length > 0) await delMany(gone, opened())
    return null
  } catch (cause) {
    return cause instanceof Error && cause.name === 'QuotaExceededError' ? 'full' : 'blocked'
  }
}

/** Another version of the page may have kept something else under the same key. */
function keptFile(value: unknown): KeptFile | null {
  if (typeof value !== 'object' || value === null) return null
  const { name, bytes, day } = value as Partial<KeptFile>
  const isOurs = typeof name === 'string' && bytes instanceof Uint8Array && typeof day === 'string'
  return isOurs ? (value as KeptFile) : null
}
