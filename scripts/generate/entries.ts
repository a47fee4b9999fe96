import { ACCESS, EDGE, edgeAccess } from '../../src/network/network.ts'
import { ENTRY, PLAIN_LEG_DM, type Entry, type EntryColumns } from '../../src/network/place.ts'
import type { Dice } from './dice.ts'

/** A place's way onto the network, put on an edge directly. */
export interface PlacedEntry extends Entry {
  readonly place: number
}

/** An entry somewhere on an edge: mostly a short leg, now and then a long one or one behind a wall. */
export function entryOn(dice: Dice, edge: number, lengthDm: number): Entry {
  const legDm = dice.chance(0.015) ? dice.whole(PLAIN_LEG_DM + 1, 1_400) : dice.whole(20, 350)
  const isBehindWall = dice.chance(0.004)
  const flags = (legDm > PLAIN_LEG_DM ? ENTRY.far : 0) | (isBehindWall ? ENTRY.behindWall : 0)
  return { edge, offsetDm: dice.whole(0, lengthDm), legDm, flags }
}

/** Columns of entries that already stand in the order of `EntryColumns`. */
export const entryColumns = (entries: readonly PlacedEntry[]): EntryColumns => ({
  place: Uint32Array.from(entries, ({ place }) => place),
  edge: Uint32Array.from(entries, ({ edge }) => edge),
  offsetDm: Uint32Array.from(entries, ({ offsetDm }) => offsetDm),
  legDm: Uint16Array.from(entries, ({ legDm }) => legDm),
  flags: Uint8Array.from(entries, ({ flags }) => flags),
})

/** Whether a place may be joined to an edge with these flags: no gate, and not where nobody gets to. */
export function isReached(flags: number): boolean {
  const access = edgeAccess(flags)
  const isWalked = access === ACCESS.open || access === ACCESS.residents || access === ACCESS.enclosed
  return isWalked && (flags & EDGE.gate) === 0
}
