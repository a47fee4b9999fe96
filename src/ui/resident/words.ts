import type { Dictionary } from '../../i18n/dictionary.ts'
import type { Formats } from '../../i18n/formats.ts'
import { useI18n, type I18n } from '../../i18n/i18n.ts'

/** What the plain functions of this room need to speak the reader's language. */
export interface Words extends Formats {
  readonly text: Dictionary['resident']
  readonly hours: Dictionary['hours']
  readonly name: (names: Readonly<Record<string, string>>) => string
}

/** The words of the page, by accessor: the language may change. @throws Error outside an `I18nProvider`. */
export function useWords(): () => Words {
  const i18n = useI18n()
  return () => wordsOf(i18n)
}

/** As this room speaks, in the language of the moment. */
export function wordsOf({ t, name, number, percent, time, weekday, day }: I18n): Words {
  const { resident: text, hours } = t()
  return { text, hours, name, number, percent, time, weekday, day }
}
