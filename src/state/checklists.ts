import { createMemo, createSignal, type Accessor } from 'solid-js'
import checklistsJson from '../../data/checklists.json'
import {
  countFindings,
  EMPTY_CHECKLISTS,
  indexBook,
  joinBooks,
  setName,
  setTick,
  type ChecklistBook,
  type Finding,
  type MarkCounts,
  type SlotKey,
  type SlotName,
  type SlotTick,
} from '../format/checklist-book.ts'
import {
  checklistCsv,
  readChecklistFile,
  readKeptChecklists,
  writeChecklists,
  type ChecklistFile,
  type ChecklistTableInputs,
} from '../format/checklist-files.ts'
import type { ChecklistKnowledge } from '../format/checklist-rows.ts'
import { readChecklists, type Checklist } from '../services/checklist.ts'
import { createKeptByCity } from './kept-by-city.ts'
import { today } from './notes.ts'
import { isOwnFilesError, readOwnFiles, type ReadableFile } from './own-files.ts'
import type { KeptAs } from './storage/kept-value.ts'

export {
  CHECKLIST_MARKS,
  MOST_ITEM_LETTERS,
  MOST_NOTE_LETTERS,
  type ChecklistMark,
} from '../format/checklist-book.ts'
export { today } from './notes.ts'
export { saveFile } from './save-file.ts'

/** What became of the last file. */
export type TakenChecklists =
  | { readonly kind: 'unreadable'; readonly name: string; readonly message: string }
  | { readonly kind: 'file'; readonly name: string; readonly file: ChecklistFile }

/** What a city's checklists are read against; slots are known here. */
export type CityKnowledge = Omit<ChecklistKnowledge, 'hasSlot'>

export interface ChecklistsInputs {
  readonly known: Accessor<CityKnowledge | null>
  /** Of a slot that comes with a wording, in the language of the page. */
  readonly nameOf: (names: NonNullable<Slot['name']>) => string
}

/** A numbered place, as the file of lists has it. */
export type Slot = Checklist['groups'][number]['slots'][number]

/** An item of a list, as it is shown. */
export interface ChecklistItem extends SlotKey {
  /** Null: nobody has worded it. */
  readonly name: string | null
  /** Id of the service that measures the same; null: none was chosen. */
  readonly service: string | null
}

export type Checklists = ReturnType<typeof createChecklists>

const as = (city: string): KeptAs<ChecklistBook> => ({
  empty: EMPTY_CHECKLISTS,
  isEmpty: ({ names, ticks }) => names.length + ticks.length === 0,
  write: (book) => writeChecklists(book, city),
  read: (text) => {
    const found = readKeptChecklists(text, city)
    return found.kind === 'read'
      ? { value: found.book, isWhole: found.errors.length === 0 }
      : { value: EMPTY_CHECKLISTS, isWhole: false }
  },
})

/** The checklists of `data/checklists.json`, worded and ticked by a planner; kept in this browser, by city. */
export function createChecklists({ known, nameOf }: ChecklistsInputs) {
  const lists = readChecklists(checklistsJson, 'data/checklists.json')
  const slots = new Set(
    lists.flatMap(({ id, groups }) =>
      groups.flatMap((group) => group.slots.map((slot) => keyOf(id, slot.id))),
    ),
  )
  const city = createMemo(() => known()?.city ?? null)
  const kept = createKeptByCity('checklists', city, as)
  const book = () => kept.value() ?? EMPTY_CHECKLISTS
  const index = createMemo(() => indexBook(book()))
  const itemOf = (list: string, slot: Slot): ChecklistItem => {
    const key = { list, slot: slot.id }
    const own = index().nameOf(key)
    const name = own?.name ?? (slot.name === null ? null : nameOf(slot.name))
    return { ...key, name, service: own?.service ?? null }
  }
  const [taken, setTaken] = createSignal<TakenChecklists | null>(null)
  const take = async (file: ReadableFile): Promise<void> => {
    const { name } = file
    const read = await readOwnFiles([file])
    const by = known()
    if (by === null) return
    if (isOwnFilesError(read)) return void setTaken({ kind: 'unreadable', name, message: read.message })
    const text = (read.communities ?? read.facilities)?.text ?? ''
    const hasSlot = (list: string, slot: string) => slots.has(keyOf(list, slot))
    const found = readChecklistFile(text, { ...by, hasSlot })
    if (found.kind === 'read') kept.change((before) => joinBooks(before, found.book))
    setTaken({ kind: 'file', name, file: found })
  }
  return {
    lists,
    book,
    trouble: kept.trouble,
    /** What a slot of a list is called, and what measures it. */
    itemOf,
    /** Every item of a list, worded or not. */
    itemsOf: ({ id, groups }: Checklist) =>
      groups.flatMap((group) => group.slots.map((slot) => itemOf(id, slot))),
    /** Of a community's id; null: the whole city. */
    findingAt: (key: SlotKey, community: string | null): Finding => index().findingAt(key, community),
    /** Of the worded items of a community. */
    counts: (items: readonly ChecklistItem[], community: string | null): MarkCounts =>
      countFindings(items.map((item) => index().findingAt(item, community))),
    /** Of one item in many communities. */
    spread: (item: SlotKey, communities: readonly string[]): MarkCounts =>
      countFindings(communities.map((community) => index().findingAt(item, community))),
    setName: (name: SlotName) => kept.change((before) => setName(before, name)),
    setTick: (tick: SlotTick) => kept.change((before) => setTick(before, tick)),
    removeAll: () => {
      setTaken(null)
      kept.change(() => EMPTY_CHECKLISTS)
    },
    taken,
    take,
    /** Wording and findings as a file to be saved. */
    file: (form: 'csv' | 'json', names: Pick<ChecklistTableInputs, 'groupName' | 'communityName'>) => {
      const of = city() ?? ''
      return {
        name: `quarter-hour-checklists-${of}-${today()}.${form}`,
        type: form === 'csv' ? 'text/csv' : 'application/json',
        text:
          form === 'csv' ? checklistCsv(book(), { city: of, lists, ...names }) : writeChecklists(book(), of),
      }
    },
  }
}

const keyOf = (list: string, slot: string): string => JSON.stringify([list, slot])
