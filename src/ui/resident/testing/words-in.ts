import { formatsIn } from '../../../i18n/formats.ts'
import { nameIn, type Language } from '../../../i18n/language.ts'
import { hours as englishHours } from '../../../i18n/en/hours.ts'
import { resident as english } from '../../../i18n/en/resident.ts'
import { hours as chineseHours } from '../../../i18n/zh-hans/hours.ts'
import { resident as chinese } from '../../../i18n/zh-hans/resident.ts'
import type { Words } from '../words.ts'

/** The page's own words, without the page. */
export function wordsIn(language: Exclude<Language, 'zh-Hant'>): Words {
  return {
    text: language === 'en' ? english : chinese,
    hours: language === 'en' ? englishHours : chineseHours,
    name: (names) => nameIn(names, language),
    ...formatsIn(language),
  }
}
