import ChevronRight from 'lucide-solid/icons/chevron-right'
import { For, Match, Show, Switch, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession, type CityListing } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { EmptyNote } from '../kit/empty-note.tsx'
import { ProgressLine } from '../kit/progress-line.tsx'
import { countryName, isExample, yearOf } from './city-line.ts'
import './city-list.css'

/** The cities of this site, while none is chosen. */
export function CityList(): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = () => t().shell.cities
  const hasFailed = () => session.problems().some(({ what }) => what === 'cities')
  return (
    <div class="city-list">
      <h2>{words().title}</h2>
      <Switch>
        <Match when={session.cities()?.length}>
          <p>{words().intro}</p>
          <ul class="city-rows">
            <For each={session.cities()}>{(city) => <CityRow city={city} />}</For>
          </ul>
        </Match>
        <Match when={session.cities() === undefined && !hasFailed()}>
          <ProgressLine label={t().shell.loading.cities} progress={{ loadedBytes: 0, totalBytes: 0 }} />
        </Match>
        <Match when={true}>
          <EmptyNote title={hasFailed() ? t().shell.problem.what.cities : words().none}>
            <p>{hasFailed() ? words().failedHint : words().noneHint}</p>
            <div class="city-list-verbs">
              <Show when={hasFailed()}>
                <Button kind="primary" onClick={() => session.retry()}>
                  {t().shell.problem.retry}
                </Button>
              </Show>
              <Button kind="quiet" onClick={() => session.setDoor('data')}>
                {words().openOwn}
              </Button>
            </div>
          </EmptyNote>
        </Match>
      </Switch>
    </div>
  )
}

function CityRow(props: { readonly city: CityListing }): JSX.Element {
  const { t, name, language } = useI18n()
  const session = useSession()
  const words = () => t().shell.cities
  const place = () => {
    const { country, names } = props.city
    return country === null ? name(names) : words().line(name(names), countryName(country, language()))
  }
  const title = () => (isExample(props.city) ? words().example(place()) : place())
  const year = () => yearOf(props.city.date)
  return (
    <li>
      <button type="button" class="city-row" onClick={() => session.openCity(props.city.id)}>
        <span>
          <span class="city-row-name">{title()}</span>
          <span class="city-row-date">
            <Show when={year()} fallback={words().noDate}>
              {(known) => words().date(known())}
            </Show>
          </span>
        </span>
        <ChevronRight size={20} aria-hidden="true" />
      </button>
    </li>
  )
}
