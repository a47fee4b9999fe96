import type { Entry, EntryColumns } from '../../src/network/place.ts'
import { ENTRY } from '../../src/network/place.ts'
import type { Snapper } from '../../src/network/snap.ts'
import type { RawFacility, RawOrigin } from './raw-places.ts'

/** Places joined to the network, and how well that went. Counts are of places, not of entries. */
export interface SnappedPlaces {
  readonly entries: EntryColumns
  readonly offNetwork: number
  readonly far: number
  readonly behindWall: number
}

type Report = (done: number, total: number) => void

/** Joins each facility by its entrances, else by its outline. Places are indices into `facilities`. */
export const snapFacilities = (
  facilities: readonly RawFacility[],
  snapper: Snapper,
  report: Report,
): SnappedPlaces =>
  snapAll(facilities, report, ({ points, outline }) => {
    const atPoints = points.flatMap((point) => snapper.snap(point))
    return atPoints.length > 0 ? atPoints : (outline ?? []).flatMap((ring) => snapper.snapOutline(ring))
  })

/** Joins each home. Places are indices into `origins`. */
export const snapOrigins = (origins: readonly RawOrigin[], snapper: Snapper, report: Report): SnappedPlaces =>
  snapAll(origins, report, ({ lon, lat }) => snapper.snap([lon, lat]))

function snapAll<T>(places: readonly T[], report: Report, entriesOf: (place: T) => Entry[]): SnappedPlaces {
  const lists = places.map((place, i) => {
    report(i, places.length)
    return inOrder(entriesOf(place))
  })
  const isFlagged = (flag: number) => (entries: readonly Entry[]) =>
    entries.length > 0 && entries.every(({ flags }) => (flags & flag) !== 0)
  return {
    entries: columnsOf(lists),
    offNetwork: lists.filter((entries) => entries.length === 0).length,
    far: lists.filter(isFlagged(ENTRY.far)).length,
    behindWall: lists.filter(isFlagged(ENTRY.behindWall)).length,
  }
}

/** Ascending by edge and offset, each entry once: two gates of a park may meet the street at one point. */
function inOrder(entries: readonly Entry[]): Entry[] {
  const byKey = new Map(
    entries.map((entry) => [`${entry.edge} ${entry.offsetDm} ${entry.flags & ENTRY.stepFree}`, entry]),
  )
  for (const entry of entries) {
    const key = `${entry.edge} ${entry.offsetDm} ${entry.flags & ENTRY.stepFree}`
    if (entry.legDm < (byKey.get(key)?.legDm ?? Infinity)) byKey.set(key, entry)
  }
  return [...byKey.values()].sort((a, b) => a.edge - b.edge || a.offsetDm - b.offsetDm || a.flags - b.flags)
}

function columnsOf(lists: readonly (readonly Entry[])[]): EntryColumns {
  const all = lists.flat()
  return {
    place: Uint32Array.from(lists.flatMap((entries, place) => entries.map(() => place))),
    edge: Uint32Array.from(all, ({ edge }) => edge),
    offsetDm: Uint32Array.from(all, ({ offsetDm }) => offsetDm),
    legDm: Uint16Array.from(all, ({ legDm }) => legDm),
    flags: Uint8Array.from(all, ({ flags }) => flags),
  }
}
