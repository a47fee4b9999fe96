import { createContext, useContext, type Accessor } from 'solid-js'
import type { Language } from './language.ts'
import { createWantedWords, type WordLoaders } from './lazy-words.ts'
import type { data } from './zh-hans/data.ts'

/** Texts of the door 看数据. */
export type DataWords = typeof data

const LOADERS: WordLoaders<DataWords> = {
  'zh-Hans': async () => (await import('./zh-hans/data.ts')).data,
  'zh-Hant': async () => (await import('./zh-hant/data.ts')).data,
  en: async () => (await import('./en/data.ts')).data,
}

/** As `createWantedWords` has it. */
export const createDataWords = (language: Accessor<Language>): Accessor<DataWords | undefined> =>
  createWantedWords(LOADERS, language)

const DataWordsContext = createContext<Accessor<DataWords>>()

export const DataWordsProvider = DataWordsContext.Provider

/** Texts of the door 看数据. @throws Error outside its provider. */
export function useDataWords(): Accessor<DataWords> {
  const words = useContext(DataWordsContext)
  if (words === undefined) throw new Error('useDataWords: no DataWordsProvider above this component')
  return words
}
