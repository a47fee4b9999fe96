import { createResource, createSignal, type Accessor } from 'solid-js'
import type { Language } from './language.ts'

/** Texts that are apart from the dictionary, which every visitor loads. */
export type WordLoaders<T> = Readonly<Record<Language, () => Promise<T>>>

/**
 * Undefined until the first texts are there; then the last ones stand while the next are loaded, and for good when these
 * do not come. Nothing is loaded while the language is undefined. @throws what the loading of the first failed with, for
 * the page's boundary to tell.
 */
export function createLazyWords<T>(
  loaders: WordLoaders<T>,
  language: Accessor<Language | undefined>,
): Accessor<T | undefined> {
  const [loaded] = createResource<T, Language>(language, async (wanted, { value: before }) => {
    try {
      return await loaders[wanted]()
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

/** The same, loaded from the first time that somebody reads them. */
export function createWantedWords<T>(
  loaders: WordLoaders<T>,
  language: Accessor<Language>,
): Accessor<T | undefined> {
  const [isWanted, want] = createSignal(false)
  const words = createLazyWords(loaders, () => (isWanted() ? language() : undefined))
  return () => {
    // a signal is not written while another computation runs
    if (!isWanted()) queueMicrotask(() => want(true))
    return words()
  }
}
