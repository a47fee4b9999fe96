import { createSignal, type Accessor } from 'solid-js'
import type { LocalText, StorageTrouble } from './local-text.ts'

/** How a value is kept as text. */
export interface KeptAs<T> {
  readonly empty: T
  readonly isEmpty: (value: T) => boolean
  readonly write: (value: T) => string
  /** What of a text can be read; `isWhole` is false where that is not all. */
  readonly read: (text: string) => { readonly value: T; readonly isWhole: boolean }
}

export interface KeptValueInputs<T> {
  readonly as: KeptAs<T>
  readonly main: LocalText
  /** Where texts go that could not be read: they may be of a newer page, and are somebody's work. */
  readonly spare: LocalText
  readonly onTrouble: (trouble: StorageTrouble | 'unreadable') => void
}

export interface KeptValue<T> {
  readonly value: Accessor<T>
  /** Changes what is kept now, by whichever tab. Where storage fails, the change holds until the page is left. */
  readonly change: (edit: (value: T) => T) => void
  /** Looks again at what is kept: another tab may have changed it. */
  readonly refresh: () => void
  /** Unreadable text that was put aside. */
  readonly aside: Accessor<string | null>
  readonly forgetAside: () => void
}

/**
 * A value kept in the browser. Every change is made to what storage holds at that moment, so that two tabs never undo
 * each other's; changes that could not be stored are made again on top of what another tab stored.
 */
export function createKeptValue<T>({ as, main, spare, onTrouble }: KeptValueInputs<T>): KeptValue<T> {
  let unstored: readonly ((value: T) => T)[] = []
  let known = as.empty
  const [aside, setAside] = createSignal(spare.read() ?? null)

  /** Puts an unreadable text aside and what could be read of it in its place; false where neither can be stored. */
  const putAside = (text: string, readable: T): boolean => {
    onTrouble('unreadable')
    const before = spare.read() ?? null
    const all = before === null ? text : before.endsWith(text) ? before : `${before}\n${text}`
    const isSafe =
      spare.write(all) === null && main.write(as.isEmpty(readable) ? null : as.write(readable)) === null
    setAside(isSafe ? all : text)
    return isSafe
  }
  /** Reads what is kept. False: it must not be written over, for it could neither be read nor put aside. */
  const look = (): boolean => {
    const text = main.read()
    // blocked: what was known stands
    if (text === undefined) return true
    const { value, isWhole } = text === null ? { value: as.empty, isWhole: true } : as.read(text)
    known = value
    return isWhole || putAside(text ?? '', value)
  }
  const withUnstored = (): T => unstored.reduce((value, edit) => edit(value), known)

  look()
  const [value, setValue] = createSignal(known)
  return {
    value,
    change: (edit) => {
      const mayWrite = look()
      unstored = [...unstored, edit]
      const next = withUnstored()
      const trouble = mayWrite ? main.write(as.isEmpty(next) ? null : as.write(next)) : null
      if (mayWrite && trouble === null) {
        unstored = []
        known = next
      }
      setValue(() => next)
      if (trouble !== null) onTrouble(trouble)
    },
    refresh: () => {
      look()
      setAside(spare.read() ?? null)
      setValue(() => withUnstored())
    },
    aside,
    forgetAside: () => {
      spare.write(null)
      // what could not be put aside is still in its place
      const text = main.read() ?? null
      const found = text === null ? null : as.read(text)
      if (found !== null && !found.isWhole) main.write(as.isEmpty(found.value) ? null : as.write(found.value))
      setAside(null)
    },
  }
}
