import type { Dictionary } from '../../i18n/dictionary.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { wordsOf, type Words } from '../resident/words.ts'

/** What the plain functions of this room need to speak the reader's language. */
export interface ShareWords {
  readonly share: Dictionary['share']
  /** As the resident's panel speaks: units, sentence, names, numbers. */
  readonly resident: Words
}

/** The words of the page, by accessor: the language may change. @throws Error outside an `I18nProvider`. */
export function useShareWords(): () => ShareWords {
  const i18n = useI18n()
  return () => ({ share: i18n.t().share, resident: wordsOf(i18n) })
}
