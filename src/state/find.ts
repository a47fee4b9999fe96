import type { NameIndex } from '../format/name-index.ts'
import { fromE7, type LonLat } from '../units.ts'
import { readQuery, type Query } from './find-query.ts'
import { rankOf, ranksOf, RANK, type Keys } from './match-key.ts'

/** One line of what was found. */
export type Found =
  | { readonly kind: 'community'; readonly community: number }
  | { readonly kind: 'service'; readonly id: string }
  /** Row of the streets. */
  | { readonly kind: 'street'; readonly street: number }
  /** Row of the house numbers, and of their street. */
  | { readonly kind: 'address'; readonly address: number; readonly street: number }
  /** Row of the facilities. */
  | { readonly kind: 'facility'; readonly row: number }

/** Everything that can be found, ready to be compared. */
export interface FindIndex {
  readonly communities: Keys
  readonly services: readonly { readonly id: string; readonly key: string }[]
  /** Streets, house numbers and facilities. */
  readonly names: NameIndex
}

/** Most lines that are offered. */
export const MOST_FOUND = 12

const KINDS = ['community', 'service', 'street', 'address', 'facility'] as const
type Kind = (typeof KINDS)[number]

/** Most lines of a kind while there are others. */
const MOST_OF: Readonly<Record<Kind, number>> = {
  community: 5,
  service: 4,
  street: 4,
  address: 6,
  facility: 4,
}

/** Of one rank and kind no more than this are weighed against each other. */
const MOST_WEIGHED = 400

interface Candidate {
  readonly found: Found
  readonly rank: number
  /** Smaller goes first among equals of a kind. */
  readonly weight: number
}

/**
 * What fits a query, best first: names that are it, that begin with it, words that do, initials, the rest; of one rank
 * communities, services, streets, house numbers, facilities. `near` brings the nearer ones of a kind first.
 */
export function find(index: FindIndex, text: string, near: LonLat | null): readonly Found[] {
  const query = readQuery(text, index.names.readings)
  if (query === null) return []
  const ranks = ranksOf(index.names, query)
  const houses = query.house === null ? null : findHouses(index.names, query.house)
  return chosen({
    community: communitiesIn(index, query),
    service: servicesIn(index, query),
    street: streetsIn(index, houses, ranks),
    address: houses === null ? [] : addressesIn(index, houses),
    facility: facilitiesIn(index, ranks, near),
  })
}

function communitiesIn({ communities }: FindIndex, query: Query): Candidate[] {
  return collect(ranksOf(communities, query), (community) => ({
    found: { kind: 'community', community },
    weight: 0,
  }))
}

function servicesIn({ services }: FindIndex, query: Query): Candidate[] {
  const ranks = Uint8Array.from(services, ({ key }) => rankOf(key, query))
  return collect(ranks, (i) => ({ found: { kind: 'service', id: services[i]?.id ?? '' }, weight: 0 }))
}

/** Where there is no such house, its street is better than nothing. */
function streetsIn({ names }: FindIndex, houses: Houses | null, ranks: Uint8Array): Candidate[] {
  const rankOfStreet = Array.from(names.streets.name, (name, street) => {
    const whole = ranks[name] ?? RANK.none
    const bare = houses?.streetRanks[name] ?? RANK.none
    if (bare === RANK.none || houses?.withHouse.has(street)) return whole
    return Math.min(whole, Math.max(bare, RANK.initials))
  })
  return collect(rankOfStreet, (street) => ({
    found: { kind: 'street', street },
    weight: (names.keys[names.streets.name[street] ?? 0] ?? '').length,
  }))
}

interface Houses {
  /** By name set, for the words without the house number. */
  readonly streetRanks: Uint8Array
  /** By house number. */
  readonly fits: readonly number[]
  /** By address. */
  readonly ranks: Uint8Array
  readonly streetOf: ReadonlyMap<number, number>
  /** Streets with a house of exactly this number. */
  readonly withHouse: ReadonlySet<number>
}

