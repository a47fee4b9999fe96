import { createContext, createResource, useContext, type Accessor } from 'solid-js'
import type { Language } from './language.ts'
import type { engine } from './zh-hans/engine.ts'

/** Texts of the engine's page: apart from the dictionary, which every visitor loads. */
export type EngineWords = typeof engine

const LOADERS: Readonly<Record<Language, () => Promise<{ readonly engine: EngineWords }>>> = {
  'zh-Hans': () => import('./zh-hans/engine.ts'),
  'zh-Hant': () => import('./zh-hant/engine.ts'),
  en: () => import('./en/engine.ts'),
}

/**
 * Undefined until the first texts are there; then the last ones stand while the next are loaded, and for good when these
 * do not come. @throws what the loading of the first failed with, for the page's boundary to tell.
 */
export function createEngineWords(language: Accessor<Language>): Accessor<EngineWords | undefined> {
  const [loaded] = createResource<EngineWords, Language>(language, async (wanted, { value: before }) => {
    try {
      return (await LOADERS[wanted]()).engine
    } catch (cause) {
      // in another language is better than not at all
      if (before !== undefined) return before
      throw cause
    }
  })
  return () => {
    if (loaded.state === 'errored') throw loaded.error
    // read before the first, it would suspend the page
    return loaded.state === 'ready' || loaded.state === 'refreshing' ? loaded.latest : undefined
  }
}

const EngineWordsContext = createContext<Accessor<EngineWords>>()

export const EngineWordsProvider = EngineWordsContext.Provider

/** Texts of the engine's page. @throws Error outside its provider. */
export function useEngineWords(): Accessor<EngineWords> {
  const words = useContext(EngineWordsContext)
  if (words === undefined) throw new Error('useEngineWords: no EngineWordsProvider above this component')
  return words
}
