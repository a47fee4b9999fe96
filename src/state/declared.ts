import { createResource, type Accessor } from 'solid-js'
import { readDeclared, type Declared } from '../services/declared.ts'

export { impliedCommunities } from '../services/declared.ts'

/** Every file of `data/declared/`, by the city it is about; loaded where that city is open. */
const FILES: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  beijing: () => import('../../data/declared/beijing.json'),
}

/** Ids of the cities of which something declared is known. */
export const DECLARED_CITIES: readonly string[] = Object.keys(FILES)

/** What a city's government declared; null where nothing is known of it. @throws DataError that names file and place. */
export async function loadDeclared(city: string): Promise<Declared | null> {
  const load = Object.hasOwn(FILES, city) ? FILES[city] : undefined
  return load === undefined ? null : readDeclared((await load()).default, `data/declared/${city}.json`)
}

/** The same for the city that is open. Never throws: a file that cannot be read is told by `failed`. */
export function createDeclared(city: Accessor<string | null>) {
  const [loaded] = createResource(city, async (id) => ({ id, declared: await loadDeclared(id) }))
  return {
    /** Undefined until it is known whether there is something. */
    declared: (): Declared | null | undefined => {
      if (city() === null) return null
      if (loaded.state !== 'ready' || loaded.latest.id !== city()) return undefined
      return loaded.latest.declared
    },
    failed: () => loaded.state === 'errored',
  }
}
