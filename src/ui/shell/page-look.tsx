import Moon from 'lucide-solid/icons/moon'
import Sun from 'lucide-solid/icons/sun'
import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { LANGUAGE_MARKS, LANGUAGE_NAMES, LANGUAGES, type Language } from '../../i18n/language.ts'
import type { Session } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import './header.css'

interface OfLook {
  readonly look: Pick<Session, 'language' | 'setLanguage' | 'appearance' | 'setAppearance'>
}

/** As public/icon.svg. */
export function Logo(): JSX.Element {
  return (
    <svg class="shell-logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <circle cx="16" cy="16" r="8.5" />
      <path d="M16 7.5A8.5 8.5 0 0 1 24.5 16M16 10.5V16h4.5" />
    </svg>
  )
}

/** The languages of the page, as the mark of the one that is spoken. */
export function LanguageSelect(props: OfLook): JSX.Element {
  const { t } = useI18n()
  return (
    <span class="shell-language">
      <span aria-hidden="true">{LANGUAGE_MARKS[props.look.language()]}</span>
      <select
        aria-label={t().shell.language}
        onChange={(event) => props.look.setLanguage(event.currentTarget.value as Language)}
      >
        <For each={LANGUAGES}>
          {(language) => (
            <option value={language} lang={language} selected={language === props.look.language()}>
              {LANGUAGE_NAMES[language]}
            </option>
          )}
        </For>
      </select>
    </span>
  )
}

/** Light or dark. */
export function AppearanceToggle(props: OfLook): JSX.Element {
  const { t } = useI18n()
  const isDark = () => props.look.appearance() === 'dark'
  return (
    <span class="shell-appearance">
      <Button
        kind="plain"
        label={isDark() ? t().shell.lighter : t().shell.darker}
        onClick={() => props.look.setAppearance(isDark() ? 'light' : 'dark')}
      >
        <Show when={isDark()} fallback={<Moon size={20} aria-hidden="true" />}>
          <Sun size={20} aria-hidden="true" />
        </Show>
      </Button>
    </span>
  )
}
