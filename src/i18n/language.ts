/** Languages of the page, in the order in which they are offered. */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language in its own words. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'zh-Hans': '简体',
  'zh-Hant': '繁體',
  en: 'English',
}

/** Each language in the least room. */
export const LANGUAGE_MARKS: Readonly<Record<Language, string>> = {
  'zh-Hans': '简',
  'zh-Hant': '繁',
  en: 'EN',
}

/** The first language that the browser asks for and the page speaks; Chinese is told apart by script or place. */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [language = '', ...rest] = tag.toLowerCase().split('-')
    if (language === 'zh')
      return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-Hant' : 'zh-Hans'
    if (language === 'en') return 'en'
  }
  return 'en'
}

/** Names from the map by language code, `''` being the name on the spot. */
type NamesOnTheMap = Readonly<Record<string, string>>

const TRIED: Readonly<Record<Language, readonly string[]>> = {
  'zh-Hans': ['zh-Hans', 'zh-CN', 'zh', 'zh-Hant', 'zh-TW', 'zh-HK', '', 'en'],
  'zh-Hant': ['zh-Hant', 'zh-TW', 'zh-HK', 'zh', 'zh-Hans', 'zh-CN', '', 'en'],
  en: ['en', '', 'zh'],
}

/** Keys of names on the map in the order in which a reader of a language wants them. */
export const nameKeysIn = (language: Language): readonly string[] => TRIED[language]

/** The name for a reader of a language; empty where there is none. */
export function nameIn(names: NamesOnTheMap, language: Language): string {
  for (const key of TRIED[language]) {
    const name = names[key]
    if (name !== undefined && name !== '') return name
  }
  return Object.values(names)[0] ?? ''
}
