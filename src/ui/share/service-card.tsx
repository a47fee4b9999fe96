import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { PaperPage } from '../kit/paper-page.tsx'
import { VerdictMark } from '../kit/verdict-mark.tsx'
import { KeySentenceView } from '../resident/key-sentence-view.tsx'
import type { CardFacts, Hotline } from './card-facts.ts'
import { CardTable } from './card-table.tsx'
import { QrCode } from './qr-code.tsx'
import { useShareWords } from './words.ts'
import './service-card.css'

export interface ServiceCardProps {
  readonly facts: CardFacts
  /** Address of a picture of the map; null: none. */
  readonly picture: string | null
  readonly ref?: (element: HTMLElement) => void
}

/** 服务卡: one A4 page on one place. Never seen on the screen; while it is there the page prints it instead of itself. */
export function ServiceCard(props: ServiceCardProps): JSX.Element {
  const words = useShareWords()
  const card = () => words().share.card
  return (
    <PaperPage class="share-card" ref={props.ref}>
      <header class="kit-paper-head share-card-head">
        <div>
          <p class="kit-paper-title">{card().title}</p>
          <h1 class="share-card-place">{props.facts.place}</h1>
          <p class="share-card-city">{[props.facts.city, props.facts.data].filter(Boolean).join(' · ')}</p>
        </div>
        <figure class="kit-paper-scan share-card-scan">
          <QrCode text={props.facts.url} label={card().link} />
          <figcaption>{words().share.scan}</figcaption>
        </figure>
      </header>
      <KeySentenceView sentence={props.facts.sentence} />
      <Show when={props.picture}>
        {(picture) => <img class="share-card-map" src={picture()} alt={card().map} />}
      </Show>
      <CardTable rows={props.facts.rows} />
      <Others facts={props.facts} />
      <Show when={props.facts.hotlines.length > 0}>
        <Hotlines hotlines={props.facts.hotlines} />
      </Show>
      <Terms facts={props.facts} />
    </PaperPage>
  )
}

/** Services that the standard does not ask for by themselves, in as little room as they need. */
function Others(props: { readonly facts: CardFacts }): JSX.Element {
  const words = useShareWords()
  const others = () => props.facts.rows.others.slice(0, MOST_OTHERS)
  return (
    <Show when={others().length > 0}>
      <section class="share-card-others">
        <h3>{words().share.card.others}</h3>
        <ul>
          <For each={others()}>
            {(other) => (
              <li>
                <VerdictMark verdict="inside" size={11} />
                <span>
                  <b>{other.name}</b> {other.place}
                </span>
                <span>{other.minutes}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

/** So many leave room for everything else on two pages. */
const MOST_OTHERS = 21

function Hotlines(props: { readonly hotlines: readonly Hotline[] }): JSX.Element {
  const words = useShareWords()
  const card = () => words().share.card
  return (
    <section class="share-card-hotlines">
      <h3>{card().hotlines}</h3>
      <ul>
        <For each={props.hotlines}>
          {(hotline) => (
            <li>
              <b>{hotline.number}</b>
              <span>{hotline.name}</span>
              <small>
                {hotline.source} · {hotline.verified ? card().hotlineVerified : card().hotlineUnverified}
              </small>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

/** By what was judged, on which data, and where to read more. */
function Terms(props: { readonly facts: CardFacts }): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = useShareWords()
  const card = () => words().share.card
  const isEstimate = () => session.answer()?.method === 'straight-line-estimate'
  const approval = () => session.city()?.manifest?.mapApproval ?? null
  return (
    <footer class="share-card-terms">
      <h3>{card().terms}</h3>
      <p>
        {[card().walker(props.facts.walker), props.facts.limit].filter(Boolean).join(' · ')}
        {' · '}
        {words().share.standard(props.facts.standard)}
        {t().resident.list.bracket([props.facts.verified.said, ...props.facts.verified.open].join(' · '))}
      </p>
      <p>{isEstimate() ? t().resident.place.estimate + t().resident.list.stop : card().method}</p>
      <Show when={props.facts.sources.length > 0}>
        <p>{card().sources(props.facts.sources.join(' / '))}</p>
      </Show>
      <p>
        {t().shell.mapNotice.purpose}
        <Show when={approval()}>{(number) => ` ${t().shell.mapNotice.approval(number())}`}</Show>
      </p>
      <p class="share-card-link">{props.facts.url}</p>
    </footer>
  )
}
