import { createContext, createMemo, createResource, useContext, type Accessor } from 'solid-js'
import { createDataWords, type DataWords } from './data-words.ts'
import type { Dictionary } from './dictionary.ts'
import { formatsIn, type Formats } from './formats.ts'
import { nameIn, type Language } from './language.ts'
import { createPlanningWords, type PlanningWords } from './planning-words.ts'

/** Texts, names and numbers in the reader's language. */
export interface I18n extends Formats {
  readonly language: Accessor<Language>
  /** The texts: `t().shell.doors.services`. */
  readonly t: Accessor<Dictionary>
  /** Texts that only planners read; undefined until they are loaded, which the first reading begins. */
  readonly planning: Accessor<PlanningWords | undefined>
  /** Texts of the door 看数据, likewise. */
  readonly data: Accessor<DataWords | undefined>
  /** A name of something on the map, or of a service, standard or city. */
  readonly name: (names: Readonly<Record<string, string>>) => string
}

const LOADERS: Readonly<Record<Language, () => Promise<{ readonly dictionary: Dictionary }>>> = {
  'zh-Hans': () => import('./zh-hans/dictionary.ts'),
  'zh-Hant': () => import('./zh-hant/dictionary.ts'),
  en: () => import('./en/dictionary.ts'),
}

/** Null until the first dictionary is there. Then one object for good, whose accessors follow the language. */
export function createI18n(language: Accessor<Language>): Accessor<I18n | null> {
  const [loaded] = createResource<Loaded, Language>(language, async (wanted, { value: before }) => {
    try {
      return { wanted, dictionary: (await LOADERS[wanted]()).dictionary }
    } catch (cause) {
      // in another language is better than not at all
      if (before !== undefined) return before
      throw cause
    }
  })
  // the last dictionary stands while the next one is loaded
  const latest = () => {
    // thrown for the page's boundary to tell
    if (loaded.state === 'errored') throw loaded.error
    return loaded.state === 'ready' || loaded.state === 'refreshing' ? (loaded.latest ?? null) : null
  }
  const isThere = createMemo(() => latest() !== null)
  const i18n = createMemo(() => (isThere() ? i18nOf(() => latest() ?? missing()) : null))
  return i18n
}

interface Loaded {
  readonly wanted: Language
  readonly dictionary: Dictionary
}

function missing(): never {
  throw new Error('i18n: a dictionary that was there is gone')
}

function i18nOf(latest: () => Loaded): I18n {
  const language = createMemo(() => latest().wanted)
  const dictionary = createMemo(() => latest().dictionary)
  const formats = createMemo(() => formatsIn(language()))
  return {
    language,
    t: dictionary,
    planning: createPlanningWords(language),
    data: createDataWords(language),
    name: (names) => nameIn(names, language()),
    number: (value) => formats().number(value),
    percent: (share) => formats().percent(share),
    time: (minute) => formats().time(minute),
    weekday: (weekday, style) => formats().weekday(weekday, style),
    day: (date) => formats().day(date),
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
