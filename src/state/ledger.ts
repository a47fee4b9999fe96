import { createEffect, createMemo, createSignal, on, type Accessor } from 'solid-js'
import type { FacilityDetails } from '../coverage/tables.ts'
import { addedFacility, addedId, editOf, factsOf } from '../format/ledger-facts.ts'
import {
  readLedger,
  withEdit,
  writeLedger,
  type LedgerEdit,
  type LedgerFacts,
  type LedgerFile,
} from '../format/ledger.ts'
import { isSameSet, mergeLedgers, type MergedLedger } from '../format/merge-ledgers.ts'
import type { LonLat } from '../units.ts'
import { createKeptByCity } from './kept-by-city.ts'
import { today } from './notes.ts'
import { isOwnFilesError, readOwnFiles, type ReadableFile } from './own-files.ts'
import type { Session } from './session.ts'
import type { KeptAs } from './storage/kept-value.ts'

export { LEDGER_STATUSES } from '../format/facility-record.ts'
export { factsOf } from '../format/ledger-facts.ts'
export { MOST_FLOOR_AREA, MOST_LETTERS, type LedgerFacts } from '../format/ledger.ts'
export { FACILITY_ACCESS, FACILITY_MODES } from '../services/facility-access.ts'

/** What became of the last file; `isUndone` once what it brought was taken out again. */
export type TakenLedger =
  | { readonly kind: 'unreadable'; readonly name: string; readonly message: string }
  | { readonly kind: 'other-city'; readonly name: string; readonly city: string }
  | {
      readonly kind: 'taken'
      readonly name: string
      readonly merged: Omit<MergedLedger, 'edits'>
      readonly isOtherBuild: boolean
      readonly isUndone: boolean
    }

const NO_EDITS: readonly LedgerEdit[] = []

const as = (city: string): KeptAs<readonly LedgerEdit[]> => ({
  empty: NO_EDITS,
  isEmpty: (edits) => edits.length === 0,
  write: (edits) => writeLedger({ city, cityHash: null, edits }),
  read: (text) => {
    try {
      return { value: readLedger(text, 'the ledger').edits, isWhole: true }
    } catch {
      return { value: NO_EDITS, isWhole: false }
    }
  },
})

/** The facilities of one service with what is changed of them in this browser. */
export function createLedger(session: Pick<Session, 'ask' | 'city'>) {
  const city = createMemo(() => session.city()?.id ?? null)
  const kept = createKeptByCity('ledger', city, as)
  const edits = () => kept.value() ?? NO_EDITS
  const [service, setService] = createSignal<string | null>(null)
  const [facilities, setFacilities] = createSignal<readonly FacilityDetails[] | undefined>()
  const [hasFailed, setFailed] = createSignal(false)
  let round = 0
  createEffect(
    on([session.city, service], ([open, asked]) => {
      const own = ++round
      setFacilities(undefined)
      setFailed(false)
      if (open === undefined || asked === null) return
      void session.ask('facilities', { near: [0, 0], services: [asked], most: Infinity }).then((result) => {
        if (own !== round) return
        if (result.ok) setFacilities(result.value)
        else setFailed(true)
      })
    }),
  )
  const byFacility = createMemo(() => new Map(edits().map((edit) => [edit.facility, edit])))
  const keep = (of: FacilityDetails, name: string, facts: LedgerFacts) =>
    kept.change((all) => withEdit(all, of.id, editOf({ ...of, name }, facts, today())))
  const cityHash = () => session.city()?.manifest?.hash ?? null
  return {
    edits,
    ...createTaking({ city, cityHash, edits, change: kept.change }),
    editOf: (facility: string) => byFacility().get(facility),
    trouble: kept.trouble,
    service,
    setService,
    /** Those of the data, then those that were added here; undefined while they are fetched. */
    facilities: createMemo(() => withAdded(facilities(), edits(), service())),
    hasFailed,
    keep,
    /** Adds a place of the service that is looked at. */
    add: (name: string, at: LonLat) => {
      const asked = service()
      if (asked === null) return
      const id = addedId(at, new Set(byFacility().keys()))
      const bare = { facility: id, name, was: null, at, set: { name, services: [asked] }, editedOn: today() }
      const place = addedFacility(bare)
      if (place === null) return
      const facts = factsOf({ ...place, name }, undefined)
      keep({ ...place, globalId: -1 }, name, { ...facts, status: 'active', checkedOn: today() })
    },
    undo: (facility: string) => kept.change((all) => withEdit(all, facility, null)),
    /** The changes as a file to be saved. */
    file: () => {
      const content: LedgerFile = {
        city: city() ?? '',
        cityHash: cityHash(),
        edits: edits(),
      }
      return {
        name: `quarter-hour-ledger-${content.city}-${today()}.json`,
        type: 'application/json',
        text: writeLedger(content),
      }
    },
  }
}

