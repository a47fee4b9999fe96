import LocateFixed from 'lucide-solid/icons/locate-fixed'
import MapPin from 'lucide-solid/icons/map-pin'
import { createSignal, onCleanup, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { isWithin, locate } from './locate.ts'

type Trouble = 'denied' | 'unavailable' | 'slow' | 'unsupported' | 'outside'

/** What may help where nothing was found: other ways to type, and two ways that need none. */
export function NothingFound(props: { readonly onShowMap: () => void }): JSX.Element {
  const { t, name } = useI18n()
  const session = useSession()
  const [state, setState] = createSignal<Trouble | 'locating' | null>(null)
  const words = () => t().search
  let gone = false
  onCleanup(() => {
    gone = true
  })
  const findMe = async () => {
    setState('locating')
    const found = await locate(navigator.geolocation)
    if (gone) return
    const bounds = session.city()?.bounds
    if (!found.ok) setState(found.reason)
    else if (bounds === undefined || !isWithin(found.at, bounds)) setState('outside')
    else session.select({ kind: 'point', at: found.at })
  }
  const trouble = () => {
    const why = state()
    if (why === null) return ''
    if (why === 'locating') return words().locating
    if (why !== 'outside') return t().shell.start[why]
    const listing = session.cities()?.find(({ id }) => id === session.cityId())
    return t().shell.start.outside(listing === undefined ? '' : name(listing.names))
  }
  return (
    <div class="shell-nothing">
      <p>{words().hint}</p>
      <div class="shell-nothing-ways">
        <Button kind="quiet" onClick={() => props.onShowMap()}>
          <MapPin size={18} aria-hidden="true" />
          {words().tap}
        </Button>
        <Button kind="quiet" disabled={state() === 'locating'} onClick={() => void findMe()}>
          <LocateFixed size={18} aria-hidden="true" />
          {words().locate}
        </Button>
      </div>
      <Show when={trouble()}>
        <p role="status">{trouble()}</p>
      </Show>
    </div>
  )
}
