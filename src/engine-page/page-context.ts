import { createContext, useContext } from 'solid-js'
import type { EnginePage } from './create-engine-page.ts'

const PageContext = createContext<EnginePage>()

export const PageProvider = PageContext.Provider

/** What the engine's page keeps and does. @throws Error outside its provider. */
export function usePage(): EnginePage {
  const page = useContext(PageContext)
  if (page === undefined) throw new Error('usePage: no PageProvider above this component')
  return page
}
