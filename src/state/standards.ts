import { batch, createEffect, createMemo, createSignal, onCleanup, untrack, type Accessor } from 'solid-js'
import type { Reference } from '../engine/protocol.ts'
import {
  readStandardFile,
  readStandardShelf,
  writeStandardFile,
  writeStandardShelf,
  type StandardFile,
} from '../format/standard-file.ts'
import { readStandardLink, writeStandardLink } from '../format/standard-link.ts'
import { editStandard, type EditProblem, type StandardEdit } from '../services/edit-standard.ts'
import {
  canonical,
  duplicateStandard,
  LONGEST_NAME,
  OWN_PREFIX,
  type OwnStandard,
} from '../services/own-standard.ts'
import type { Standard } from '../services/standard.ts'
import type { LinkState } from './link-state.ts'
import { newNoteId } from './notes.ts'
import { saveFile } from './save-file.ts'
import { createKeptValue } from './storage/kept-value.ts'
import { localText, onOtherTab, type StorageTrouble } from './storage/local-text.ts'

export { LIMITS, LONGEST_NAME, VISITOR_SOURCE } from '../services/own-standard.ts'
export type { EditProblem, StandardEdit } from '../services/edit-standard.ts'

/** Standards of the visitor's own: kept in this browser, carried by the address, changed on the page. */
export interface OwnStandards {
  /** Kept in this browser, in the order they were made. */
  readonly list: Accessor<readonly OwnStandard[]>
  /** The one that is judged by; null: one of those that come with the page. */
  readonly current: Accessor<OwnStandard | null>
  /** What the current one is compared with and put back to. */
  readonly base: Accessor<Standard | null>
  /** Whether the current one, as it is, is kept here; one of a link is kept as soon as it is changed. */
  readonly isKept: Accessor<boolean>
  /** Makes a copy of a standard and judges by it. */
  readonly duplicate: (of: Standard, name: string) => void
  /** Keeps one of a link as it is. */
  readonly keep: () => void
  /** Changes the current one; judged by at once. Answers with what is wrong; then nothing has changed. */
  readonly edit: (edit: StandardEdit) => EditProblem | null
  /** Takes the last change of this visit back. */
  readonly undo: () => void
  readonly canUndo: Accessor<boolean>
  /** Removes a kept standard; where it was current, its base is judged by. */
  readonly remove: (id: string) => void
  /** The one removed last, for as long as it can be had back. */
  readonly removed: Accessor<OwnStandard | null>
  readonly restore: () => void
  /** Whether the address carries the current one, or it is too long for that. */
  readonly isInLink: Accessor<boolean>
  /** The current one as an address carries it; null: there is none, or it is too long. */
  readonly linkText: Accessor<string | null>
  readonly exportFile: () => void
  /** Reads a file. One that is whole is judged by at once; else `imported` asks, or says what is wrong. */
  readonly importFile: (file: Pick<File, 'name' | 'size' | 'text'>) => Promise<void>
  readonly imported: Accessor<Imported | null>
  /** Keeps what could be read of the file. */
  readonly confirmImport: () => void
  readonly dismissImport: () => void
  /** Why standards cannot be kept, or not all be read. */
  readonly trouble: Accessor<StorageTrouble | 'unreadable' | null>
  /** Text of an earlier time that could not be read, as it was. */
  readonly aside: Accessor<string | null>
  readonly saveAside: () => void
  readonly forgetAside: () => void
}

/** A file that was read, by its name. */
export interface Imported {
  readonly name: string
  readonly file: StandardFile
}

export interface StandardsInputs extends Pick<LinkState, 'link' | 'update'> {
  readonly reference: Accessor<Reference | undefined>
}

/** More than any standard needs; a larger file is something else. */
const MOST_BYTES = 1_000_000

const asText = {
  empty: [] as readonly OwnStandard[],
  isEmpty: (standards: readonly OwnStandard[]) => standards.length === 0,
  write: writeStandardShelf,
  read: readStandardShelf,
}

