/** In use, gone, or nobody knows. */
export const LEDGER_STATUSES = ['active', 'left', 'unknown'] as const
export type LedgerStatus = (typeof LEDGER_STATUSES)[number]

/** What a ledger knows of a facility that no map does. `checkedOn`: `YYYY-MM-DD`; the area is of all floors. */
export interface FacilityRecord {
  readonly owner: string | null
  readonly source: string | null
  readonly checkedOn: string | null
  readonly status: LedgerStatus
  readonly floorAreaM2: number | null
}

export const NO_RECORD: FacilityRecord = {
  owner: null,
  source: null,
  checkedOn: null,
  status: 'unknown',
  floorAreaM2: null,
}

/** How each stands among the flags of a facility. */
const PREFIXES = {
  owner: 'owner:',
  source: 'source:',
  checkedOn: 'checked:',
  status: 'status:',
  floorAreaM2: 'floor-area:',
} as const satisfies Record<keyof FacilityRecord, string>

/** Whether a flag is of a record, and no note for the reader. */
export const isRecordFlag = (flag: string): boolean =>
  Object.values(PREFIXES).some((prefix) => flag.startsWith(prefix))

/** A record as flags; nothing for what is not known. */
export const recordFlags = (record: FacilityRecord): string[] =>
  (Object.keys(PREFIXES) as (keyof FacilityRecord)[])
    .filter((key) => record[key] !== NO_RECORD[key])
    .map((key) => `${PREFIXES[key]}${record[key]}`)

/** The record among the flags of a facility; what cannot be read is not known. */
export function recordOf(flags: readonly string[]): FacilityRecord {
  const found = (key: keyof FacilityRecord): string | null => {
    const prefix = PREFIXES[key]
    return flags.find((flag) => flag.startsWith(prefix))?.slice(prefix.length) ?? null
  }
  const area = Number(found('floorAreaM2') ?? Number.NaN)
  return {
    owner: found('owner'),
    source: found('source'),
    checkedOn: found('checkedOn'),
    status: LEDGER_STATUSES.find((status) => status === found('status')) ?? 'unknown',
    floorAreaM2: area > 0 && area < Infinity ? area : null,
  }
}
