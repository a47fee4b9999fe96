import type { Dictionary } from '../../i18n/dictionary.ts'
import { useI18n } from '../../i18n/i18n.ts'

/** What the plain functions of this room need to speak the reader's language. */
export interface Words {
  readonly text: Dictionary['resident']
  readonly name: (names: Readonly<Record<string, string>>) => string
  /** A whole number with separators. */
  readonly number: (value: number) => string
  /** A share from 0 to 1 as whole percents. */
  readonly percent: (share: number) => string
}

/** The words of the page, by accessor: the language may change. @throws Error outside an `I18nProvider`. */
export function useWords(): () => Words {
  const i18n = useI18n()
  return () => ({ text: i18n.t().resident, name: i18n.name, number: i18n.number, percent: i18n.percent })
}
