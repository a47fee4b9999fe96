import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js'
import { createKeptValue, type KeptAs, type KeptValue } from './storage/kept-value.ts'
import { localText, onOtherTab, type StorageTrouble } from './storage/local-text.ts'

/** Why something of this city is not kept, or could not be read. */
export type KeptTrouble = StorageTrouble | 'unreadable'

/** A value of the open city that is kept in this browser under a name; nothing is kept without a city. */
export function createKeptByCity<T>(
  name: string,
  city: Accessor<string | null>,
  as: (city: string) => KeptAs<T>,
) {
  const [trouble, setTrouble] = createSignal<KeptTrouble | null>(null)
  const kept = createMemo((): KeptValue<T> | null => {
    const id = city()
    if (id === null) return null
    return createKeptValue({
      as: as(id),
      main: localText(`${name}.${id}`),
      spare: localText(`${name}-aside.${id}`),
      // while a memo runs no signal is written
      onTrouble: (found) => queueMicrotask(() => setTrouble(found)),
    })
  })
  onCleanup(onOtherTab(() => kept()?.refresh()))
  return {
    value: () => kept()?.value(),
    change: (edit: (value: T) => T) => kept()?.change(edit),
    /** Told until the next city or reload. */
    trouble,
  }
}
