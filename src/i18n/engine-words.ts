import { createContext, useContext, type Accessor } from 'solid-js'
import type { Language } from './language.ts'
import { createLazyWords, type WordLoaders } from './lazy-words.ts'
import type { engine } from './zh-hans/engine.ts'

/** Texts of the engine's page. */
export type EngineWords = typeof engine

const LOADERS: WordLoaders<EngineWords> = {
  'zh-Hans': async () => (await import('./zh-hans/engine.ts')).engine,
  'zh-Hant': async () => (await import('./zh-hant/engine.ts')).engine,
  en: async () => (await import('./en/engine.ts')).engine,
}

/** As `createLazyWords` has it. */
export const createEngineWords = (language: Accessor<Language>): Accessor<EngineWords | undefined> =>
  createLazyWords(LOADERS, language)

const EngineWordsContext = createContext<Accessor<EngineWords>>()

export const EngineWordsProvider = EngineWordsContext.Provider

/** Texts of the engine's page. @throws Error outside its provider. */
export function useEngineWords(): Accessor<EngineWords> {
  const words = useContext(EngineWordsContext)
  if (words === undefined) throw new Error('useEngineWords: no EngineWordsProvider above this component')
  return words
}
