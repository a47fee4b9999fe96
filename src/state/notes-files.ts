import type { NotesBook } from '../format/notes.ts'
import { notesToCsv, notesToJson, type NotesFileKind } from '../format/notes-files.ts'
import { today } from './notes.ts'
import { saveFile } from './save-file.ts'

export type { NotesFileKind } from '../format/notes-files.ts'

export interface NotesFileWish {
  readonly kind: NotesFileKind
  readonly format: 'json' | 'csv'
}

/** Offers needs, or corrections and ratings, as a download; the name bears the day. */
export function saveNotes(book: NotesBook, { kind, format }: NotesFileWish): void {
  const name = `quarter-hour-${kind}-${today()}.${format}`
  const text = notesText(book, kind, format)
  saveFile({ name, type: format === 'csv' ? 'text/csv' : 'application/json', text })
}

/** The same as text, for browsers that do not download. */
export const notesText = (book: NotesBook, kind: NotesFileKind, format: 'json' | 'csv'): string =>
  format === 'csv' ? notesToCsv(book, kind) : notesToJson(book, kind)
