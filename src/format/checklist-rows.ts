import {
  isDay,
  MOST_ITEM_LETTERS,
  MOST_NOTE_LETTERS,
  tidyText,
  type ChecklistBook,
  type ChecklistMark,
  type SlotKey,
  type SlotName,
  type SlotTick,
} from './checklist-book.ts'

/** Against what rows are read. */
export interface ChecklistKnowledge {
  /** Id of the open city. */
  readonly city: string
  readonly hasSlot: (list: string, slot: string) => boolean
  /** Id of a service by its id or name; null: unknown. */
  readonly service: (text: string) => string | null
  /** Id of a community by its id or a name that only one has; null: unknown. */
  readonly community: (text: string) => string | null
}

/** What a row may tell, all as text. */
export const CHECKLIST_FIELDS = [
  'city',
  'list',
  'slot',
  'name',
  'service',
  'community',
  'mark',
  'note',
  'date',
] as const
export type ChecklistField = (typeof CHECKLIST_FIELDS)[number]
export type ChecklistFields = Readonly<Partial<Record<ChecklistField, string>>>

/** Why a value was left out. */
export const CHECKLIST_PROBLEMS = [
  'broken',
  'slot',
  'long',
  'service',
  'community',
  'place',
  'mark',
  'date',
  'other-city',
  'twice',
] as const
export type ChecklistProblem = (typeof CHECKLIST_PROBLEMS)[number]

export interface ChecklistError {
  /** Line of a CSV (the header is line 1), or position in a list of a JSON file, from 1; 0: the list itself. */
  readonly line: number
  /** Column of a CSV, or list and key of a JSON file: `ticks.mark`. */
  readonly field: string
  readonly problem: ChecklistProblem
  /** What stood there, shortened. */
  readonly found: string
}

/** In place of a community: the whole city. */
export const WHOLE_CITY = '*'
const CITY_WORDS: ReadonlySet<string> = new Set([WHOLE_CITY, '全市'])

const MARK_WORDS: Readonly<Record<string, ChecklistMark>> = {
  present: 'present',
  有: 'present',
  yes: 'present',
  absent: 'absent',
  没有: 'absent',
  沒有: 'absent',
  无: 'absent',
  no: 'absent',
  unchecked: 'unchecked',
  未查: 'unchecked',
  '': 'unchecked',
}

export interface ChecklistRow {
  readonly line: number
  readonly fields: ChecklistFields
  /** What goes before a field's name where errors are told. */
  readonly prefix: string
}

/** Rows → names and findings. What cannot be read is told, the rest of its row and all other rows count. Never throws. */
export function readChecklistRows(rows: readonly ChecklistRow[], known: ChecklistKnowledge) {
  const names = new Map<string, SlotName>()
  const ticks = new Map<string, SlotTick>()
  const errors: ChecklistError[] = []
  for (const { line, fields, prefix } of rows) {
    const tell: Tell = (field, problem, found = fields[field] ?? '') => {
      errors.push({ line, field: prefix + field, problem, found: found.slice(0, 40) })
      return null
    }
    const key = readKey(fields, known, tell)
    if (key === null) continue
    const name = readName(key, fields, { known, tell })
    const tick = readTick(key, fields, { known, tell })
    if (name !== null && !keepFirst(names, `${key.list} ${key.slot}`, name)) tell('name', 'twice')
    if (tick !== null && !keepFirst(ticks, JSON.stringify([key, tick.community]), tick)) tell('mark', 'twice')
  }
  const book: ChecklistBook = { names: [...names.values()], ticks: [...ticks.values()] }
  return { book, errors }
}

type Tell = (field: ChecklistField, problem: ChecklistProblem, found?: string) => null
interface Reading {
  readonly known: ChecklistKnowledge
  readonly tell: Tell
}

/** False where something else stands there already. A name that a table repeats in every row is said once. */
function keepFirst<T extends object>(all: Map<string, T>, key: string, one: T): boolean {
  const before = all.get(key)
  if (before === undefined) all.set(key, one)
  return before === undefined || JSON.stringify(before) === JSON.stringify(one)
}

function readKey(fields: ChecklistFields, known: ChecklistKnowledge, tell: Tell): SlotKey | null {
  const [list, slot] = [(fields.list ?? '').trim(), (fields.slot ?? '').trim()]
  return known.hasSlot(list, slot) ? { list, slot } : tell('slot', 'slot', `${list} ${slot}`.trim())
}

function readName(key: SlotKey, fields: ChecklistFields, { known, tell }: Reading): SlotName | null {
  const name = tidyText(fields.name ?? '')
  if (name === '') return null
  if (name.length > MOST_ITEM_LETTERS) return tell('name', 'long')
  const asked = tidyText(fields.service ?? '')
  const service = asked === '' ? null : known.service(asked)
  // the wording stands without it
  if (asked !== '' && service === null) tell('service', 'service')
  return { ...key, name, service }
}

function readTick(key: SlotKey, fields: ChecklistFields, { known, tell }: Reading): SlotTick | null {
  const [place, note] = [tidyText(fields.community ?? ''), tidyText(fields.note ?? '')]
  const mark = markOf(fields.mark ?? '')
  if (mark === undefined) return tell('mark', 'mark')
  // a row that only words an item, and one of a form that nobody filled in
  if (mark === 'unchecked' && note === '') return null
  const city = (fields.city ?? '').trim()
  if (city !== '' && city !== known.city) return tell('city', 'other-city')
  if (note.length > MOST_NOTE_LETTERS) return tell('note', 'long')
  if (place === '') return tell('community', 'place')
  const community = CITY_WORDS.has(place) ? null : known.community(place)
  if (community === null && !CITY_WORDS.has(place)) return tell('community', 'community')
  const date = dayOf(fields.date ?? '')
  if (date === undefined) return tell('date', 'date')
  return { ...key, community, mark, note, date }
}

function markOf(text: string): ChecklistMark | undefined {
  const word = text.trim().toLowerCase()
  return Object.hasOwn(MARK_WORDS, word) ? MARK_WORDS[word] : undefined
}

/** Spreadsheets write `2026/1/2` for a day. */
function dayOf(text: string): string | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const day = trimmed
    .split(/[/-]/)
    .map((part) => part.padStart(2, '0'))
    .join('-')
  return isDay(day) ? day : undefined
}
