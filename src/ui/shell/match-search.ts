import type { Community } from '../../coverage/tables.ts'
import type { Service } from '../../services/catalogue.ts'

/** What can be found, with every spelling ready to be compared. */
export interface SearchIndex {
  readonly communities: readonly Spellings[]
  readonly services: readonly (Spellings & { readonly id: string })[]
}

export interface Spellings {
  readonly folded: readonly string[]
}

/** Communities by index, services by id, best first. */
export interface Found {
  readonly communities: readonly number[]
  readonly services: readonly string[]
}

/** Most lines that are offered, and how many of them services may take while there are communities too. */
export const MOST_FOUND = 12
const MOST_SERVICES = 4

/** Names of every language, of communities as shown (`shown(i)`, for those without a name) and of services both ways. */
export function searchIndexOf(
  communities: readonly Community[],
  services: readonly Service[],
  shown: (community: number) => string,
): SearchIndex {
  return {
    communities: communities.map(({ names }, i) => spellings([shown(i), ...Object.values(names)])),
    services: services.map(({ id, names }) => ({
      id,
      ...spellings([...Object.values(names.resident), ...Object.values(names.planner)]),
    })),
  }
}

/**
 * Everything whose name holds every word of the query, whatever its case and accents: names that begin with the
 * query first, then names with a word that does, then the rest; within these in the order of the index.
 * A linear scan: ten thousand communities take a few milliseconds.
 */
export function matchSearch(index: SearchIndex, query: string): Found {
  const wanted = fold(query)
  if (wanted === '') return { communities: [], services: [] }
  const services = ranked(index.services, wanted)
  const communities = ranked(index.communities, wanted)
  const forServices = Math.max(MOST_SERVICES, MOST_FOUND - communities.length)
  const kept = services.slice(0, forServices)
  return {
    communities: communities.slice(0, MOST_FOUND - kept.length),
    services: kept.flatMap((i) => index.services[i]?.id ?? []),
  }
}

/** Letters without case, accents and width; runs of white space become one blank. */
export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

const spellings = (names: readonly string[]): Spellings => ({
  folded: [...new Set(names.map(fold))].filter((name) => name !== ''),
})

const RANKS = 3

/** Positions of what matches, best rank first, in their order within a rank. */
function ranked(entries: readonly Spellings[], wanted: string): readonly number[] {
  const words = wanted.split(' ')
  const byRank: number[][] = Array.from({ length: RANKS }, () => [])
  for (const [i, { folded }] of entries.entries()) {
    const ranks = folded.map((name) => rankOf(name, wanted, words))
    byRank[Math.min(...ranks)]?.push(i)
  }
  return byRank.flat()
}

/** 0: begins with the query, 1: a word of it does, 2: holds every word, `RANKS`: does not match. */
function rankOf(name: string, wanted: string, words: readonly string[]): number {
  if (name.startsWith(wanted)) return 0
  if (!words.every((word) => name.includes(word))) return RANKS
  return startsAWord(name, wanted) ? 1 : 2
}

function startsAWord(name: string, wanted: string): boolean {
  for (let at = name.indexOf(wanted, 1); at > 0; at = name.indexOf(wanted, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(name.charAt(at - 1))) return true
  }
  return false
}
