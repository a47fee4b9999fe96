import { Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import './map-notice.css'

/** What the map is and is not, whose data it shows, and what its publisher has to check. */
export function MapNotice(): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = () => t().shell.mapNotice
  return (
    <section class="map-notice">
      <h3>{words().title}</h3>
      <p>{words().purpose}</p>
      <p>{words().data}</p>
      <p>{words().publisher}</p>
      <Show when={session.city()?.manifest?.mapApproval}>
        {(number) => <p class="map-notice-approval">{words().approval(number())}</p>}
      </Show>
    </section>
  )
}
