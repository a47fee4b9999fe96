import { createEffect, createMemo, createResource, on, onCleanup, type Accessor } from 'solid-js'
import { basemapAddress } from '../state/basemap-address.ts'
import type { Problem, Session } from '../state/session.ts'
import { BASEMAP_FILE } from './style.ts'

export interface Basemap {
  /** Address of the open city's basemap once it has been found readable; null before, and without one. */
  readonly url: Accessor<string | null>
  /** Told of trouble with a source of the map, by its id. */
  readonly onSourceError: (source: string, message: string) => void
}

/** The basemap of the open city, closed with it. A failed one is asked for again when the visitor asks again. */
export function createBasemap(
  session: Pick<Session, 'city' | 'cityFolder' | 'attempt'>,
  onProblem: (problem: Problem) => void,
): Basemap {
  const reported = new Set<string>()
  let close = (): void => {}
  let problemNow: FileProblem = () => 'unreachable'
  let isGone = false
  onCleanup(() => (isGone = true))
  const wanted = createMemo(() => {
    const [folder, manifest] = [session.cityFolder(), session.city()?.manifest]
    return folder === null || !manifest
      ? null
      : new URL(basemapAddress(manifest), new URL(folder, document.baseURI)).href
  })
  // eslint-disable-next-line solid/reactivity -- compares with what is wanted by then
  const [opened, { refetch }] = createResource(wanted, async (url) => {
    const { openBasemap } = await import('./maplibre.ts')
    const result = await openBasemap(url)
    if (isGone || wanted() !== url) {
      if (result.ok) result.close()
      return null
    }
    if (result.ok) [close, problemNow] = [result.close, result.problem]
    else onProblem({ what: 'map', error: result.error })
    return result.ok ? url : null
  })
  createEffect(() => {
    wanted()
    onCleanup(() => {
      close()
      reported.clear()
    })
  })
  const isBroken = (): boolean =>
    reported.has('basemap') || opened.state === 'errored' || (opened.state === 'ready' && opened() === null)
  createEffect(
    on(
      session.attempt,
      () => {
        if (wanted() !== null && isBroken()) void refetch()
        reported.clear()
      },
      { defer: true },
    ),
  )
  return {
    // Not by reading while it loads: that would suspend the whole map.
    url: () => (wanted() !== null && opened.state === 'ready' ? (opened() ?? null) : null),
    onSourceError: (source, message) => {
      if (reported.has(source)) return
      reported.add(source)
      onProblem({ what: 'map', error: sourceError(source, message, problemNow()) })
    },
  }
}

type FileProblem = () => Extract<Problem['error'], { kind: 'file' }>['problem']

const sourceError = (source: string, message: string, problem: ReturnType<FileProblem>): Problem['error'] =>
  source === 'basemap'
    ? { kind: 'file', problem, file: BASEMAP_FILE, message }
    : { kind: 'internal', message: `map: ${message}` }
