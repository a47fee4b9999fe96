import type { I18n } from '../../i18n/i18n.ts'
import type { CityListing } from '../../state/session.ts'

/** The city that comes with the page, to try it with. */
const EXAMPLE_CITY = 'astana'

export const isExample = (city: Pick<CityListing, 'id'>): boolean => city.id === EXAMPLE_CITY

/** The year of a date such as `2017-12-04`; null where nobody says. */
export const yearOf = (date: string | null): string | null => /^\d{4}/.exec(date ?? '')?.[0] ?? null

/** The city and the year of its map in a few words: 示例 · 阿斯塔纳 2017. */
export function cityLine(city: CityListing, { name, t }: Pick<I18n, 'name' | 't'>): string {
  const line = [name(city.names), yearOf(city.date)].filter((part) => part !== null).join(' ')
  return isExample(city) ? t().shell.city.example(line) : line
}

/** A country by its code, in words; the code itself where it is unknown. */
export function countryName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}
