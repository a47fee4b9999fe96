import type { Community } from '../coverage/tables.ts'
import { createNameIndex, type NameIndex } from '../format/name-index.ts'
import { letterBitsOf, searchKey } from '../format/name-keys.ts'
import type { Service } from '../services/catalogue.ts'
import type { FindIndex } from './find.ts'

interface FindInputs {
  readonly communities: readonly Community[]
  readonly services: readonly Service[]
  /** Undefined while it is not there: communities and services are found without it, by their letters alone. */
  readonly names: NameIndex | undefined
  /** What a community without a name is called on the page. */
  readonly shown: (community: number) => string
}

/** Puts together what `find` looks through: once per city and language. */
export function createFindIndex({ communities, services, names, shown }: FindInputs): FindIndex {
  const index = names ?? createNameIndex({ city: null, communities, services: [] })
  const { readings } = index
  const keys = communities.map((_, i) => index.communityKeys[i] || searchKey([shown(i)], { readings }))
  return {
    communities: { keys, keyBits: letterBitsOf(keys) },
    services: services.map(({ id, names: { resident, planner } }) => ({
      id,
      key: searchKey([...Object.values(resident), ...Object.values(planner)], { readings }),
    })),
    names: index,
  }
}
