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

/** Rows that a filter leaves, and how many there would be of every grade. */
export function filterGaps(
  rows: readonly GapRow[],
  filter: GapFilter,
): { readonly shown: readonly GapRow[]; readonly counts: Readonly<Record<GradeFilter, number>> } {
  const text = fold(filter.text.trim())
  const kept = rows.filter((row) => lacks(row, filter.rule) && (text === '' || fold(row.name).includes(text)))
  const of = (grade: GradeFilter) => kept.filter((row) => isOfGrade(row, grade))
  const counts = Object.fromEntries(GRADE_FILTERS.map((grade) => [grade, of(grade).length]))
  return { shown: of(filter.grade), counts: counts as Record<GradeFilter, number> }
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
  readonly collator: Pick<Intl.Collator, 'compare'>
  readonly rules: readonly StandardRule[]
  readonly paceMps: number
}

/** Sorts rows; ties by missing, then residents (both most first), then the city's order. Unknown always comes last. */
export function sortGaps(rows: readonly GapRow[], sort: GapSort, comparing: Comparing): GapRow[] {
  const keyed = rows.map((row) => ({ row, value: valueOf(row, sort.key, comparing) }))
  return keyed
    .toSorted(
      (a, b) =>
        compareValues(a.value, b.value, { descending: sort.descending, comparing }) || usual(a.row, b.row),
    )
    .map(({ row }) => row)
}

function valueOf(row: GapRow, key: SortKey, { rules, paceMps }: Comparing): number | string | null {
  if (key !== 'farthest') return row[key]
  const { farthest } = row
  const rule = farthest === null ? undefined : rules[farthest.rule]
  if (farthest === null || rule === undefined) return null
  return walkDs(farthest.primary, rule.ruler, paceMps)
}

interface How {
  readonly descending: boolean
  readonly comparing: Comparing
}

function compareValues(a: number | string | null, b: number | string | null, how: How): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const order =
    typeof a === 'string' || typeof b === 'string'
      ? how.comparing.collator.compare(String(a), String(b))
      : Number(a > b) - Number(a < b)
  return how.descending ? -order : order
}

const usual = (a: GapRow, b: GapRow): number =>
  b.missing - a.missing || (b.residents ?? -1) - (a.residents ?? -1) || a.community - b.community

/** What a click on a column's heading leads to: the other way round, or the column's own first way. */
export function nextSort(now: GapSort, key: SortKey): GapSort {
  if (now.key === key) return { key, descending: !now.descending }
  return { key, descending: key !== 'name' }
}
