import { dataError, parseJson, type DataProblem } from '../services/data-error.ts'
import { mostAlike } from '../services/most-alike.ts'
import { adoptStandard, isSameSet, nearestBase, type OwnStandard } from '../services/own-standard.ts'
import { readStandard, type Standard } from '../services/standard.ts'

/** What a standard may refer to here. */
export interface StandardKnowledge {
  readonly standards: readonly Standard[]
  /** Ids of services. */
  readonly services: readonly string[]
  /** Ids of walkers. */
  readonly walkers: readonly string[]
}

/** Something of a file that is not known here and had to be left out. */
export interface LeftOut {
  readonly what: 'service' | 'rule' | 'walker'
  /** As the file has it. */
  readonly id: string
  /** Of `service`: the rule that asks for it, or null where only a floor names it. Of `walker`: the one put in its stead. */
  readonly of: string | null
  /** A known id that reads much like it. */
  readonly like: string | null
}

export type StandardFile =
  | { readonly kind: 'read'; readonly own: OwnStandard; readonly left: readonly LeftOut[] }
  | { readonly kind: 'refused'; readonly problem: DataProblem }

/** The text of a standard as a file of `data/standards/`. */
export const writeStandardFile = (standard: Standard): string => `${JSON.stringify(standard, null, 2)}\n`

/**
 * Reads a file of the format of `data/standards/*.json`. Services and walkers that are not known here are left out and
 * listed; whether what remains is wanted is for the visitor to say. Everything else that is wrong is refused: broken
 * JSON, unknown keys, values out of range, and thresholds that contradict each other.
 */
export function readStandardFile(text: string, label: string, known: StandardKnowledge): StandardFile {
  try {
    const foreign = readStandard(parseJson(text.replace(/^\uFEFF/, ''), label), label)
    refuseContradictions(foreign, label)
    const base = nearestBase(foreign, known.standards)
    if (base === null) throw new Error('readStandardFile: no standards to compare with')
    const left = leftOutOf(foreign, base, known)
    const kept = keptOf(foreign, base, known)
    if (kept.rules.length === 0) {
      const found = left.map(({ id }) => id).join(', ')
      throw dataError({ label, path: 'rules', found, expected: 'at least one service of the catalogue' })
    }
    // gaps may now be allowed for more rules than there are
    const standard = adoptStandard(readStandard(kept, label), base)
    return { kind: 'read', own: { base: base.id, standard }, left }
  } catch (error) {
    if (!isDataProblem(error)) throw error
    const { path, found, expected } = error
    return { kind: 'refused', problem: { label, path, found, expected } }
  }
}

const isDataProblem = (error: unknown): error is Error & DataProblem =>
  error instanceof Error && error.name === 'DataError'

/** A threshold outside its own band, or two rules that ask for the same services within different limits. */
function refuseContradictions({ rules }: Standard, label: string): void {
  for (const [r, { threshold, band, ruler, services }] of rules.entries()) {
    const path = `rules[${r}].threshold`
    if (band !== undefined && (threshold < band[0] || threshold > band[1])) {
      const expected = `within its band of ${band[0]}–${band[1]}`
      throw dataError({ label, path, found: `${threshold} ${ruler}`, expected })
    }
    const twin = rules.slice(0, r).find((rule) => isSameSet(rule.services, services))
    if (twin === undefined) continue
    const found = `${threshold} ${ruler} for ${services.join(', ')}`
    const expected = `one limit for these services: "${twin.id}" asks for ${twin.threshold} ${twin.ruler}`
    throw dataError({ label, path, found, expected })
  }
}

function leftOutOf(foreign: Standard, base: Standard, known: StandardKnowledge): LeftOut[] {
  const unknown = (id: string): boolean => !known.services.includes(id)
  const like = (id: string) => mostAlike(id, known.services)
  const left: LeftOut[] = foreign.rules.flatMap((rule): LeftOut[] => {
    const services = rule.services
      .filter(unknown)
      .map((id): LeftOut => ({ what: 'service', id, of: rule.id, like: like(id) }))
    const isGone = services.length === rule.services.length
    return isGone ? [...services, { what: 'rule', id: rule.id, of: null, like: null }] : services
  })
  for (const id of Object.keys(foreign.thinFloors.per10000Residents).filter(unknown))
    if (!left.some((one) => one.id === id)) left.push({ what: 'service', id, of: null, like: like(id) })
  if (!known.walkers.includes(foreign.defaultWalker))
    left.push({ what: 'walker', id: foreign.defaultWalker, of: base.defaultWalker, like: null })
  return left
}

function keptOf(foreign: Standard, base: Standard, known: StandardKnowledge): Standard {
  const isKnown = (id: string): boolean => known.services.includes(id)
  const floors = Object.entries(foreign.thinFloors.per10000Residents).filter(([id]) => isKnown(id))
  return {
    ...foreign,
    defaultWalker: known.walkers.includes(foreign.defaultWalker) ? foreign.defaultWalker : base.defaultWalker,
    thinFloors: { ...foreign.thinFloors, per10000Residents: Object.fromEntries(floors) },
    rules: foreign.rules
      .map((rule) => ({ ...rule, services: rule.services.filter(isKnown) }))
      .filter(({ services }) => services.length > 0),
  }
}

const VERSION = 1

/** Standards of a visitor as they are kept in the browser. */
export const writeStandardShelf = (standards: readonly OwnStandard[]): string =>
  JSON.stringify({ version: VERSION, standards })

/** Reads what `writeStandardShelf` wrote; `isWhole` is false where something of it could not be read. */
export function readStandardShelf(text: string): {
  readonly value: readonly OwnStandard[]
  readonly isWhole: boolean
} {
  const all = entriesIn(text)
  if (all === null) return { value: [], isWhole: false }
  const read = all.flatMap((one): OwnStandard[] => {
    const entry = readEntry(one)
    return entry === null ? [] : [entry]
  })
  const ids = new Set(read.map(({ standard }) => standard.id))
  const value = read.filter(
    (one, i) => read.findIndex((first) => first.standard.id === one.standard.id) === i,
  )
  return { value, isWhole: ids.size === all.length }
}

function entriesIn(text: string): readonly unknown[] | null {
  try {
    const kept = JSON.parse(text) as { readonly version?: unknown; readonly standards?: unknown } | null
    return kept?.version === VERSION && Array.isArray(kept.standards) ? kept.standards : null
  } catch {
    return null
  }
}

function readEntry(entry: unknown): OwnStandard | null {
  const { base, standard } = (entry ?? {}) as { readonly base?: unknown; readonly standard?: unknown }
  if (typeof base !== 'string') return null
  try {
    return { base, standard: readStandard(standard, 'the kept standards') }
  } catch {
    return null
  }
}
