import type { I18n } from '../i18n/i18n.ts'
import type { Service } from '../services/catalogue.ts'
import type { Appearance } from '../theme.ts'
import type { MarkWords } from './facility-features.ts'

export interface MarkWordsInput {
  readonly services: readonly Service[]
  readonly appearance: Appearance
  readonly i18n: Pick<I18n, 't' | 'name' | 'number'>
}

/** For a service that nobody told of. */
const PLAIN_ICON = 'maki-marker'

/** The words and icons of marks, in the reader's language. */
export function markWordsOf({ services, appearance, i18n }: MarkWordsInput): MarkWords {
  const known = new Map(services.map((service) => [service.id, service]))
  const words = i18n.t().map
  return {
    appearance,
    name: i18n.name,
    serviceName: (service) => {
      const found = known.get(service)
      // of several names of one thing the first will do on a map
      return found === undefined ? '' : (i18n.name(found.names.resident).split(/[、，,(（]/)[0] ?? '').trim()
    },
    icon: (service) => known.get(service)?.icon ?? PLAIN_ICON,
    minutes: (minutes) => words.labelMinutes(i18n.number(minutes)),
  }
}
