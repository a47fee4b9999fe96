import type { Checklist } from '../services/checklist.ts'
import type { ChecklistBook, SlotName, SlotTick } from './checklist-book.ts'
import {
  CHECKLIST_FIELDS,
  readChecklistRows,
  WHOLE_CITY,
  type ChecklistError,
  type ChecklistField,
  type ChecklistKnowledge,
  type ChecklistRow,
} from './checklist-rows.ts'
import { csvToRows } from './csv-to-rows.ts'
import { csvText, type CsvCell } from './csv.ts'

/** What the file of checklists says of itself. */
export const CHECKLIST_FORMAT = 'quarter-hour-checklists'
/** The only version that this code reads. */
export const CHECKLIST_VERSION = 1

export type ChecklistFile =
  | {
      readonly kind: 'refused'
      readonly why: 'no-json' | 'no-checklists' | 'version' | 'no-columns'
      readonly found: string
    }
  | {
      readonly kind: 'read'
      readonly book: ChecklistBook
      readonly errors: readonly ChecklistError[]
      /** Columns that checklists have no use for: not read, not kept. */
      readonly ignored: readonly string[]
    }

/** Wording and findings of a city as JSON, to be kept or handed on: docs/checklists.md. */
export const writeChecklists = ({ names, ticks }: ChecklistBook, city: string): string =>
  `${JSON.stringify({ format: CHECKLIST_FORMAT, version: CHECKLIST_VERSION, city, names, ticks }, null, 2)}\n`

/**
 * Reads wording and findings, JSON or CSV. Rows that cannot be read are told with line and field, the others count.
 * Never throws.
 */
