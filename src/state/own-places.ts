import { batch, createEffect, createMemo, createSignal, on, type Accessor } from 'solid-js'
import type {
  Engine,
  EngineError,
  OpenCity,
  OwnFile,
  OwnPlacesRequest,
  Progress,
} from '../engine/protocol.ts'
import type { OwnRole } from './guess-role.ts'
import { createOwnKept } from './own-kept.ts'
import type { GivenFile, GivenFiles } from './own-reading.ts'
import type { OwnFiles } from './session.ts'

/** What somebody's own files made of the city that was open then. */
interface Override {
  /** Which opening of a city they were given for. */
  readonly opening: number
  readonly city: OpenCity
  readonly given: GivenFiles
  /** Kept from an earlier visit. */
  readonly isRestored: boolean
}

/** What may be chosen for a file that was given. */
export type OwnChoice = Pick<OwnFile, 'coordinates' | 'columns' | 'use'>

const NONE: GivenFiles = { communities: null, facilities: null }
const ROLES: readonly OwnRole[] = ['communities', 'facilities']
const BEGUN: Progress = { loadedBytes: 0, totalBytes: 0 }

/**
 * Somebody's own communities and facilities in the stead of the open city's, or beside them. A file that fails changes
 * nothing, nor does one that is given up. What was taken is kept for the next visit.
 */
