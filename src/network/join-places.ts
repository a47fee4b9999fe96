import type { LonLat } from '../units.ts'
import { ENTRY, entryColumns, type Entry, type EntryColumns } from './place.ts'
import type { Snapper } from './snap.ts'

/** Places joined to the network, and how well that went. Counts are of places, not of entries. */
export interface JoinedPlaces {
  readonly entries: EntryColumns
  readonly offNetwork: number
  readonly far: number
  readonly behindWall: number
}

/** Where a facility can be entered. */
export interface FacilityPlace {
  /** The place itself, or the entrances and gates of an area; empty when none are known. */
  readonly points: readonly LonLat[]
  /** Closed rings of an area, for want of entrances; null when `points` says it all. */
  readonly outline: readonly (readonly LonLat[])[] | null
}

type Report = (done: number, total: number) => void

/** Joins each facility by its points, else by its outline. Places are indices into `facilities`. */
export const joinFacilities = (
  facilities: readonly FacilityPlace[],
  snapper: Snapper,
  report?: Report,
): JoinedPlaces =>
  joinAll(facilities, report, ({ points, outline }) => {
    const atPoints = points.flatMap((point) => snapper.snap(point))
    return atPoints.length > 0 ? atPoints : (outline ?? []).flatMap((ring) => snapper.snapOutline(ring))
  })

/** Joins each point, such as a home. Places are indices into `points`. */
export const joinPoints = (points: readonly LonLat[], snapper: Snapper, report?: Report): JoinedPlaces =>
  joinAll(points, report, (point) => snapper.snap(point))

function joinAll<T>(
  places: readonly T[],
  report: Report | undefined,
  entriesOf: (place: T) => Entry[],
): JoinedPlaces {
  const lists = places.map((place, i) => {
    report?.(i, places.length)
    return inOrder(entriesOf(place))
  })
  return {
    entries: entryColumns(lists),
    offNetwork: lists.filter((entries) => entries.length === 0).length,
    far: lists.filter((entries) => isFlagged(entries, ENTRY.far)).length,
    behindWall: lists.filter((entries) => isFlagged(entries, ENTRY.behindWall)).length,
  }
}

const isFlagged = (entries: readonly Entry[], flag: number): boolean =>
  entries.length > 0 && entries.every(({ flags }) => (flags & flag) !== 0)

/**
 * Ascending by edge and offset, each entry once: two gates of a park may meet the street at one point. The shortest
 * leg stays, of equal ones that with the fewest doubts, so that the order of the input does not matter.
 */
function inOrder(entries: readonly Entry[]): Entry[] {
  const byKey = new Map<string, Entry>()
  for (const entry of entries.toSorted((a, b) => a.legDm - b.legDm || a.flags - b.flags)) {
    const key = `${entry.edge} ${entry.offsetDm} ${entry.flags & ENTRY.stepFree}`
    if (!byKey.has(key)) byKey.set(key, entry)
  }
  return [...byKey.values()].sort((a, b) => a.edge - b.edge || a.offsetDm - b.offsetDm || a.flags - b.flags)
}
