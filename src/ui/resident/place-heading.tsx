import { For, Show, type JSX } from 'solid-js'
import type { PlaceAnswer } from '../../city/place-answer.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { communityName } from '../../i18n/community-name.ts'
import { beginsText, walkNotes, wholeCommunityText } from './place-notes.ts'
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
  const i18n = useI18n()
  const words = useWords()
  const selected = useCommunity()
  return (
    <Show when={selected()}>
      {(found) => (
        <p class="resident-place">
          <b>{communityName(found().community, found().index, i18n)}</b>
          <span>{words().text.place.units[found().community.unit]}</span>
        </p>
      )}
    </Show>
  )
}

export interface PlaceNotesProps {
  readonly answer: PlaceAnswer
  /** What is known to be open at the time that was asked for; null: none was. */
  readonly openLine: string | null
}

/** What stands under the key sentence: how it was measured, where the walk begins, the community as a whole. */
export function PlaceNotes(props: PlaceNotesProps): JSX.Element {
  const words = useWords()
  const selected = useCommunity()
  return (
    <div class="resident-notes">
      <Show when={props.openLine}>
        <p class="resident-open-line" role="status">
          {props.openLine}
        </p>
      </Show>
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
            {beginsText(words(), found().community)}
            {words().text.list.stop}
            <WholeCommunity index={found().index} />
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
