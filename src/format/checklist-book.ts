/** What somebody found of an item: it is there, it is not, or nobody looked. */
export const CHECKLIST_MARKS = ['present', 'absent', 'unchecked'] as const
export type ChecklistMark = (typeof CHECKLIST_MARKS)[number]

/** Letters of an item's name, and of a note. */
export const MOST_ITEM_LETTERS = 120
export const MOST_NOTE_LETTERS = 300

/** A numbered place of a list of `data/checklists.json`. */
export interface SlotKey {
  readonly list: string
  readonly slot: string
}

/** How a planner words an item, and the service of ours that measures the same; null: none does. */
export interface SlotName extends SlotKey {
  readonly name: string
  readonly service: string | null
}

/** What was found of an item in a community (its id), or in the whole city (null). `date`: `YYYY-MM-DD`, null: not told. */
export interface SlotTick extends SlotKey {
  readonly community: string | null
  readonly mark: ChecklistMark
  readonly note: string
  readonly date: string | null
}

/** Wording and findings of one city; a slot has one name, and one finding per community. */
export interface ChecklistBook {
  readonly names: readonly SlotName[]
  readonly ticks: readonly SlotTick[]
}

export const EMPTY_CHECKLISTS: ChecklistBook = { names: [], ticks: [] }

/** As it stands in a table's cell: one line, no blanks around it, no apostrophe that a spreadsheet put in front. */
export const tidyText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'+(?=[=+\-@])/, '')

/** Whether a text is a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const keyOf = ({ list, slot }: SlotKey): string => JSON.stringify([list, slot])
const tickKeyOf = ({ list, slot }: SlotKey, community: string | null): string =>
  JSON.stringify([list, slot, community])

/** Words an item; no text takes the wording away. What was found of it stays, for when it is named again. */
export function setName(book: ChecklistBook, { list, slot, name, service }: SlotName): ChecklistBook {
  const one = { list, slot, name: tidyText(name).slice(0, MOST_ITEM_LETTERS).trimEnd(), service }
  const others = book.names.filter((other) => keyOf(other) !== keyOf(one))
  return { ...book, names: one.name === '' ? others : [...others, one] }
}

/** Notes what was found; an item that nobody looked at and has no note is not kept. */
export function setTick(book: ChecklistBook, tick: SlotTick): ChecklistBook {
  const { list, slot, community, mark, date } = tick
  const note = tidyText(tick.note).slice(0, MOST_NOTE_LETTERS).trimEnd()
  const key = tickKeyOf(tick, community)
  const others = book.ticks.filter((other) => tickKeyOf(other, other.community) !== key)
  const isNothing = mark === 'unchecked' && note === ''
  return { ...book, ticks: isNothing ? others : [...others, { list, slot, community, mark, note, date }] }
}

/** What another book has besides, and what it says in place of what is here. */
export const joinBooks = (into: ChecklistBook, other: ChecklistBook): ChecklistBook =>
  other.ticks.reduce(setTick, other.names.reduce(setName, into))

/** What holds of an item in a community. */
export interface Finding {
  readonly mark: ChecklistMark
  /** Whether that was found for the whole city, and nothing of this community by itself. */
  readonly isOfCity: boolean
  readonly own: SlotTick | undefined
}

export interface BookIndex {
  readonly nameOf: (key: SlotKey) => SlotName | undefined
  /** What was found in a community goes before what was found for the city. */
  readonly findingAt: (key: SlotKey, community: string | null) => Finding
}

/** A book to look things up in: O(1) each. */
export function indexBook({ names, ticks }: ChecklistBook): BookIndex {
  const nameBy = new Map(names.map((one) => [keyOf(one), one]))
  const tickBy = new Map(ticks.map((one) => [tickKeyOf(one, one.community), one]))
  return {
    nameOf: (key) => nameBy.get(keyOf(key)),
    findingAt: (key, community) => {
      const own = tickBy.get(tickKeyOf(key, community))
      if (own !== undefined && own.mark !== 'unchecked') return { mark: own.mark, isOfCity: false, own }
      const city = community === null ? undefined : tickBy.get(tickKeyOf(key, null))
      const mark = city?.mark ?? 'unchecked'
      return { mark, isOfCity: mark !== 'unchecked', own }
    },
  }
}

/** How many are there, are not, and were not looked at; they add up to what was counted. */
export interface MarkCounts extends Readonly<Record<ChecklistMark, number>> {
  /** Of those looked at, found for the whole city. */
  readonly ofCity: number
}

/** Counts findings: of many items in one community, or of one item in many. */
export function countFindings(findings: Iterable<Finding>): MarkCounts {
  const counts = { present: 0, absent: 0, unchecked: 0, ofCity: 0 }
  for (const { mark, isOfCity } of findings) {
    counts[mark]++
    if (isOfCity) counts.ofCity++
  }
  return counts
}
