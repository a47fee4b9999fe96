import { createContext, createMemo, createResource, useContext, type Accessor } from 'solid-js'
import type { Dictionary } from './dictionary.ts'
import { nameIn, type Language } from './language.ts'

/** Texts, names and numbers in the reader's language. */
export interface I18n {
  readonly language: Accessor<Language>
  /** The texts: `t().shell.doors.services`. */
  readonly t: Accessor<Dictionary>
  /** A name of something on the map, or of a service, standard or city. */
  readonly name: (names: Readonly<Record<string, string>>) => string
  /** A whole number with separators. */
  readonly number: (value: number) => string
  /** A share from 0 to 1 as whole percents; under half a percent, but not none, with a decimal. */
  readonly percent: (share: number) => string
}

const LOADERS: Readonly<Record<Language, () => Promise<{ readonly dictionary: Dictionary }>>> = {
  'zh-Hans': () => import('./zh-hans/dictionary.ts'),
  'zh-Hant': () => import('./zh-hant/dictionary.ts'),
  en: () => import('./en/dictionary.ts'),
}

/** Loads the dictionary of a language by itself; undefined until the first one is there, then the last one stands. */
export function createI18n(language: Accessor<Language>): Accessor<I18n | undefined> {
  const [loaded] = createResource(language, async (wanted) => ({
    wanted,
    dictionary: (await LOADERS[wanted]()).dictionary,
  }))
  const i18n = createMemo(() => {
    const latest = loaded.latest
    return latest === undefined ? undefined : i18nOf(latest.wanted, latest.dictionary)
  })
  return i18n
}

function i18nOf(language: Language, dictionary: Dictionary): I18n {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const small = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  return {
    language: () => language,
    t: () => dictionary,
    name: (names) => nameIn(names, language),
    number: (value) => whole.format(value),
    percent: (share) => (share > 0 && share < 0.005 ? small : percents).format(share),
  }
}

const I18nContext = createContext<I18n>()

export const I18nProvider = I18nContext.Provider

/** Texts in the reader's language. @throws Error outside its provider. */
export function useI18n(): I18n {
  const i18n = useContext(I18nContext)
  if (i18n === undefined) throw new Error('useI18n: no I18nProvider above this component')
  return i18n
}
