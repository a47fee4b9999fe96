import { createEffect, createMemo, createSignal, on } from 'solid-js'
import type { FacilityDetails } from '../coverage/tables.ts'
import {
  editOf,
  readLedger,
  withEdit,
  writeLedger,
  type LedgerEdit,
  type LedgerFacts,
  type LedgerFile,
} from '../format/ledger.ts'
import { createKeptByCity } from './kept-by-city.ts'
import { today } from './notes.ts'
import type { Session } from './session.ts'
import type { KeptAs } from './storage/kept-value.ts'

export {
  factsOf,
  LEDGER_STATUSES,
  MOST_FLOOR_AREA,
  MOST_LETTERS,
  type LedgerFacts,
} from '../format/ledger.ts'
export { FACILITY_ACCESS, FACILITY_MODES } from '../services/facility-access.ts'

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
  return {
    edits,
    editOf: (facility: string) => byFacility().get(facility),
    trouble: kept.trouble,
    service,
    setService,
    /** Undefined while they are fetched. */
    facilities,
    hasFailed,
    keep: (of: FacilityDetails, name: string, facts: LedgerFacts) =>
      kept.change((all) => withEdit(all, of.id, editOf({ ...of, name }, facts, today()))),
    undo: (facility: string) => kept.change((all) => withEdit(all, facility, null)),
    /** The changes as a file to be saved. */
    file: () => {
      const content: LedgerFile = {
        city: city() ?? '',
        cityHash: session.city()?.manifest?.hash ?? null,
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

export type Ledger = ReturnType<typeof createLedger>