function findHouses(names: NameIndex, wanted: NonNullable<Query['house']>): Houses {
  const streetRanks = ranksOf(names, wanted)
  const fits = names.numberKeys.map((key) => rankOfNumber(key, wanted.number))
  const { name, firstAddress } = names.streets
  const ranks = new Uint8Array(names.addresses.number.length).fill(RANK.none)
  const streetOf = new Map<number, number>()
  const withHouse = new Set<number>()
  for (let street = 0; street < name.length; street++) {
    const rank = streetRanks[name[street] ?? 0] ?? RANK.none
    if (rank === RANK.none) continue
    for (let a = firstAddress[street] ?? 0; a < (firstAddress[street + 1] ?? 0); a++) {
      const fit = fits[names.addresses.number[a] ?? 0] ?? RANK.none
      if (fit === RANK.none) continue
      ranks[a] = Math.max(rank, fit)
      streetOf.set(a, street)
      if (fit === RANK.exact) withHouse.add(street)
    }
  }
  return { streetRanks, fits, ranks, streetOf, withHouse }
}

const addressesIn = ({ names }: FindIndex, { ranks, fits, streetOf }: Houses): Candidate[] =>
  collect(ranks, (address) => ({
    found: { kind: 'address', address, street: streetOf.get(address) ?? 0 },
    weight: fits[names.addresses.number[address] ?? 0] ?? 0,
  }))

/** 8 fits 8 exactly, 8/1 and 8a as parts of it, and 80 as what may still be typed. */
function rankOfNumber(key: string, wanted: string): number {
  if (!key.startsWith(wanted)) return RANK.none
  if (key.length === wanted.length) return RANK.exact
  return /\d/.test(key.charAt(wanted.length)) ? RANK.within : RANK.word
}

function facilitiesIn({ names }: FindIndex, ranks: Uint8Array, near: LonLat | null): Candidate[] {
  const { name, lonE7, latE7 } = names.facilities
  const narrow = near === null ? 0 : Math.cos((near[1] * Math.PI) / 180)
  const all = collect(
    name.map((of) => ranks[of] ?? RANK.none),
    (row) => ({
      found: { kind: 'facility', row },
      weight:
        near === null
          ? (names.keys[name[row] ?? 0] ?? '').length
          : Math.hypot((fromE7(lonE7[row] ?? 0) - near[0]) * narrow, fromE7(latE7[row] ?? 0) - near[1]),
    }),
  )
  const kept: Candidate[] = []
  for (const candidate of all) {
    const { found } = candidate
    const isNew = kept.every(
      (other) =>
        found.kind !== 'facility' ||
        other.found.kind !== 'facility' ||
        !isRepeated(names, found.row, other.found.row),
    )
    if (isNew) kept.push(candidate)
  }
  return kept
}

/** Stops on both sides of a street, entrances: of one name and service nearer than this one line is enough. Flat, degrees. */
const SAME_DEGREES = 0.004

function isRepeated(
  { facilities: { name, lanes, firstLane, lonE7, latE7 } }: NameIndex,
  a: number,
  b: number,
) {
  const isNear = (of: Int32Array): boolean => Math.abs(fromE7((of[a] ?? 0) - (of[b] ?? 0))) < SAME_DEGREES
  const laneOf = (row: number): number | undefined => lanes[firstLane[row] ?? 0]
  return name[a] === name[b] && laneOf(a) === laneOf(b) && isNear(lonE7) && isNear(latE7)
}

/** Of one kind: best rank first, then by weight, then in their order. */
function collect(ranks: ArrayLike<number>, make: (i: number) => Omit<Candidate, 'rank'>): Candidate[] {
  const byRank: Candidate[][] = Array.from({ length: RANK.none }, () => [])
  for (let i = 0; i < ranks.length; i++) {
    const same = byRank[ranks[i] ?? RANK.none]
    if (same !== undefined && same.length < MOST_WEIGHED) same.push({ rank: ranks[i] ?? 0, ...make(i) })
  }
  return byRank.flatMap((same) => same.sort((a, b) => a.weight - b.weight)).slice(0, MOST_FOUND)
}

/** Best rank first, of one rank kind by kind; no kind crowds the others out. */
function chosen(found: Readonly<Record<Kind, readonly Candidate[]>>): readonly Found[] {
  const rows = KINDS.flatMap((kind, k) =>
    found[kind].map((candidate, i) => ({ ...candidate, kind: k, isSpare: i >= MOST_OF[kind] })),
  )
  const inOrder = rows.sort((a, b) => a.rank - b.rank || a.kind - b.kind || a.weight - b.weight)
  const kept = new Set(inOrder.toSorted((a, b) => Number(a.isSpare) - Number(b.isSpare)).slice(0, MOST_FOUND))
  return inOrder.filter((row) => kept.has(row)).map((row) => row.found)
}
