import { withEdit, type LedgerEdit } from './ledger.ts'

/** What became of a file's changes beside those that were there. */
export interface MergedLedger {
  readonly edits: readonly LedgerEdit[]
  /** Of facilities that had no change before. */
  readonly added: readonly LedgerEdit[]
  /** Joined with one that was there, where at least one value of the file now holds. */
  readonly joined: readonly LedgerEdit[]
  /** Changed nothing: what was there says the same, or is newer. */
  readonly kept: readonly LedgerEdit[]
}

/**
 * Joins the changes of a file into others, fact by fact: what only one of the two says holds, and where both say
 * something what was checked last does, then what was changed last, then what was there.
 */
export function mergeLedgers(before: readonly LedgerEdit[], file: readonly LedgerEdit[]): MergedLedger {
  let edits = before
  const added: LedgerEdit[] = []
  const joined: LedgerEdit[] = []
  const kept: LedgerEdit[] = []
  for (const one of file) {
    const own = edits.find(({ facility }) => facility === one.facility)
    const merged = own === undefined ? one : joinEdits(own, one)
    if (own === undefined) added.push(one)
    else if (isSameSet(own, merged)) kept.push(one)
    else joined.push(one)
    if (merged !== own) edits = withEdit(edits, one.facility, merged)
  }
  return { edits, added, joined, kept }
}

function joinEdits(own: LedgerEdit, other: LedgerEdit): LedgerEdit {
  const [older, newer] = isNewer(other, own) ? [own, other] : [other, own]
  const merged = { ...newer, set: { ...older.set, ...newer.set } }
  return isSameSet(own, merged) ? own : merged
}

/** Days compare as texts; one that was never checked is older than any. */
function isNewer(a: LedgerEdit, b: LedgerEdit): boolean {
  const [dayA, dayB] = [a.set.checkedOn ?? '', b.set.checkedOn ?? '']
  return dayA === dayB ? a.editedOn > b.editedOn : dayA > dayB
}

/** Whether two changes say the same, in whatever order. */
export const isSameSet = (a: LedgerEdit, b: LedgerEdit): boolean => factsText(a) === factsText(b)

const factsText = ({ set }: LedgerEdit): string =>
  JSON.stringify(Object.entries(set).toSorted(([a], [b]) => (a < b ? -1 : 1)))
