import { batch, createMemo } from 'solid-js'
import { languageOf, LANGUAGES, type Language } from '../i18n/language.ts'
import type { LinkState } from './link-state.ts'
import { createPreference, createSystemAppearance } from './preferences.ts'

/** Language and appearance of a page: of its link, else as chosen in this browser, else the system's. */
export function createPageLook(link: LinkState['link'], update: LinkState['update']) {
  const [chosenLanguage, setLanguage] = createPreference<Language>('language', LANGUAGES)
  const [chosenAppearance, setAppearance] = createPreference('appearance', ['light', 'dark'] as const)
  const system = createSystemAppearance()
  const inLink = () => LANGUAGES.find((language) => language === link().language)
  return {
    language: createMemo(() => inLink() ?? chosenLanguage() ?? languageOf(navigator.languages)),
    setLanguage: (language: Language) =>
      batch(() => {
        setLanguage(language)
        update({ language })
      }),
    appearance: createMemo(() => chosenAppearance() ?? system()),
    setAppearance,
  }
}
