import { Show, type JSX } from 'solid-js'
import type { PlaceAnswer } from '../../city/place-answer.ts'
import { useSession } from '../../state/session.ts'
import { distanceM } from '../../units.ts'
import { Button } from '../kit/button.tsx'
import { metresText } from './figures.ts'
import './row-hours.css'
import type { Sentence } from './create-sentence.ts'
import { useWords } from './words.ts'

export interface NowhereProps {
  readonly answer: PlaceAnswer
  readonly reason: NonNullable<ReturnType<Sentence['nowhere']>>
}

/** Why there is no walk from here, and where there is one. */
export function Nowhere(props: NowhereProps): JSX.Element {
  const session = useSession()
  const words = useWords()
  const street = () => props.answer.nearestStreet
  return (
    <div class="resident-nowhere">
      <h2>{props.reason.title}</h2>
      <p>{props.reason.help}</p>
      <Show when={street()}>
        {(at) => (
          <div class="resident-street">
            <Button kind="primary" onClick={() => session.select({ kind: 'point', at: at() })}>
              {words().hours.street.offer}
            </Button>
            <span class="resident-note">
              {words().hours.street.away(metresText(words(), 10 * distanceM(props.answer.at, at())))}
            </span>
          </div>
        )}
      </Show>
    </div>
  )
}
