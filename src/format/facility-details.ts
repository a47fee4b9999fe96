import type { NameSet } from '../network/network.ts'
import type { Tags } from '../services/tag-rule.ts'

/** What a facility's tags say beside its services. */
export interface TagDetails {
  readonly names: NameSet
  readonly openingHours: string | null
  readonly phone: string | null
  readonly wheelchair: string | null
  readonly operator: string | null
  readonly address: string | null
}

/** Flag of a service that rests on incomplete tags only, such as a school of unknown level. */
export const unsureFlag = (service: string): string => `unsure:${service}`

/** Reads the details; `country` (ISO 3166-1 alpha-2) decides the order of the address. */
export function tagsToDetails(tags: Tags, country: string | null): TagDetails {
  return {
    names: tagsToNames(tags),
    openingHours: textOf(tags, 'opening_hours'),
    phone: textOf(tags, 'phone', 'contact:phone', 'contact:mobile'),
    wheelchair: textOf(tags, 'wheelchair'),
    operator: textOf(tags, 'operator', 'operator:zh'),
    address: tagsToAddress(tags, country),
  }
}

/** A language as OpenStreetMap writes it behind `name:`; `zh_pinyin`, `left` and dates are none. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** `name` and every `name:<language>`; the brand's where a place has no name of its own. */
export function tagsToNames(tags: Tags): NameSet {
  const own = namesBehind(tags, 'name')
  return Object.keys(own).length > 0 ? own : namesBehind(tags, 'brand')
}

function namesBehind(tags: Tags, key: string): NameSet {
  const names: Record<string, string> = {}
  const local = textOf(tags, key)
  if (local) names[''] = local
  for (const tag of Object.keys(tags).sort()) {
    if (!tag.startsWith(`${key}:`)) continue
    const language = tag.slice(key.length + 1)
    const name = textOf(tags, tag)
    if (name && LANGUAGE.test(language)) names[language] = name
  }
  return names
}

/** Countries that write from the city down to the number, without spaces. */
const LARGEST_FIRST = new Set(['CN', 'HK', 'JP', 'MO', 'TW'])

/** Countries that write the number before the street. */
const NUMBER_FIRST = new Set(['AU', 'CA', 'FR', 'GB', 'IE', 'IN', 'LU', 'MY', 'NZ', 'PH', 'SG', 'US', 'ZA'])

/** The address in the order of the country, from `addr:*`; null when no street, place or number is known. */
export function tagsToAddress(tags: Tags, country: string | null): string | null {
  const full = textOf(tags, 'addr:full')
  if (full) return full
  const street = textOf(tags, 'addr:street', 'addr:place')
  const number = textOf(tags, 'addr:housenumber', 'addr:housename')
  if (!street && !number) return null
  if (country && LARGEST_FIRST.has(country) && /\p{Script=Han}/u.test(street ?? '')) {
    return largestFirst(tags, street ?? '', number)
  }
  const parts = country && NUMBER_FIRST.has(country) ? [number, street] : [street, number]
  const line = parts.filter(Boolean).join(' ')
  const town = [textOf(tags, 'addr:postcode'), textOf(tags, 'addr:city')].filter(Boolean).join(' ')
  return town ? `${line}, ${town}` : line
}

function largestFirst(tags: Tags, street: string, number: string | null): string {
  const areas = [textOf(tags, 'addr:city'), textOf(tags, 'addr:district')].filter(Boolean)
  const door = number && /^\d+([-–]\d+)?$/.test(number) ? `${number}号` : (number ?? '')
  return `${areas.join('')}${street}${door}`
}

/** First of the keys with text in it, trimmed. */
function textOf(tags: Tags, ...keys: string[]): string | null {
  for (const key of keys) {
    const text = Object.hasOwn(tags, key) ? tags[key]?.trim() : ''
    if (text) return text
  }
  return null
}