export function readChecklistFile(text: string, known: ChecklistKnowledge): ChecklistFile {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  return /^[{[]/.test(trimmed) ? readJson(trimmed, known) : readCsv(text, known)
}

/** Reads what was kept in the browser: a community, a service or a list that is gone by now stays. Never throws. */
export const readKeptChecklists = (text: string, city: string): ChecklistFile =>
  readJson(text, { city, hasSlot: () => true, service: (id) => id, community: (id) => id })

function readJson(text: string, known: ChecklistKnowledge): ChecklistFile {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return { kind: 'refused', why: 'no-json', found: text.slice(0, 40) }
  }
  const file = Object(data) as Readonly<Record<string, unknown>>
  if (file['format'] !== CHECKLIST_FORMAT)
    return { kind: 'refused', why: 'no-checklists', found: Object.keys(file).join(', ').slice(0, 80) }
  if (file['version'] !== CHECKLIST_VERSION)
    return { kind: 'refused', why: 'version', found: String(file['version']).slice(0, 40) }
  const lists = (['names', 'ticks'] as const).map((key) => jsonRows(file, key))
  const { book, errors } = readChecklistRows(
    lists.flatMap(({ rows }) => rows),
    known,
  )
  const all = [...lists.flatMap((list) => list.errors), ...errors]
  return { kind: 'read', book, errors: all, ignored: [] }
}

function jsonRows(file: Readonly<Record<string, unknown>>, key: 'names' | 'ticks') {
  const rows: ChecklistRow[] = []
  const errors: ChecklistError[] = []
  const broken = (line: number, field: string, found: unknown) =>
    errors.push({ line, field, problem: 'broken', found: (JSON.stringify(found) ?? '').slice(0, 40) })
  const list = file[key] ?? []
  if (!Array.isArray(list)) {
    broken(0, key, list)
    return { rows, errors }
  }
  const city = typeof file['city'] === 'string' ? file['city'] : ''
  list.forEach((one: unknown, i) => {
    const row = Object(one) as Readonly<Record<string, unknown>>
    const at = CHECKLIST_FIELDS.find((field) => row[field] != null && typeof row[field] !== 'string')
    if (one !== row) broken(i + 1, key, one)
    else if (at !== undefined) broken(i + 1, `${key}.${at}`, row[at])
    else rows.push({ line: i + 1, prefix: `${key}.`, fields: { ...textsOf(row, key), city } })
  })
  return { rows, errors }
}

/** The keys that a list has; of a finding `community: null` is the whole city. */
function textsOf(row: Readonly<Record<string, unknown>>, key: 'names' | 'ticks') {
  const keys =
    key === 'names'
      ? ['list', 'slot', 'name', 'service']
      : ['list', 'slot', 'community', 'mark', 'note', 'date']
  const texts = keys.flatMap((field) =>
    typeof row[field] === 'string' ? [[field, row[field]] as const] : [],
  )
  const isOfCity = key === 'ticks' && row['community'] === null
  return { ...Object.fromEntries(texts), ...(isOfCity ? { community: WHOLE_CITY } : {}) }
}

/** What may stand in the header of each column. */
const HEADERS: Readonly<Record<ChecklistField, readonly string[]>> = {
  city: ['city', '城市'],
  list: ['list', '清单'],
  slot: ['slot', '编号', '项目编号'],
  name: ['name', '名称', '项目名称'],
  service: ['service', '服务', '对应服务'],
  community: ['community', '社区', '社区编号'],
  mark: ['mark', '情况', '有无'],
  note: ['note', '备注'],
  date: ['date', '日期', '核查日期'],
}

/** Columns that our own files have besides. */
const OWN: readonly string[] = ['group', 'communityname']

function readCsv(text: string, known: ChecklistKnowledge): ChecklistFile {
  let table
  try {
    table = csvToRows(text, 'checklists')
  } catch (cause) {
    return { kind: 'refused', why: 'no-columns', found: cause instanceof Error ? cause.message : '' }
  }
  const folded = table.columns.map((header) => header.toLowerCase())
  const at = (field: ChecklistField) => folded.findIndex((header) => HEADERS[field].includes(header))
  if (at('list') < 0 || at('slot') < 0 || (at('name') < 0 && at('mark') < 0))
    return { kind: 'refused', why: 'no-columns', found: table.columns.join(', ').slice(0, 200) }
  const indexes = CHECKLIST_FIELDS.map((field) => [field, at(field)] as const).filter(([, i]) => i >= 0)
  const broken = table.rows.flatMap(({ line, error }): ChecklistError[] =>
    error === null ? [] : [{ line, field: '', problem: 'broken', found: error }],
  )
  const rows = table.rows.flatMap(({ line, cells, error }): ChecklistRow[] => {
    const fields = Object.fromEntries(indexes.map(([field, i]) => [field, cells[i] ?? '']))
    return error === null ? [{ line, prefix: '', fields }] : []
  })
  const { book, errors } = readChecklistRows(rows, known)
  const used = new Set([...Object.values(HEADERS).flat(), ...OWN])
  return {
    kind: 'read',
    book,
    errors: [...broken, ...errors].toSorted((a, b) => a.line - b.line),
    ignored: table.columns.filter((header) => header !== '' && !used.has(header.toLowerCase())),
  }
}

/** What a table of checklists is written with. */
export interface ChecklistTableInputs {
  readonly city: string
  readonly lists: readonly Checklist[]
  /** In the language of the page; of a list's group, and of a community by its id. */
  readonly groupName: (group: Checklist['groups'][number]) => string
  readonly communityName: (community: string) => string
}

/**
 * Checklists as a table: a row for every slot of every list, also of those that nobody named yet, so that names can be
 * filled in; then a row for every finding. UTF-8 with its mark, no cell that a spreadsheet would run.
 */
export function checklistCsv(book: ChecklistBook, inputs: ChecklistTableInputs): string {
  const slots = inputs.lists.flatMap((list) =>
    list.groups.flatMap((group) =>
      group.slots.map(({ id }) => ({ list: list.id, slot: id, group: inputs.groupName(group) })),
    ),
  )
  const keyOf = ({ list, slot }: { readonly list: string; readonly slot: string }) => `${list} ${slot}`
  const groupOf = new Map(slots.map((slot) => [keyOf(slot), slot.group]))
  const nameOf = new Map(book.names.map((one) => [keyOf(one), one]))
  const row = (key: Pick<SlotTick, 'list' | 'slot'>, tick: SlotTick | null): CsvCell[] => {
    const named: SlotName | undefined = nameOf.get(keyOf(key))
    const { community = '', mark = '', note = '', date = '' } = tick ?? {}
    return [
      inputs.city,
      key.list,
      groupOf.get(keyOf(key)) ?? '',
      key.slot,
      named?.name ?? '',
      named?.service ?? '',
      community ?? WHOLE_CITY,
      community === null || community === '' ? '' : inputs.communityName(community),
      mark,
      note,
      date,
    ]
  }
  return csvText([
    [
      'city',
      'list',
      'group',
      'slot',
      'name',
      'service',
      'community',
      'communityName',
      'mark',
      'note',
      'date',
    ],
    ...slots.map((slot) => row(slot, null)),
    ...book.ticks.map((tick) => row(tick, tick)),
  ])
}
