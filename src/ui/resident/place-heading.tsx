import { For, Show, type JSX } from 'solid-js'
import type { PlaceAnswer } from '../../city/place-answer.ts'
import { useSession } from '../../state/session.ts'
import { beginsText, communityName, walkNotes, wholeCommunityText } from './place-notes.ts'
import { useWords } from './words.ts'

/** Index and row of the selected community; undefined for a point. */
export function useCommunity() {
  const session = useSession()
  return () => {
    const place = session.place()
    if (place?.kind !== 'community') return undefined
    const community = session.city()?.communities[place.community]
    return community && { index: place.community, community }
  }
}

/** The name of the selected community and what sort of unit it is; nothing for a point. */
export function PlaceName(): JSX.Element {
  const words = useWords()
  const selected = useCommunity()
  return (
    <Show when={selected()}>
      {(found) => (
        <p class="resident-place">
          <b>{communityName(words(), found().community)}</b>
          <span>{words().text.place.units[found().community.unit]}</span>
        </p>
      )}
    </Show>
  )
}

/** What stands under the key sentence: the community as a whole, where its walk begins, how it was measured. */
export function PlaceNotes(props: { readonly answer: PlaceAnswer }): JSX.Element {
  const words = useWords()
  const selected = useCommunity()
  return (
    <div class="resident-notes">
      <For each={walkNotes(words(), props.answer)}>
        {(note) => (
          <p class="resident-note" data-tone={note.tone}>
            {note.text}
          </p>
        )}
      </For>
      <Show when={selected()}>
        {(found) => (
          <p class="resident-note">
            <WholeCommunity index={found().index} />
            {beginsText(words(), found().community)}
            {words().text.list.stop}
          </p>
        )}
      </Show>
    </div>
  )
}

function WholeCommunity(props: { readonly index: number }): JSX.Element {
  const session = useSession()
  const words = useWords()
  const said = () => {
    const judgement = session.judgement()
    const community = session.city()?.communities[props.index]
    if (judgement === undefined || community === undefined) return ''
    return wholeCommunityText(words(), community, { judgement, index: props.index }) + words().text.list.stop
  }
  return <>{said()}</>
}