/** Facilities of the data with the added ones of a service that the data do not have. */
function withAdded(
  facilities: readonly FacilityDetails[] | undefined,
  edits: readonly LedgerEdit[],
  service: string | null,
): readonly FacilityDetails[] | undefined {
  if (facilities === undefined) return undefined
  const known = new Set(facilities.map(({ id }) => id))
  const added = edits.flatMap((edit): FacilityDetails[] => {
    const place = addedFacility(edit)
    const isAsked = service !== null && place?.services.includes(service) === true
    return place === null || !isAsked || known.has(place.id) ? [] : [{ ...place, globalId: -1 }]
  })
  return [...facilities, ...added]
}

interface TakingInputs {
  readonly city: Accessor<string | null>
  readonly cityHash: Accessor<string | null>
  readonly edits: Accessor<readonly LedgerEdit[]>
  readonly change: (edit: (edits: readonly LedgerEdit[]) => readonly LedgerEdit[]) => void
}

/** Joins files of changes in, and takes the last one out again. */
function createTaking({ city, cityHash, edits, change }: TakingInputs) {
  const [taken, setTaken] = createSignal<TakenLedger | null>(null)
  let putBack = (): void => {}
  createEffect(on(city, () => setTaken(null), { defer: true }))
  const join = (name: string, file: LedgerFile): void => {
    const before = edits()
    change((all) => mergeLedgers(all, file.edits).edits)
    const after = edits()
    const { added, joined, kept } = mergeLedgers(before, file.edits)
    const isOtherBuild = file.cityHash !== null && cityHash() !== null && file.cityHash !== cityHash()
    setTaken({ kind: 'taken', name, merged: { added, joined, kept }, isOtherBuild, isUndone: false })
    putBack = () => {
      for (const { facility } of [...added, ...joined]) {
        const of = (all: readonly LedgerEdit[]) => all.find((one) => one.facility === facility) ?? null
        change((all) => {
          const [now, then] = [of(all), of(after)]
          // what was changed since then stays
          const isAsThen = now !== null && then !== null && isSameSet(now, then)
          return isAsThen ? withEdit(all, facility, of(before)) : all
        })
      }
    }
  }
  return {
    taken,
    /** Takes in a file of changes of this city: see `mergeLedgers`. */
    take: async (file: ReadableFile): Promise<void> => {
      const { name } = file
      const read = await readOwnFiles([file])
      if (isOwnFilesError(read)) return void setTaken({ kind: 'unreadable', name, message: read.message })
      try {
        const found = readLedger((read.communities ?? read.facilities)?.text ?? '', name)
        if (found.city === city()) join(name, found)
        else setTaken({ kind: 'other-city', name, city: found.city })
      } catch (cause) {
        setTaken({
          kind: 'unreadable',
          name,
          message: cause instanceof Error ? cause.message : String(cause),
        })
      }
    },
    undoTaken: () => {
      const last = taken()
      if (last?.kind !== 'taken' || last.isUndone) return
      putBack()
      setTaken({ ...last, isUndone: true })
    },
  }
}

export type Ledger = ReturnType<typeof createLedger>
