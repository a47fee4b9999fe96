import type { CityManifest } from '../../format/city-manifest.ts'
import type { Service } from '../../services/catalogue.ts'

/** What can be said of how a service is mapped: none at all, fewer than the floor, or neither. */
export type MappedState = 'missing' | 'thin' | 'mapped'

export interface ServiceRow {
  readonly id: string
  /** In the reader's language; the id of a service that the page does not know. */
  readonly name: string
  readonly facilities: number
  /** Null where nobody is known to live. */
  readonly per10000: number | null
  /** Null: none is set, so the service is never thin. */
  readonly floor: number | null
  readonly state: MappedState
}

/** `doubt`: what is missing, then thin, then the catalogue's order. */
export type SortKey = 'doubt' | 'name' | 'facilities' | 'per10000' | 'floor'

export interface Sorting {
  readonly by: SortKey
  readonly descending: boolean
}

export const BY_DOUBT: Sorting = { by: 'doubt', descending: false }

interface RowsInput {
  readonly manifest: CityManifest
  readonly services: readonly Service[]
  /** The planner's name of a service in the reader's language. */
  readonly nameOf: (service: Service) => string
}

/** One row per service of the city, in the catalogue's order. */
export function serviceRows({ manifest, services, nameOf }: RowsInput): readonly ServiceRow[] {
  const byId = new Map(services.map((service) => [service.id, service]))
  return manifest.services.flatMap((id) => {
    const quality = manifest.quality.services[id]
    if (quality === undefined) return []
    const { facilities, per10000, floor, thin } = quality
    const service = byId.get(id)
    const name = service === undefined ? id : nameOf(service)
    return [{ id, name, facilities, per10000, floor, state: stateOf(facilities, thin) }]
  })
}

function stateOf(facilities: number, thin: boolean): MappedState {
  if (facilities === 0) return 'missing'
  return thin ? 'thin' : 'mapped'
}

const DOUBT: Readonly<Record<MappedState, number>> = { missing: 0, thin: 1, mapped: 2 }

/** A sorted copy; rows that are alike keep their order, and what is not known comes last either way. */
export function sortedRows(
  rows: readonly ServiceRow[],
  { by, descending }: Sorting,
  compareNames: (a: string, b: string) => number,
): readonly ServiceRow[] {
  const sign = descending ? -1 : 1
  const numbers = (a: number | null, b: number | null): number => {
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return sign * (a - b)
  }
  return rows.toSorted((a, b) => {
    if (by === 'doubt') return sign * (DOUBT[a.state] - DOUBT[b.state])
    return by === 'name' ? sign * compareNames(a.name, b.name) : numbers(a[by], b[by])
  })
}

/** A header pressed once sorts upwards, twice downwards, three times as at first. */
export function nextSorting(now: Sorting, pressed: SortKey): Sorting {
  if (now.by !== pressed) return { by: pressed, descending: false }
  return now.descending ? BY_DOUBT : { by: pressed, descending: true }
}
