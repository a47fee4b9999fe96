import { nameIn, type Language } from '../../../i18n/language.ts'
import { resident as english } from '../../../i18n/en/resident.ts'
import { resident as chinese } from '../../../i18n/zh-hans/resident.ts'
import type { Words } from '../words.ts'

/** The page's own words, without the page. */
export function wordsIn(language: Exclude<Language, 'zh-Hant'>): Words {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  return {
    text: language === 'en' ? english : chinese,
    name: (names) => nameIn(names, language),
    number: (value) => whole.format(value),
    percent: (share) => percents.format(share),
  }
}
