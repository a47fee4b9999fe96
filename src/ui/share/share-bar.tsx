import Image from 'lucide-solid/icons/image'
import Link from 'lucide-solid/icons/link'
import Printer from 'lucide-solid/icons/printer'
import Send from 'lucide-solid/icons/send'
import { createEffect, createMemo, createSignal, ErrorBoundary, lazy, on, Show, Suspense } from 'solid-js'
import type { JSX } from 'solid-js'
import { Portal } from 'solid-js/web'
import { communityName } from '../../i18n/community-name.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { copyText } from '../../state/copy-text.ts'
import { isWeChat } from '../../state/in-wechat.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { ByHand } from './by-hand.tsx'
import { createPrinting } from './create-printing.ts'
import { createSharedPlace } from './create-shared-place.ts'
import { canSend, send } from './hand-over.ts'
import { ServiceCard } from './service-card.tsx'
import './share-bar.css'

const PosterDialog = lazy(async () => ({ default: (await import('./poster-dialog.tsx')).PosterDialog }))

/** What can be done with the answer elsewhere: a link, a printed card, a poster. */
export function ShareBar(): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = () => t().share
  const place = createSharedPlace()
  const inWeChat = isWeChat()
  const [isPosterOpen, openPoster] = createSignal(false)
  const link = createLink()
  // around a point a map shows where somebody lives
  const isMapShown = () => session.place()?.kind === 'community' || link.isWithHome()
  const printing = createPrinting(isMapShown)
  // an open poster is of one place alone
  createEffect(on(session.place, () => openPoster(false), { defer: true }))
  return (
    <section class="share" aria-labelledby="share-heading">
      <h3 id="share-heading">{words().heading}</h3>
      <Carries isWithHome={link.isWithHome()} />
      <div class="share-buttons">
        <Button
          kind="quiet"
          onClick={() => void link.copy(inWeChat ? `${place.message()}\n${link.url()}` : link.url())}
        >
          <Link size={18} aria-hidden="true" />
          {inWeChat ? words().wechat.copy : words().copy}
        </Button>
        <Show when={!inWeChat && canSend()}>
          <Button
            kind="quiet"
            onClick={() => void link.send({ title: document.title, text: place.message(), url: link.url() })}
          >
            <Send size={18} aria-hidden="true" />
            {words().send}
          </Button>
        </Show>
        <Show when={!inWeChat}>
          <Button kind="quiet" disabled={printing.isPreparing()} onClick={() => void printing.print()}>
            <Printer size={18} aria-hidden="true" />
            {words().print}
          </Button>
        </Show>
        <Button kind="quiet" onClick={() => openPoster(true)}>
          <Image size={18} aria-hidden="true" />
          {words().poster}
        </Button>
      </div>
      <p class="share-status" role="status">
        {printing.isPreparing() ? words().preparing : link.isCopied() ? copiedText(words(), inWeChat) : ''}
      </p>
      <Show when={link.byHand()}>{(text) => <ByHand text={text()} ref={link.hold} />}</Show>
      <Show when={inWeChat}>
        <p class="share-note">{words().wechat.hint}</p>
      </Show>
      <HomeChoice isOn={link.isWithHome()} onChange={link.setWithHome} />
      <Show when={isPosterOpen()}>
        <ErrorBoundary fallback={<p class="share-note">{words().posterImage.failed}</p>}>
          <Suspense fallback={<p class="share-note">{words().posterImage.working}</p>}>
            <PosterDialog
              place={place}
              isMapShown={isMapShown()}
              inWeChat={inWeChat}
              onClose={() => openPoster(false)}
            />
          </Suspense>
        </ErrorBoundary>
      </Show>
      <Show when={printing.isWanted() && session.answer() !== undefined && place.facts()}>
        {(facts) => (
          <Portal>
            <ServiceCard facts={facts()} picture={printing.picture()} ref={printing.hold} />
          </Portal>
        )}
      </Show>
    </section>
  )
}

const copiedText = (
  words: { readonly copied: string; readonly wechat: { readonly copied: string } },
  inWeChat: boolean,
): string => (inWeChat ? words.wechat.copied : words.copied)

/** The link that is handed on, and what became of it. A point is in it only while that is chosen for this very place. */
function createLink() {
  const session = useSession()
  const shared = createMemo(() => session.shared())
  const [isWithHome, setWithHome] = createSignal(false)
  const [isCopied, setCopied] = createSignal(false)
  const [byHand, setByHand] = createSignal<string | null>(null)
  const url = () => (isWithHome() ? (shared().urlWithPoint ?? shared().url) : shared().url)
  let field: HTMLTextAreaElement | undefined
  const forget = () => {
    setCopied(false)
    setByHand(null)
  }
  createEffect(on(session.place, () => setWithHome(false), { defer: true }))
  createEffect(on(url, forget, { defer: true }))
  return {
    url,
    isWithHome,
    setWithHome,
    isCopied,
    byHand,
    hold: (element: HTMLTextAreaElement) => (field = element),
    copy: async (text: string): Promise<void> => {
      forget()
      if (await copyText(text)) {
        setCopied(true)
        return
      }
      // the field is shown and selected; some browsers copy from it, from the others the visitor does
      setByHand(text)
      if (!(await copyText(text, field))) return
      setByHand(null)
      setCopied(true)
    },
    send: async (link: Parameters<typeof send>[0]): Promise<void> => {
      forget()
      if (await send(link)) return
      setByHand(`${link.text}\n${link.url}`)
      field?.select()
    },
  }
}

/** What of the place is in the link, in words. */
function Carries(props: { readonly isWithHome: boolean }): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const words = () => i18n.t().share.carries
  const said = () => {
    const { community, isNearest } = session.shared()
    if (props.isWithHome) return words().home
    if (community === null) return words().nowhere
    const name = communityName(session.city()?.communities[community], community, i18n)
    return isNearest ? words().nearest(name) : words().community(name)
  }
  return <p class="share-note">{said()}</p>
}

interface HomeChoiceProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** 「分享我家」, offered for a point, with what it means. */
function HomeChoice(props: HomeChoiceProps): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  return (
    <Show when={session.shared().urlWithPoint !== null}>
      <div class="share-home" data-on={props.isOn}>
        <label>
          <input
            type="checkbox"
            checked={props.isOn}
            aria-describedby="share-home-warning"
            onChange={(event) => props.onChange(event.currentTarget.checked)}
          />
          {t().share.home}
        </label>
        <p id="share-home-warning">{t().share.homeWarning}</p>
      </div>
    </Show>
  )
}
