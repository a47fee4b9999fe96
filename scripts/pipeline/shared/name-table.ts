import { NO_NAME, type NameSet } from '../../../src/network/network.ts'
import type { Tags } from '../../osm/osm-data.ts'

/** `name:` + a two-letter language, with a script or region where written: not `name:left` or `name:pronunciation`. */
const LANGUAGE_KEY = /^name:([a-z]{2}(?:-[A-Z][a-z]{3}|-[A-Z]{2})?)$/

export interface NameTable {
  /** Each distinct set of names once, in order of first use. */
  readonly names: NameSet[]
  /** Index of the names that tags carry, or `NO_NAME`. Adds them when new. */
  readonly indexOf: (tags: Tags) => number
}

/** Collects street names, each distinct set once: a street of forty ways has one row. */
export function nameTable(): NameTable {
  const names: NameSet[] = []
  const indexByText = new Map<string, number>()
  const indexOf = (tags: Tags): number => {
    const set = nameSetOf(tags)
    if (set === null) return NO_NAME
    const text = JSON.stringify(set)
    const known = indexByText.get(text)
    if (known !== undefined) return known
    names.push(set)
    indexByText.set(text, names.length - 1)
    return names.length - 1
  }
  return { names, indexOf }
}

/** The names among tags with their languages in alphabetical order, or null when there are none. */
export function nameSetOf(tags: Tags): NameSet | null {
  const entries: [string, string][] = []
  for (const [key, value] of Object.entries(tags)) {
    if (value === '') continue
    if (key === 'name') entries.push(['', value])
    const language = LANGUAGE_KEY.exec(key)?.[1]
    if (language !== undefined) entries.push([language, value])
  }
  if (entries.length === 0) return null
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
