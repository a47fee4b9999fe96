import { Match, Show, Switch, untrack, type JSX } from 'solid-js'
import type { OpenCity, Reference } from '../../engine/protocol.ts'
import type { CityManifest } from '../../format/city-manifest.ts'
import { DataWordsProvider, useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession, type Session } from '../../state/session.ts'
import { EmptyNote } from '../kit/empty-note.tsx'
import './data.css'
import { DoubtfulSection } from './doubtful-check.tsx'
import { KeptNotes } from './kept-notes.tsx'
import { MapNotice } from './map-notice.tsx'
import { AccuracyNote, EstimateNote, MethodNote } from './method-note.tsx'
import { OfflineSection } from './offline-section.tsx'
import { OwnFilesCard } from './own-files.tsx'
import { QualityFigures } from './quality-figures.tsx'
import { ServicesTable } from './services-table.tsx'
import { SourcesList } from './sources-list.tsx'
import { UnverifiedList } from './unverified-list.tsx'

/** The door 看数据: what the open city's data are, how good they are, how verdicts come about, and one's own files. */
export function DataPanel(): JSX.Element {
  const i18n = useI18n()
  return (
    <div class="data-panel">
      <Show when={i18n.data()}>
        {(words) => (
          <DataWordsProvider value={words}>
            <Content />
          </DataWordsProvider>
        )}
      </Show>
    </div>
  )
}

function Content(): JSX.Element {
  const data = useDataWords()
  const session = useSession()
  const isOpening = () =>
    session.cityId() !== null &&
    opened(session.city(), session.reference()) === undefined &&
    !session.problems().some(({ what }) => what === 'city')
  return (
    <>
      <h2>{data().title}</h2>
      <Switch fallback={<p class="data-small">{data().loading}</p>}>
        <Match when={opened(session.city(), session.reference())}>
          {(found) => <AboutCity city={found().city} reference={found().reference} />}
        </Match>
        <Match when={session.cityId() === null && session.reference()}>
          <KeptNotes />
          <OwnFilesCard />
          <OfflineSection manifest={null} />
        </Match>
      </Switch>
      {/* at the end, once it is known where that is */}
      <Show when={!isOpening()}>
        <MapNotice />
      </Show>
      <Show when={session.city()?.manifest && session.cityId()}>
        {(city) => (
          <p class="data-small">
            <a href={`./engine.html#city=${city()}`}>{data().engine}</a>
          </p>
        )}
      </Show>
      <Show when={!isOpening()}>
        <p class="data-small">
          {/* written by the build: scripts/vite/licences.ts */}
          <a href="./licences.txt">{data().packages}</a>
        </p>
      </Show>
    </>
  )
}

interface Opened {
  readonly city: OpenCity
  readonly reference: Reference
}

const opened = (city: OpenCity | undefined, reference: Reference | undefined): Opened | undefined =>
  city === undefined || reference === undefined ? undefined : { city, reference }

function hasNotes({ notes }: Session): boolean {
  const { needs, ratings, corrections } = notes.book()
  return needs.length + ratings.length + corrections.length > 0 || notes.aside() !== null
}

/** What most standards ask, until the one in force is known. */
const USUAL_SHARE = 0.8

function AboutCity(props: Opened): JSX.Element {
  const data = useDataWords()
  const session = useSession()
  // whoever keeps something comes for it; it stays where it is while the last of it is removed
  const isKeptFirst = untrack(() => hasNotes(session))
  return (
    <>
      <Show
        when={props.city.manifest}
        fallback={<EmptyNote title={data().noManifest.title}>{data().noManifest.text}</EmptyNote>}
      >
        {(manifest) => <Lead manifest={manifest()} isOwn={props.city.own !== null} />}
      </Show>
      <Show when={isKeptFirst}>
        <KeptNotes />
      </Show>
      <DoubtfulSection />
      <OwnFilesCard />
      <Show when={!isKeptFirst}>
        <KeptNotes />
      </Show>
      <OfflineSection manifest={props.city.manifest} />
      <Show when={props.city.manifest}>
        {(manifest) => (
          <>
            <SourcesList sources={manifest().sources} />
            <QualityFigures
              manifest={manifest()}
              communities={props.city.own?.communities ? null : props.city.communities}
            />
            <ServicesTable manifest={manifest()} services={props.reference.services} />
          </>
        )}
      </Show>
      <Show when={props.city.method === 'network'} fallback={<EstimateNote />}>
        <MethodNote residentsShare={session.terms()?.standard.residentsShare ?? USUAL_SHARE} />
        <AccuracyNote answer={session.answer()} />
      </Show>
      <UnverifiedList reference={props.reference} manifest={props.city.manifest} />
    </>
  )
}

function Lead(props: { readonly manifest: CityManifest; readonly isOwn: boolean }): JSX.Element {
  const { number } = useI18n()
  const data = useDataWords()
  const services = () => Object.values(props.manifest.quality.services)
  const mapped = () => services().filter(({ facilities }) => facilities > 0).length
  const date = () => props.manifest.sources.find(({ id }) => id === 'osm')?.date
  return (
    <div class="data-lead">
      <p>
        <Show when={date()}>{(known) => data().mapDate(known())}</Show>
        {data().lead(number(mapped()), number(services().length))}
      </p>
      <Show when={props.isOwn}>
        <p class="data-small">{data().ownInstead}</p>
      </Show>
    </div>
  )
}
