import LocateFixed from 'lucide-solid/icons/locate-fixed'
import MapPin from 'lucide-solid/icons/map-pin'
import Route from 'lucide-solid/icons/route'
import { createSignal, onCleanup, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { exampleCommunity } from './example-community.ts'
import { isWithin, locate } from './locate.ts'

type Hint = 'private' | 'locating' | 'tapHint' | 'denied' | 'unavailable' | 'slow' | 'unsupported' | 'outside'

/** Three ways to say where one lives, besides the search box. */
export function StartPlace(props: { readonly onShowMap: () => void }): JSX.Element {
  const { t, name } = useI18n()
  const session = useSession()
  const [hint, setHint] = createSignal<Hint>('private')
  const words = () => t().shell.start
  let gone = false
  onCleanup(() => {
    gone = true
  })

  const findMe = async () => {
    setHint('locating')
    const found = await locate(navigator.geolocation)
    if (gone) return
    if (!found.ok) {
      setHint(found.reason)
      return
    }
    const bounds = session.city()?.bounds
    if (bounds === undefined || !isWithin(found.at, bounds)) setHint('outside')
    else session.select({ kind: 'point', at: found.at })
  }
  const tap = () => {
    setHint('tapHint')
    props.onShowMap()
  }
  const example = () => {
    const community = exampleCommunity(session.city()?.communities ?? [], session.judgement())
    if (community !== null) session.select({ kind: 'community', community })
  }
  const cityName = () => {
    const listing = session.cities()?.find(({ id }) => id === session.cityId())
    return listing === undefined ? '' : name(listing.names)
  }
  const said = () => {
    const what = hint()
    return what === 'outside' ? words().outside(cityName()) : words()[what]
  }
  const noCity = () => session.city() === undefined
  return (
    <div>
      <div class="start-chips">
        <Button kind="quiet" disabled={noCity() || hint() === 'locating'} onClick={() => void findMe()}>
          <LocateFixed size={18} aria-hidden="true" />
          {words().locate}
        </Button>
        <Button kind="quiet" disabled={noCity()} onClick={tap}>
          <MapPin size={18} aria-hidden="true" />
          {words().tap}
        </Button>
        <Button kind="quiet" disabled={noCity()} onClick={example}>
          <Route size={18} aria-hidden="true" />
          {words().example}
        </Button>
      </div>
      <p class="start-hint" role="status" data-hint={hint()}>
        {said()}
      </p>
    </div>
  )
}
