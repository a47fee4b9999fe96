import { createContext, createSignal, useContext, type Accessor } from 'solid-js'
import type { Language } from './language.ts'
import { createLazyWords, type WordLoaders } from './lazy-words.ts'
import type { planning } from './zh-hans/planning.ts'

/** Texts that only planners read. */
export type PlanningWords = typeof planning

const LOADERS: WordLoaders<PlanningWords> = {
  'zh-Hans': async () => (await import('./zh-hans/planning.ts')).planning,
  'zh-Hant': async () => (await import('./zh-hant/planning.ts')).planning,
  en: async () => (await import('./en/planning.ts')).planning,
}

/** Loaded from the first time that somebody reads them; as `createLazyWords` has it. */
export function createPlanningWords(language: Accessor<Language>): Accessor<PlanningWords | undefined> {
  const [isWanted, want] = createSignal(false)
  const words = createLazyWords(LOADERS, () => (isWanted() ? language() : undefined))
  return () => {
    // a signal is not written while another computation runs
    if (!isWanted()) queueMicrotask(() => want(true))
    return words()
  }
}

const PlanningWordsContext = createContext<Accessor<PlanningWords>>()

export const PlanningWordsProvider = PlanningWordsContext.Provider

/** Texts that only planners read. @throws Error outside its provider. */
export function usePlanningWords(): Accessor<PlanningWords> {
  const words = useContext(PlanningWordsContext)
  if (words === undefined) throw new Error('usePlanningWords: no PlanningWordsProvider above this component')
  return words
}