/** Own standards of this browser and of the address. */
export function createOwnStandards({ link, update, reference }: StandardsInputs): OwnStandards {
  const [trouble, setTrouble] = createSignal<StorageTrouble | 'unreadable' | null>(null)
  const shelf = createKeptValue({
    as: asText,
    main: localText('standards'),
    spare: localText('standards-unreadable'),
    onTrouble: setTrouble,
  })
  onCleanup(onOtherTab(shelf.refresh))
  const list = shelf.value
  const baseOf = (id: string): Standard | null =>
    reference()?.standards.find((standard) => standard.id === id) ?? null
  const inLink = createMemo(() => link().own)
  const chosen = createMemo(() => link().standard)
  const linked = createMemo(() => {
    const [text, known] = [inLink(), reference()]
    if (text === null || known === undefined) return null
    return readStandardLink(text, { standards: known.standards, services: idsOf(known.services) })
  })
  const keptAs = (id: string | null) => list().find(({ standard }) => standard.id === id) ?? null
  const current = createMemo<OwnStandard | null>(
    () => {
      const own = linked() ?? keptAs(chosen())
      return own === null || baseOf(own.base) === null ? null : own
    },
    null,
    // what is written alike is judged once
    { equals: (a, b) => a === b || (a !== null && b !== null && isSame(a.standard, b.standard)) },
  )
  const isKept = createMemo(() => {
    const own = current()
    return own !== null && isSame(keptAs(own.standard.id)?.standard, own.standard)
  })
  const base = createMemo(() => {
    const own = current()
    return own === null ? null : baseOf(own.base)
  })
  const textOf = (own: OwnStandard): string | null => {
    const of = baseOf(own.base)
    return of === null ? null : writeStandardLink(own.standard, of)
  }
  const linkText = createMemo(() => {
    const own = current()
    return own === null ? null : textOf(own)
  })
  /** Judges by it, and says so in the address. */
  const show = (own: OwnStandard): void => {
    const isOther = own.standard.id !== link().standard
    update({ standard: own.standard.id, own: textOf(own), ...(isOther ? { rule: null } : {}) })
  }
  const put = (own: OwnStandard): void =>
    batch(() => {
      shelf.change((all) => {
        const at = all.findIndex(({ standard }) => standard.id === own.standard.id)
        return at < 0 ? [...all, own] : all.with(at, own)
      })
      show(own)
    })
  // chosen by its id, from a list or by a short address
  createEffect(() => {
    const own = current()
    const text = own === null || inLink() !== null ? null : untrack(() => textOf(own))
    if (text !== null) update({ own: text })
  })
  const names = () => list().map(({ standard }) => standard.names.en)
  const [history, setHistory] = createSignal<readonly Step[]>([])
  const changing = createChanging({ current, keptAs, names, put, history, setHistory, baseOf })
  const { removed, ...removing } = createRemoving({ list, change: shelf.change, link, update, put })
  return {
    list,
    current,
    base,
    isKept,
    ...changing,
    ...removing,
    removed,
    isInLink: () => linkText() !== null,
    linkText,
    exportFile: () => {
      const own = current()
      if (own === null) return
      const { id } = own.standard
      saveFile({ name: `${id}.json`, type: 'application/json', text: writeStandardFile(own.standard) })
    },
    ...createImporting({ reference, list, put }),
    trouble,
    aside: shelf.aside,
    saveAside: () => {
      const text = shelf.aside()
      if (text !== null) saveFile({ name: 'standards-unreadable.json', type: 'application/json', text })
    },
    forgetAside: () => {
      shelf.forgetAside()
      setTrouble(null)
    },
  }
}

const idsOf = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id)
const isSame = (a: Standard | undefined, b: Standard): boolean =>
  a !== undefined && canonical(a) === canonical(b)

/** A name that no other has, by a number behind it. */
function freeName(name: string, taken: readonly string[]): string {
  let free = name
  for (let n = 2; taken.includes(free); n++) free = `${name.slice(0, LONGEST_NAME - 4)} ${n}`
  return free
}

function renamed(standard: Standard, among: readonly OwnStandard[]): Standard {
  const free = (language: keyof Standard['names']): string =>
    freeName(
      standard.names[language],
      among.map((own) => own.standard.names[language]),
    )
  return {
    ...standard,
    names: { 'zh-Hans': free('zh-Hans'), 'zh-Hant': free('zh-Hant'), en: free('en') },
  }
}

const newId = (): string => OWN_PREFIX + newNoteId().slice(0, 8)

/** Steps of a visit that can be taken back. */
const MOST_STEPS = 100

/** What stood before a change, and what was changed. */
interface Step {
  readonly before: OwnStandard
  readonly field: string
}

/** Whatever is typed into one field without touching another is one step. */
const TYPED: ReadonlySet<StandardEdit['kind']> = new Set([
  'name',
  'residents-share',
  'tolerance',
  'threshold',
  'weight',
])
const fieldOf = (edit: StandardEdit): string => `${edit.kind} ${'rule' in edit ? edit.rule : ''}`