export function createOwnPlaces(engine: Engine, opened: Accessor<OpenCity | undefined>) {
  const [override, setOverride] = createSignal<Override | null>(null)
  const [error, setError] = createSignal<EngineError | null>(null)
  const [progress, setProgress] = createSignal<Progress | null>(null)
  // what was given last, taken or not: a file that was taken for the wrong kind can be swapped, half a pair completed
  const [tried, setTried] = createSignal(NONE)
  const kept = createOwnKept(() => opened()?.id ?? null)
  // the worker forgets own places when a city is opened, and so does the page
  const opening = createMemo<number>((count) => {
    opened()
    return count + 1
  }, 0)
  const current = () => {
    const found = override()
    return found?.opening === opening() ? found : null
  }
  const waiting = () => (error()?.kind === 'incomplete' ? tried() : null)
  /** What choices are about: what failed, else what is in use. */
  const chosen = () => (error() !== null && tried() !== NONE ? tried() : (current()?.given ?? NONE))

  /** The work under way; whatever a later one finds is not its own any more. */
  let work = new AbortController()
  const busily = async (act: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    work.abort()
    const mine = (work = new AbortController())
    setProgress(BEGUN)
    try {
      await act(mine.signal)
    } catch (cause) {
      // such as the code that reads files, of a build that is gone
      const message = `own files: ${cause instanceof Error ? cause.message : String(cause)}`
      if (mine === work) setError({ kind: 'internal', message })
    } finally {
      if (mine === work) setProgress(null)
    }
  }
  /** Questions to the engine; it stands where the last one left it. */
  let asked = 0
  const take = async (given: GivenFiles, isRestored = false): Promise<void> => {
    const [mine, at, id, before] = [++asked, opening(), opened()?.id, chosen()]
    setTried(given)
    const result = await engine.ask('ownPlaces', requestOf(given))
    if (mine !== asked || (!result.ok && result.error.kind === 'superseded')) return
    batch(() => {
      if (result.ok) setOverride({ opening: at, city: result.value, given, isRestored })
      setError(result.ok ? null : result.error)
    })
    if (result.ok && id !== undefined && !isRestored) void kept.keep({ given, before }, id)
  }
  const drop = async (): Promise<void> => {
    const mine = ++asked
    const result = await engine.ask('ownPlaces', null)
    if (mine !== asked) return
    // without a city there is nothing to go back to, which is what was asked for
    const isGone = result.ok || result.error.kind === 'incomplete'
    batch(() => {
      if (isGone) setOverride(null)
      setTried(NONE)
      setError(isGone ? null : result.error)
    })
  }
  const reading = (signal: AbortSignal) => ({
    signal,
    onProgress: (told: Progress) => void (signal.aborted || setProgress(told)),
  })
  const restore = async (signal: AbortSignal, id: string): Promise<void> => {
    const [found, { readOne }] = [await kept.read(id), await import('./own-reading.ts')]
    const given: Record<OwnRole, GivenFile | null> = { ...NONE }
    for (const role of ROLES) {
      const file = found[role]
      if (file === undefined) continue
      const { name, bytes, day: _day, ...choice } = file
      const read = await readOne(new File([bytes], name), reading(signal))
      if (signal.aborted || read.kind === 'cancelled') return
      if (read.kind === 'refused') return void setError(read.error)
      given[role] = { ...read.given, file: { ...read.given.file, ...choice } }
    }
    if (!signal.aborted && ROLES.some((role) => given[role] !== null)) await take(given, true)
  }
  createEffect(
    on(opening, () => {
      const id = opened()?.id
      const isWanted = progress() === null && Object.keys(kept.names()).length > 0
      if (id !== undefined && isWanted) void busily((signal) => restore(signal, id))
    }),
  )
  const remove = (roles: readonly OwnRole[]): Promise<void> =>
    busily(async () => {
      const id = opened()?.id
      if (id !== undefined) void kept.remove(roles, id)
      const rest = { ...chosen() }
      for (const role of roles) rest[role] = null
      await (ROLES.every((role) => rest[role] === null) ? drop() : take(rest))
    })

  return {
    city: () => current()?.city ?? opened(),
    error,
    progress,
    files: (): OwnFiles => {
      const given = current()?.given ?? waiting() ?? NONE
      return {
        communities: given.communities?.file.name ?? null,
        facilities: given.facilities?.file.name ?? null,
      }
    },
    chosen,
    /** Those in use. */
    used: () => current()?.given ?? NONE,
    kept: { ...kept, isRestored: () => current()?.isRestored ?? false },
    /** A file takes the place of the one that was given for the same; half a pair waits for the other. */
    useFiles: (files: readonly File[]) =>
      busily(async (signal) => {
        const { readGiven } = await import('./own-reading.ts')
        const read = await readGiven(files, reading(signal))
        if (signal.aborted || read.kind === 'cancelled') return
        if (read.kind === 'refused') return void setError(read.error)
        const given = waiting() ?? current()?.given ?? NONE
        await take({
          communities: read.given.communities ?? given.communities,
          facilities: read.given.facilities ?? given.facilities,
        })
      }),
    swapFiles: () =>
      busily(() => {
        const given = tried() === NONE ? chosen() : tried()
        return take({ communities: unchosen(given.facilities), facilities: unchosen(given.communities) })
      }),
    /** Says what a file's coordinates are in, what its columns mean, or what becomes of the city's own. */
    changeFile: (role: OwnRole, choice: OwnChoice) =>
      busily(async () => {
        const given = chosen()
        const one = given[role]
        if (one !== null) await take({ ...given, [role]: { ...one, file: { ...one.file, ...choice } } })
      }),
    /** Takes one file away; what it stood for is the city's again. */
    removeFile: (role: OwnRole) => remove([role]),
    retry: () => {
      if (error() !== null && tried() !== NONE) void busily(() => take(tried()))
    },
    /** Gives up what is being read, at once; what was in use stays. */
    cancel: () => {
      work.abort()
      setProgress(null)
      const before = current()?.given ?? null
      setTried(before ?? NONE)
      asked++
      // the engine may have taken what was given up
      void engine.ask('ownPlaces', before === null ? null : requestOf(before))
    },
    forget: () => remove(ROLES),
  }
}

const requestOf = ({ communities, facilities }: GivenFiles): OwnPlacesRequest => ({
  communities: communities?.file ?? null,
  facilities: facilities?.file ?? null,
})

/** Columns mean other things in the other list. */
function unchosen(given: GivenFile | null): GivenFile | null {
  if (given === null) return null
  const { columns: _columns, use: _use, ...file } = given.file
  return { ...given, file }
}
