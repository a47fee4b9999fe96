import type { Language } from '../i18n/language.ts'
import { toEngineError } from './engine-error.ts'
import { fetchFile } from './fetch-file.ts'
import type { Result } from './protocol.ts'

/** One line of `cities/index.json`. */
export interface CityListing {
  readonly id: string
  readonly names: Readonly<Record<Language, string>>
  /** Date of the map, such as `2017-12-04`; null where nobody says. */
  readonly date: string | null
  readonly country: string | null
}

const FILE = 'cities/index.json'

/** The cities that this site holds. `base` is the address of the site's folder, ending in a slash. Never rejects. */
export async function loadCityList(base: string): Promise<Result<readonly CityListing[]>> {
  try {
    const bytes = await fetchFile((url, init) => fetch(url, init), {
      folder: base,
      file: FILE,
      address: FILE,
    })
    const list: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (Array.isArray(list) && list.every(isListing)) return { ok: true, value: list }
    return broken('expected a list of cities, each with id and names')
  } catch (cause) {
    return cause instanceof SyntaxError ? broken(cause.message) : { ok: false, error: toEngineError(cause) }
  }
}

const broken = (message: string): Result<never> => ({
  ok: false,
  error: { kind: 'file', problem: 'broken', file: FILE, message: `${FILE}: ${message}` },
})

const isListing = (value: unknown): value is CityListing =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'names' in value &&
  typeof value.names === 'object'
