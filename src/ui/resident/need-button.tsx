import Hand from 'lucide-solid/icons/hand'
import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import './notes.css'
import { useRows } from './rows-context.ts'
import { useWords } from './words.ts'

/** 「我需要」: tells that a service is missed where the visitor is, or takes that back. Beside the row, never in it. */
export function NeedButton(props: { readonly service: string }): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = useWords()
  const rows = useRows()
  return (
    <button
      type="button"
      class="notes-need"
      aria-pressed={session.notes.isNeeded(props.service)}
      aria-label={t().notes.need.label(rows().nameOf(words(), props.service))}
      onClick={() => session.notes.toggleNeed(props.service)}
    >
      <Hand size={20} aria-hidden="true" />
      <span>{t().notes.need.button}</span>
    </button>
  )
}

/** Services that the map has none of, each with its button. */
export function MissingNames(props: { readonly services: readonly string[] }): JSX.Element {
  const words = useWords()
  const rows = useRows()
  return (
    <ul class="notes-names">
      <For each={props.services}>
        {(service) => (
          <li data-needs="">
            <span>{rows().nameOf(words(), service)}</span>
            <NeedButton service={service} />
          </li>
        )}
      </For>
    </ul>
  )
}

/** How many needs were told, and the way to where they are exported. */
export function NeedsLine(): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const count = () => session.notes.book().needs.length
  return (
    <div class="notes-count" data-none={count() === 0}>
      <p role="status">{count() === 0 ? '' : t().notes.need.count(number(count()))}</p>
      <Show when={count() > 0}>
        <Button kind="plain" onClick={() => session.setDoor('data')}>
          {t().notes.need.export}
        </Button>
      </Show>
    </div>
  )
}
