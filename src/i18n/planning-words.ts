import { createContext, useContext, type Accessor } from 'solid-js'
import type { Language } from './language.ts'
import { createWantedWords, type WordLoaders } from './lazy-words.ts'
import type { planning } from './zh-hans/planning.ts'

/** Texts that only planners read. */
export type PlanningWords = typeof planning

const LOADERS: WordLoaders<PlanningWords> = {
  'zh-Hans': async () => (await import('./zh-hans/planning.ts')).planning,
  'zh-Hant': async () => (await import('./zh-hant/planning.ts')).planning,
  en: async () => (await import('./en/planning.ts')).planning,
}

/** As `createWantedWords` has it. */
export const createPlanningWords = (language: Accessor<Language>): Accessor<PlanningWords | undefined> =>
  createWantedWords(LOADERS, language)

const PlanningWordsContext = createContext<Accessor<PlanningWords>>()

export const PlanningWordsProvider = PlanningWordsContext.Provider

/** Texts that only planners read. @throws Error outside its provider. */
export function usePlanningWords(): Accessor<PlanningWords> {
  const words = useContext(PlanningWordsContext)
  if (words === undefined) throw new Error('usePlanningWords: no PlanningWordsProvider above this component')
  return words
}
