import { createContext, useContext, type Accessor } from 'solid-js'
import type { PlaceAnswer } from '../../city/place-answer.ts'
import type { FacilityDetails } from '../../coverage/tables.ts'
import type { CheckupMethod } from '../../format/checkup.ts'
import type { Service } from '../../services/catalogue.ts'
import type { Words } from './words.ts'

/** What every row looks things up in. */
export interface Rows {
  readonly method: CheckupMethod
  /** The wall time that hours were read at; null: none was asked for. */
  readonly time: string | null
  readonly services: readonly Service[]
  readonly facility: (globalId: number) => FacilityDetails | undefined
  readonly service: (id: string) => Service | undefined
  /** Shops are counted 家, anything else 处. */
  readonly isShop: (service: string) => boolean
  readonly nameOf: (words: Words, service: string) => string
}

export function rowsOf({ method, time, facilities }: PlaceAnswer, services: readonly Service[]): Rows {
  const byId = new Map(facilities.map((details) => [details.globalId, details]))
  const serviceById = new Map(services.map((service) => [service.id, service]))
  return {
    method,
    time,
    services,
    facility: (globalId) => byId.get(globalId),
    service: (id) => serviceById.get(id),
    isShop: (id) => {
      const service = serviceById.get(id)
      return service?.kind === 'market' && service.task !== 'transit'
    },
    nameOf: (words, id) => {
      const service = serviceById.get(id)
      return service === undefined ? id : words.name(service.names.resident)
    },
  }
}

export const RowsContext = createContext<Accessor<Rows>>()

/** @throws Error outside a `ServiceList`. */
export function useRows(): Accessor<Rows> {
  const rows = useContext(RowsContext)
  if (rows === undefined) throw new Error('useRows: no ServiceList above this component')
  return rows
}