interface ChangingInputs {
  readonly current: Accessor<OwnStandard | null>
  readonly keptAs: (id: string | null) => OwnStandard | null
  /** Names that are taken. */
  readonly names: () => readonly string[]
  readonly put: (own: OwnStandard) => void
  readonly history: Accessor<readonly Step[]>
  readonly setHistory: (history: readonly Step[]) => void
  readonly baseOf: (id: string) => Standard | null
}

function createChanging({ current, keptAs, names, put, history, setHistory, baseOf }: ChangingInputs) {
  const ofCurrent = createMemo(() => {
    const id = current()?.standard.id
    return history().filter(({ before }) => before.standard.id === id)
  })
  /** What another tab or an older link has under the same id is not written over: the change gets an id of its own. */
  const safe = (own: OwnStandard, before: OwnStandard): OwnStandard => {
    const kept = keptAs(before.standard.id)
    if (kept === null || isSame(kept.standard, before.standard)) return own
    return { ...own, standard: { ...own.standard, id: newId() } }
  }
  return {
    duplicate: (of: Standard, name: string) => {
      const own = current()
      const base = own?.standard.id === of.id ? own.base : of.id
      const standard = duplicateStandard(of, newId(), freeName(name, names()))
      put({ base, standard })
    },
    keep: () => {
      const own = current()
      if (own !== null) put(safe(own, own))
    },
    edit: (edit: StandardEdit): EditProblem | null => {
      const own = current()
      const base = own === null ? null : baseOf(own.base)
      if (own === null || base === null) return null
      const outcome = editStandard(own.standard, edit, base)
      if (!outcome.ok) return outcome.problem
      if (isSame(outcome.standard, own.standard)) return null
      const next = safe({ base: own.base, standard: outcome.standard }, own)
      const before = { base: own.base, standard: { ...own.standard, id: next.standard.id } }
      const last = history().at(-1)
      const isSameStep =
        TYPED.has(edit.kind) &&
        last?.field === fieldOf(edit) &&
        last.before.standard.id === own.standard.id &&
        next.standard.id === own.standard.id
      if (!isSameStep) setHistory([...history().slice(-MOST_STEPS), { before, field: fieldOf(edit) }])
      put(next)
      return null
    },
    undo: () => {
      const last = ofCurrent().at(-1)
      if (last === undefined) return
      setHistory(history().filter((one) => one !== last))
      put(last.before)
    },
    canUndo: createMemo(() => ofCurrent().length > 0),
  }
}

interface RemovingInputs extends Pick<LinkState, 'link' | 'update'> {
  readonly list: Accessor<readonly OwnStandard[]>
  readonly change: (edit: (all: readonly OwnStandard[]) => readonly OwnStandard[]) => void
  readonly put: (own: OwnStandard) => void
}

function createRemoving({ list, change, link, update, put }: RemovingInputs) {
  const [removed, setRemoved] = createSignal<OwnStandard | null>(null)
  return {
    removed,
    remove: (id: string) => {
      const own = list().find(({ standard }) => standard.id === id)
      if (own === undefined) return
      setRemoved(own)
      change((all) => all.filter(({ standard }) => standard.id !== id))
      if (link().standard === id) update({ standard: own.base, own: null, rule: null })
    },
    restore: () => {
      const own = removed()
      setRemoved(null)
      if (own !== null) put(own)
    },
  }
}

interface ImportingInputs extends Pick<StandardsInputs, 'reference'> {
  readonly list: Accessor<readonly OwnStandard[]>
  readonly put: (own: OwnStandard) => void
}

function createImporting({ reference, list, put }: ImportingInputs) {
  const [imported, setImported] = createSignal<Imported | null>(null)
  const take = (own: OwnStandard): void => {
    const { id } = own.standard
    const kept = list().find(({ standard }) => standard.id === id)
    const isFree = id.startsWith(OWN_PREFIX) && (kept === undefined || isSame(kept.standard, own.standard))
    put(isFree ? own : { ...own, standard: renamed({ ...own.standard, id: newId() }, list()) })
  }
  return {
    imported,
    importFile: async (file: Pick<File, 'name' | 'size' | 'text'>) => {
      const known = reference()
      if (known === undefined) return
      const text = file.size > MOST_BYTES ? '' : await file.text()
      const found = readStandardFile(text, file.name, {
        standards: known.standards,
        services: idsOf(known.services),
        walkers: idsOf(known.walkers),
      })
      const isWhole = found.kind === 'read' && found.left.length === 0
      setImported(isWhole ? null : { name: file.name, file: found })
      if (isWhole) take(found.own)
    },
    confirmImport: () => {
      const found = imported()?.file
      setImported(null)
      if (found?.kind === 'read') take(found.own)
    },
    dismissImport: () => setImported(null),
  }
}
