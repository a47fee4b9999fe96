/** Places joined to the network: where people live and where facilities are entered. */

/** One way from a place onto the network: a straight leg to a point on an edge. */
export interface Entry {
  readonly edge: number
  /** Walking length from `edgeFrom` to the foot of the leg, decimetres, 0 … `lengthDm[edge]`. */
  readonly offsetDm: number
  /** Straight off-street leg between the place and the street, decimetres, at most `MAX_LEG_DM`. */
  readonly legDm: number
  /** `ENTRY` bits. */
  readonly flags: number
}

export const ENTRY = {
  /** The leg is longer than 50 m: "far from a mapped street". */
  far: 1,
  /** The leg crosses a wall, fence, railway or water and no edge within reach avoids that. */
  behindWall: 2,
  /** A second entry for walkers who take no steps, where the first is on a flight of steps. Nobody else uses it. */
  stepFree: 4,
} as const

/** Legs up to this are plain; longer ones are flagged `far`. */
export const PLAIN_LEG_DM = 500
/** Longer legs are refused: the place is not on the network and never gets a number. */
export const MAX_LEG_DM = 1_500

/** Entries of many places as columns, ascending by place, then edge, then offset. A place may have none or several. */
export interface EntryColumns {
  /** Index of the place (facility or origin) each entry belongs to. */
  readonly place: Uint32Array
  readonly edge: Uint32Array
  readonly offsetDm: Uint32Array
  readonly legDm: Uint16Array
  /** `ENTRY` bits. */
  readonly flags: Uint8Array
}

/** Entry i of the columns as an object. */
export const entryAt = ({ edge, offsetDm, legDm, flags }: Omit<EntryColumns, 'place'>, i: number): Entry => ({
  edge: edge[i]!,
  offsetDm: offsetDm[i]!,
  legDm: legDm[i]!,
  flags: flags[i]!,
})

/** The entries of many places, one list for each, as columns. */
export function entryColumns(lists: readonly (readonly Entry[])[]): EntryColumns {
  const all = lists.flat()
  return {
    place: Uint32Array.from(lists.flatMap((entries, place) => entries.map(() => place))),
    edge: Uint32Array.from(all, ({ edge }) => edge),
    offsetDm: Uint32Array.from(all, ({ offsetDm }) => offsetDm),
    legDm: Uint16Array.from(all, ({ legDm }) => legDm),
    flags: Uint8Array.from(all, ({ flags }) => flags),
  }
}

/** The same entries but for some places, which get others; places may be added at the end. */
export function withEntries(
  columns: EntryColumns,
  changes: ReadonlyMap<number, readonly Entry[]>,
): EntryColumns {
  const places = [...changes.keys()].sort((a, b) => a - b)
  const own = entryColumns(places.map((place) => changes.get(place) ?? []))
  const kept: (readonly [start: number, end: number])[] = []
  let start = 0
  for (const place of places) {
    const first = firstEntryOf(columns, place)
    kept.push([start, first])
    start = firstEntryOf(columns, place + 1)
  }
  const spliced = <T extends Uint8Array | Uint16Array | Uint32Array>(old: T, more: T): T => {
    const keptCount = kept.reduce((sum, [from, to]) => sum + to - from, old.length - start)
    const column = new (old.constructor as new (length: number) => T)(keptCount + more.length)
    let [at, taken] = [0, 0]
    for (const [k, [from, to]] of kept.entries()) {
      column.set(old.subarray(from, to), at)
      at += to - from
      while (taken < own.place.length && own.place[taken] === k) column[at++] = more[taken++]!
    }
    column.set(old.subarray(start), at)
    return column
  }
  return {
    place: spliced(
      columns.place,
      own.place.map((k) => places[k]!),
    ),
    edge: spliced(columns.edge, own.edge),
    offsetDm: spliced(columns.offsetDm, own.offsetDm),
    legDm: spliced(columns.legDm, own.legDm),
    flags: spliced(columns.flags, own.flags),
  }
}

/** The first row of a place or, when it has none, of those after it: found by halves. */
export function firstEntryOf({ place }: Pick<EntryColumns, 'place'>, of: number): number {
  let [low, high] = [0, place.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (place[middle]! < of) low = middle + 1
    else high = middle
  }
  return low
}
