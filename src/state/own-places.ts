import { batch, createMemo, createSignal, type Accessor } from 'solid-js'
import type { Engine, EngineError, OpenCity, OwnPlacesRequest } from '../engine/protocol.ts'
import type { CoordinateSystem } from '../format/supplied-table.ts'
import { isOwnFilesError, readOwnFiles } from './own-files.ts'
import type { OwnFiles } from './session.ts'

/** What somebody's own files made of the city that was open then. */
interface Override {
  /** Which opening of a city they were given for. */
  readonly opening: number
  readonly city: OpenCity
  readonly given: OwnPlacesRequest
}

const NONE: OwnPlacesRequest = { communities: null, facilities: null }

/** Somebody's own communities and facilities in the stead of the open city's. A file that fails changes nothing. */
export function createOwnPlaces(engine: Engine, opened: Accessor<OpenCity | undefined>) {
  const [override, setOverride] = createSignal<Override | null>(null)
  const [error, setError] = createSignal<EngineError | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  // what was given last, taken or not: a file that was taken for the wrong kind can be swapped, half a pair completed
  const [tried, setTried] = createSignal<OwnPlacesRequest>(NONE)
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

  const take = async (given: OwnPlacesRequest): Promise<void> => {
    setTried(given)
    const result = await engine.ask('ownPlaces', given)
    if (!result.ok && result.error.kind === 'superseded') return
    batch(() => {
      if (result.ok) setOverride({ opening: opening(), city: result.value, given })
      setError(result.ok ? null : result.error)
    })
  }
  const busily = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try {
      await work()
    } finally {
      setBusy(false)
    }
  }
  return {
    city: () => current()?.city ?? opened(),
    error,
    isBusy,
    files: (): OwnFiles => {
      const given = current()?.given ?? waiting() ?? NONE
      return { communities: given.communities?.name ?? null, facilities: given.facilities?.name ?? null }
    },
    /** A file takes the place of the one that was given for the same; half a pair waits for the other. */
    useFiles: (files: readonly File[]) =>
      busily(async () => {
        const read = await readOwnFiles(files)
        if (isOwnFilesError(read)) {
          setError(read)
          return
        }
        const given = waiting() ?? current()?.given ?? NONE
        await take({
          communities: read.communities ?? given.communities,
          facilities: read.facilities ?? given.facilities,
        })
      }),
    swapFiles: () => busily(() => take({ communities: tried().facilities, facilities: tried().communities })),
    /** Says what the coordinates of a file are in. */
    setCoordinates: (role: keyof OwnPlacesRequest, coordinates: CoordinateSystem) =>
      busily(async () => {
        const given = current()?.given ?? waiting() ?? NONE
        const file = given[role]
        if (file !== null) await take({ ...given, [role]: { ...file, coordinates } })
      }),
    retry: () => {
      if (error() !== null && tried() !== NONE) void busily(() => take(tried()))
    },
    forget: () =>
      busily(async () => {
        const result = await engine.ask('ownPlaces', null)
        // without a city there is nothing to go back to, which is what was asked for
        const isGone = result.ok || result.error.kind === 'incomplete'
        batch(() => {
          if (isGone) setOverride(null)
          setTried(NONE)
          setError(isGone ? null : result.error)
        })
      }),
  }
}
