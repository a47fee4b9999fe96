import { createMemo, createSignal, type Accessor } from 'solid-js'
import { readNeedsFile, type NeedsFile, type NeedsKnowledge } from '../format/needs-files.ts'
import {
  addFile,
  countsOf,
  EMPTY_REGISTER,
  joinRegisters,
  readRegister,
  registerCsv,
  removeFile,
  setTyped,
  textDigest,
  writeRegister,
  type NeedCount,
  type NeedsRegister,
} from '../format/needs-register.ts'
import { createKeptByCity } from './kept-by-city.ts'
import { today } from './notes.ts'
import { isOwnFilesError, readOwnFiles } from './own-files.ts'
import type { KeptAs } from './storage/kept-value.ts'

export { MOST_NEEDS, type NeedCount } from '../format/needs-register.ts'
export { saveFile } from './save-file.ts'

/** What became of the last file. */
export type TakenFile =
  | { readonly kind: 'unreadable'; readonly name: string; readonly message: string }
  | { readonly kind: 'file'; readonly name: string; readonly file: NeedsFile; readonly isKnown: boolean }

const as = (city: string): KeptAs<NeedsRegister> => ({
  empty: EMPTY_REGISTER,
  isEmpty: ({ typed, files }) => typed.length + files.length === 0,
  write: (register) => writeRegister(register, city),
  read: (text) => {
    const found = readRegister(parsed(text))
    return { value: found?.register ?? EMPTY_REGISTER, isWhole: found !== null }
  },
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The needs of the open city, kept in this browser and nowhere else. */
export function createNeeds(known: Accessor<NeedsKnowledge | null>) {
  const city = createMemo(() => known()?.city ?? null)
  const kept = createKeptByCity('needs-register', city, as)
  const register = () => kept.value() ?? EMPTY_REGISTER
  const [taken, setTaken] = createSignal<TakenFile | null>(null)
  const take = async (file: File): Promise<void> => {
    const { name } = file
    const read = await readOwnFiles([file])
    const by = known()
    if (by === null) return
    if (isOwnFilesError(read)) return void setTaken({ kind: 'unreadable', name, message: read.message })
    const text = (read.communities ?? read.facilities)?.text ?? ''
    const found = readNeedsFile(text, by)
    const digest = textDigest(text)
    const isKnown = register().files.some((one) => one.digest === digest)
    if (found.kind === 'register') kept.change((before) => joinRegisters(before, found.register))
    if (found.kind === 'read' && found.rows.length > 0) {
      const { rows } = found
      kept.change((before) => addFile(before, { name: name.slice(0, 200), digest, day: today(), rows }))
    }
    setTaken({ kind: 'file', name, file: found, isKnown })
  }
  return {
    register,
    counts: createMemo(() => countsOf(register())),
    trouble: kept.trouble,
    taken,
    take,
    type: (row: NeedCount) => kept.change((before) => setTyped(before, row)),
    removeFile: (digest: string) => kept.change((before) => removeFile(before, digest)),
    removeAll: () => kept.change(() => EMPTY_REGISTER),
    /** The register as a file to be saved. */
    file: (form: 'csv' | 'json', nameOf: (community: string) => string) => ({
      name: `quarter-hour-needs-register-${city() ?? ''}-${today()}.${form}`,
      type: form === 'csv' ? 'text/csv' : 'application/json',
      text: form === 'csv' ? registerCsv(register(), nameOf) : writeRegister(register(), city() ?? ''),
    }),
  }
}
