import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { DOORS, useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { cityLine } from './city-line.ts'
import { AppearanceToggle, LanguageSelect, Logo } from './page-look.tsx'
import { SearchBox } from './search-box.tsx'
import './header.css'

export interface HeaderProps {
  /** A service was chosen in the search box. */
  readonly onService: (service: string) => void
  /** Somebody would rather tap on the map than search. */
  readonly onShowMap: () => void
}

/** Whose page this is, which city it shows, the three doors, the language, light or dark, and the search. */
export function Header(props: HeaderProps): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  return (
    <div class="shell-header">
      <div class="shell-brand">
        <Logo />
        <div class="shell-names">
          <h1>{t().shell.title}</h1>
          <CityLine />
        </div>
      </div>
      <Doors />
      <Show
        when={session.cityId() !== null || session.city()}
        fallback={<p class="shell-tagline">{t().shell.tagline}</p>}
      >
        <SearchBox onService={(service) => props.onService(service)} onShowMap={() => props.onShowMap()} />
      </Show>
      <span class="shell-ease">
        <Button kind="quiet" pressed={session.isEasy()} onClick={() => session.setEasy(!session.isEasy())}>
          {t().easy.mode}
        </Button>
      </span>
      <LanguageSelect look={session} />
      <AppearanceToggle look={session} />
    </div>
  )
}

function CityLine(): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const listing = () => session.cities()?.find(({ id }) => id === session.cityId())
  const line = () => {
    const [city, own] = [listing(), session.city()?.own]
    const words = i18n.t().shell.city
    if (own && (city === undefined || !own.onNetwork)) return words.ownOnly
    if (city === undefined) return ''
    return own ? words.withOwn(cityLine(city, i18n)) : cityLine(city, i18n)
  }
  const isOneOfMany = () => (session.cities()?.length ?? 0) > 1
  // on a phone the line is left out where there is nothing to choose and nothing out of the ordinary
  const matters = () => (isOneOfMany() || session.city()?.own ? '' : undefined)
  return (
    <Show when={line()}>
      <Show
        when={isOneOfMany()}
        fallback={
          <p class="shell-city" data-matters={matters()}>
            {line()}
          </p>
        }
      >
        <button
          type="button"
          class="shell-city"
          data-matters={matters()}
          aria-label={i18n.t().shell.city.change(line())}
          onClick={() => session.openCity(null)}
        >
          {line()}
        </button>
      </Show>
    </Show>
  )
}

function Doors(): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  return (
    <nav class="shell-doors" aria-label={t().shell.doors.label}>
      <For each={DOORS}>
        {(door) => (
          <button
            type="button"
            aria-current={session.door() === door ? 'page' : undefined}
            onClick={() => session.setDoor(door)}
          >
            {t().shell.doors[door]}
          </button>
        )}
      </For>
    </nav>
  )
}
