import type { Language } from '../i18n/language.ts'
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

/** The cities that this site holds. `base` is the address of the site's folder, ending in a slash. */
export async function loadCityList(base: string): Promise<Result<readonly CityListing[]>> {
  try {
    const response = await fetch(new URL(FILE, base))
    if (!response.ok)
      return failed(response.status === 404 ? 'missing' : 'unreachable', `found status ${response.status}`)
    const list: unknown = await response.json()
    if (Array.isArray(list) && list.every(isListing)) return { ok: true, value: list }
    return failed('broken', 'expected a list of cities, each with id and names')
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    return failed(cause instanceof SyntaxError ? 'broken' : 'unreachable', message)
  }
}

const failed = (problem: 'missing' | 'unreachable' | 'broken', message: string): Result<never> => ({
  ok: false,
  error: { kind: 'file', problem, file: FILE, message: `${FILE}: ${message}` },
})

const isListing = (value: unknown): value is CityListing =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'names' in value &&
  typeof value.names === 'object'
