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
