import { batch, createSignal, type Accessor } from 'solid-js'
import type { Engine, EngineError, OpenCity, OwnPlacesRequest } from '../engine/protocol.ts'
import { readOwnFiles } from './own-files.ts'
import type { OwnFiles } from './session.ts'

/** What somebody's own files made of the city that was open then. */
interface Override {
  readonly instead: OpenCity | undefined
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
  // files given for one city say nothing of the next
  const current = () => {
    const found = override()
    return found !== null && found.instead === opened() ? found : null
  }

  const waiting = () => (error()?.kind === 'incomplete' ? tried() : NONE)

  const take = async (given: OwnPlacesRequest): Promise<void> => {
    const instead = opened()
    setTried(given)
    const result = await engine.ask('ownPlaces', given)
    batch(() => {
      if (result.ok) setOverride({ instead, city: result.value, given })
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
      const given = current()?.given ?? waiting()
      return { communities: given.communities?.name ?? null, facilities: given.facilities?.name ?? null }
    },
    /** A file takes the place of the one that was given for the same. */
    useFiles: (files: readonly File[]) =>
      busily(async () => {
        const read = await readOwnFiles(files)
        if ('kind' in read) {
          setError(read)
          return
        }
        const given = current()?.given ?? waiting()
        await take({
          communities: read.communities ?? given.communities,
          facilities: read.facilities ?? given.facilities,
        })
      }),
    swapFiles: () =>
      busily(async () => {
        await take({ communities: tried().facilities, facilities: tried().communities })
      }),
    forget: () =>
      busily(async () => {
        await engine.ask('ownPlaces', null)
        batch(() => {
          setOverride(null)
          setError(null)
        })
      }),
    reset: () =>
      batch(() => {
        setOverride(null)
        setError(null)
      }),
  }
}
