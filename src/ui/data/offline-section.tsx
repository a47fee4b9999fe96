import { For, Match, onMount, Show, Switch, type JSX } from 'solid-js'
import type { CityManifest } from '../../format/city-manifest.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import type { KeptCity, Offline } from '../../state/offline.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { ProgressLine } from '../kit/progress-line.tsx'
import './data.css'
import './offline-section.css'

/** What of this city, and of others, this device keeps for times without network. */
export function OfflineSection(props: { readonly manifest: CityManifest | null }): JSX.Element {
  const data = useDataWords()
  const session = useSession()
  const words = () => data().offline
  let heading: HTMLHeadingElement | undefined
  onMount(() => session.wantOffline())
  return (
    <section class="data-section offline-section">
      <h3 tabindex="-1" ref={(element) => (heading = element)}>
        {words().heading}
      </h3>
      <p>{words().lead}</p>
      <Show when={session.offline()} fallback={<p class="data-small">{words().looking}</p>}>
        {(offline) => (
          <Show
            when={offline().refusal()}
            fallback={
              <Kept offline={offline()} manifest={props.manifest} onRemoved={() => heading?.focus()} />
            }
          >
            {(refusal) => <p class="data-check">{words().refusal[refusal()]}</p>}
          </Show>
        )}
      </Show>
    </section>
  )
}

interface KeptProps {
  readonly offline: Offline
  readonly manifest: CityManifest | null
  /** A button is gone: the focus has to go somewhere. */
  readonly onRemoved: () => void
}

function Kept(props: KeptProps): JSX.Element {
  const data = useDataWords()
  const words = () => data().offline
  const others = () => (props.offline.kept() ?? []).filter(({ id }) => id !== props.manifest?.id)
  const remove = async (id: string): Promise<void> => {
    await props.offline.remove(id)
    props.onRemoved()
  }
  return (
    <Show when={props.offline.kept()} fallback={<p class="data-small">{words().looking}</p>}>
      <Show when={props.manifest}>
        {(manifest) => <ThisCity offline={props.offline} manifest={manifest()} onRemove={remove} />}
      </Show>
      <Show when={others().length > 0}>
        <h4>{words().others}</h4>
        <ul class="offline-list">
          <For each={others()}>{(city) => <Other city={city} onRemove={remove} />}</For>
        </ul>
      </Show>
    </Show>
  )
}

interface ThisCityProps {
  readonly offline: Offline
  readonly manifest: CityManifest
  readonly onRemove: (id: string) => Promise<void>
}

function ThisCity(props: ThisCityProps): JSX.Element {
  const { name } = useI18n()
  const data = useDataWords()
  const words = () => data().offline
  const kept = () => props.offline.kept()?.find(({ id }) => id === props.manifest.id)
  const isSaved = () => kept()?.wish === 'saved'
  return (
    <div class="offline-city">
      <p class="offline-name">{name(props.manifest.names)}</p>
      <div role="status">
        <State city={kept()} manifest={props.manifest} page={props.offline.page()} />
        <Show when={props.offline.keepTrouble()}>
          {(trouble) => <p class="offline-trouble">{words().trouble[trouble()]}</p>}
        </Show>
      </div>
      <Show when={props.offline.keeping()}>
        {(progress) => <ProgressLine label={words().keeping} progress={progress()} />}
      </Show>
      <div class="data-buttons">
        <Show when={!(isSaved() && kept()?.isWhole)}>
          <Button
            kind="primary"
            disabled={isSaved() && props.offline.keeping() !== null}
            onClick={() => props.offline.save()}
          >
            {kept()?.isWhole ? words().keepForGood : words().save}
          </Button>
        </Show>
        <Show when={(kept()?.keptBytes ?? 0) > 0}>
          <Button
            kind="quiet"
            label={words().removeOf(name(props.manifest.names))}
            onClick={() => void props.onRemove(props.manifest.id)}
          >
            {words().remove}
          </Button>
        </Show>
      </div>
    </div>
  )
}

interface StateProps {
  readonly city: KeptCity | undefined
  readonly manifest: CityManifest
  readonly page: ReturnType<Offline['page']>
}

/** How much of the open city is here, and whether that is enough. */
function State(props: StateProps): JSX.Element {
  const data = useDataWords()
  const megabytes = useMegabytes()
  const words = () => data().offline
  const totalBytes = () => Object.values(props.manifest.files).reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <Switch
      fallback={
        <p>
          <span class="data-mark">{words().state.none}</span> {words().needs(megabytes(totalBytes()))}
        </p>
      }
    >
      <Match when={props.city?.isWhole && props.city}>
        {(city) => (
          <>
            <p>
              <span class="data-mark" data-tone="teal">
                {words().state.whole}
              </span>{' '}
              {words().size(megabytes(city().totalBytes))}
            </p>
            <p class="data-small">{words().page[props.page]}</p>
            <p class="data-small">{city().wish === 'saved' ? words().forGood : words().forNow}</p>
          </>
        )}
      </Match>
      <Match when={(props.city?.keptBytes ?? 0) > 0 && props.city}>
        {(city) => (
          <p>
            <span class="data-mark" data-tone="amber">
              {words().state.part}
            </span>{' '}
            {words().sizeOf(megabytes(city().keptBytes), megabytes(city().totalBytes))}
          </p>
        )}
      </Match>
    </Switch>
  )
}

function Other(props: {
  readonly city: KeptCity
  readonly onRemove: (id: string) => Promise<void>
}): JSX.Element {
  const { name } = useI18n()
  const data = useDataWords()
  const megabytes = useMegabytes()
  const words = () => data().offline
  const facts = () => [
    props.city.isWhole
      ? words().size(megabytes(props.city.totalBytes))
      : words().sizeOf(megabytes(props.city.keptBytes), megabytes(props.city.totalBytes)),
    props.city.wish === 'saved' ? words().state.saved : words().state.visited,
  ]
  return (
    <li>
      <div>
        <b>{name(props.city.names)}</b>
        <span class="offline-facts">
          <For each={facts()}>{(fact) => <span>{fact}</span>}</For>
        </span>
      </div>
      <Button
        kind="plain"
        label={words().removeOf(name(props.city.names))}
        onClick={() => void props.onRemove(props.city.id)}
      >
        {words().remove}
      </Button>
    </li>
  )
}

function useMegabytes(): (bytes: number) => string {
  const { language } = useI18n()
  return (bytes) =>
    new Intl.NumberFormat(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
      bytes / 1e6,
    )
}
