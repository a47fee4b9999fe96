import type { StandardRule } from '../../services/standard.ts'
import type { Grade } from '../../theme.ts'
import type { GapRow } from './gap-rows.ts'
import { walkDs } from './walk-length.ts'

/** Communities with gaps of a certain grade, or those of which nobody can tell. */
export type GradeFilter = 'gaps' | Exclude<Grade, 'all'>

export interface GapFilter {
  readonly grade: GradeFilter
  /** Index of a rule that is lacking. */
  readonly rule: number | null
  /** Part of a name. */
  readonly text: string
}

export const SORT_KEYS = ['name', 'missing', 'farthest', 'residents'] as const
export type SortKey = (typeof SORT_KEYS)[number]

export interface GapSort {
  readonly key: SortKey
  readonly descending: boolean
}

/** Most missing first, of those the most residents. */
export const FIRST_SORT: GapSort = { key: 'missing', descending: true }

/** In the order in which they are offered. */
export const GRADE_FILTERS = ['gaps', '1-2', '3-5', '6+', 'undetermined'] as const

/** Rows that a filter leaves, and how many there would be of every grade. O(rows). */
export function filterGaps(
  rows: readonly GapRow[],
  filter: GapFilter,
  folded: (name: string) => string = fold,
): { readonly shown: readonly GapRow[]; readonly counts: Readonly<Record<GradeFilter, number>> } {
  const text = fold(filter.text.trim())
  const counts = { gaps: 0, '1-2': 0, '3-5': 0, '6+': 0, undetermined: 0 }
  const shown = rows.filter((row) => {
    if (!lacks(row, filter.rule) || (text !== '' && !folded(row.name).includes(text))) return false
    if (row.grade !== 'all') counts[row.grade]++
    if (row.grade !== 'undetermined') counts.gaps++
    return isOfGrade(row, filter.grade)
  })
  return { shown, counts }
}

/** Names as they are searched in, each worked out once: letters typed one after the other ask for all of them again. */
export function foldOnce(): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const now = fold(name)
    known.set(name, now)
    return now
  }
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

const isOfGrade = (row: GapRow, grade: GradeFilter): boolean =>
  grade === 'gaps' ? row.grade !== 'undetermined' : row.grade === grade

/** Among those of which nobody can tell, a rule in doubt is what has to be checked. */
function lacks(row: GapRow, rule: number | null): boolean {
  if (rule === null || row.outside.includes(rule)) return true
  return row.grade === 'undetermined' && row.unsure.includes(rule)
}

/** How rows are compared: words by the reader's language, lengths by the rules they belong to. */
export interface Comparing {
  /** Position of a name among all of them, in the reader's language. */
  readonly nameRank: (name: string) => number
  readonly rules: readonly StandardRule[]
  readonly paceMps: number
}

/** Sorts rows; ties by missing, then residents (both most first), then the city's order. Unknown always comes last. */
export function sortGaps(rows: readonly GapRow[], sort: GapSort, comparing: Comparing): GapRow[] {
  const keyed = rows.map((row) => ({ row, value: valueOf(row, sort.key, comparing) }))
  return keyed
    .toSorted((a, b) => compareValues(a.value, b.value, sort.descending) || usual(a.row, b.row))
    .map(({ row }) => row)
}

function valueOf(row: GapRow, key: SortKey, { nameRank, rules, paceMps }: Comparing): number | null {
  if (key === 'name') return nameRank(row.name)
  if (key !== 'farthest') return row[key]
  const { farthest } = row
  const rule = farthest === null ? undefined : rules[farthest.rule]
  if (farthest === null || rule === undefined) return null
  return walkDs(farthest.primary, rule.ruler, paceMps)
}

function compareValues(a: number | null, b: number | null, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const order = Number(a > b) - Number(a < b)
  return descending ? -order : order
}

const usual = (a: GapRow, b: GapRow): number =>
  b.missing - a.missing || (b.residents ?? -1) - (a.residents ?? -1) || a.community - b.community

/** What a click on a column's heading leads to: the other way round, or the column's own first way. */
export function nextSort(now: GapSort, key: SortKey): GapSort {
  if (now.key === key) return { key, descending: !now.descending }
  return { key, descending: key !== 'name' }
}
