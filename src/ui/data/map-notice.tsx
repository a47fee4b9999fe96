import { Show, type JSX } from 'solid-js'
import type { CityManifest } from '../../format/city-manifest.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import './data.css'

/** What the map is and is not, whose data it is, and what publishing it asks for; neutral. */
export function MapNotice(): JSX.Element {
  const { t } = useI18n()
  const data = useDataWords()
  const session = useSession()
  const words = () => data().notice
  const manifest = () => session.city()?.manifest ?? null
  const credits = () => creditsOf(manifest(), words().osm).join(words().between)
  const uncredited = () =>
    (manifest()?.sources ?? []).filter(({ attribution }) => attribution === '').map(({ title }) => title)
  return (
    <section class="data-notice">
      <h3>{words().heading}</h3>
      <p>{t().shell.mapNotice.purpose}</p>
      <p>
        {credits() === '' ? words().coordinates : words().data(credits())}
        <Show when={uncredited().length > 0}>{words().uncredited(uncredited().join(words().between))}</Show>
      </p>
      <p>{words().publishing}</p>
      <Show when={manifest()?.mapApproval}>
        {(number) => <p class="data-approval">{t().shell.mapNotice.approval(number())}</p>}
      </Show>
    </section>
  )
}

/** Each credit once; OpenStreetMap's in the reader's language. */
function creditsOf(manifest: CityManifest | null, osm: string): readonly string[] {
  const credited = (manifest?.sources ?? []).filter(({ attribution }) => attribution !== '')
  const credits = credited.map(({ attribution, licence }) =>
    /OpenStreetMap/.test(attribution) ? osm : `${attribution.replace(/^©\s*/, '')} (${licence})`,
  )
  return [...new Set(credits)]
}
