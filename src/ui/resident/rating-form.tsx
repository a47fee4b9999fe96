import { createSignal, createUniqueId, For, onMount, Show, type JSX } from 'solid-js'
import type { FacilityDetails } from '../../coverage/tables.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { MOST_STARS } from '../../state/notes.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import './notes-forms.css'

export interface RatingFormProps {
  readonly facility: FacilityDetails
  readonly service: string
  readonly name: string
  /** Closes the form and gives the focus back. */
  readonly onClose: () => void
}

const STARS = Array.from({ length: MOST_STARS }, (_, i) => i + 1)
/** As much as one wants to read. */
const MOST_WORDS = 500

/** One to five, and why. Every change is kept at once. */
export function RatingForm(props: RatingFormProps): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const words = () => t().notes.rating
  const id = createUniqueId()
  const [said, setSaid] = createSignal<'kept' | 'removed' | null>(null)
  const rating = () => session.notes.ratingOf(props.facility.id)
  let form: HTMLFormElement | undefined
  let reason: HTMLTextAreaElement | undefined
  const keep = (stars: number): void => {
    session.notes.rate({
      facility: props.facility.id,
      name: props.name,
      service: props.service,
      stars,
      reason: reason?.value.trim() ?? '',
    })
    setSaid('kept')
  }
  onMount(() => {
    form?.querySelector<HTMLElement>('input:checked, input')?.focus()
  })
  return (
    <form
      class="notes-form"
      ref={(element) => (form = element)}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onClose()
      }}
    >
      <fieldset aria-describedby={`${id}-scale`}>
        <legend>{words().legend(props.name)}</legend>
        <div class="notes-stars">
          <For each={STARS}>
            {(stars) => (
              <label class="notes-choice">
                <input
                  type="radio"
                  name={`${id}-stars`}
                  value={stars}
                  aria-label={words().stars(number(stars))}
                  checked={rating()?.stars === stars}
                  onChange={() => keep(stars)}
                />
                <span aria-hidden="true">{number(stars)}</span>
              </label>
            )}
          </For>
        </div>
        <p class="notes-hint" id={`${id}-scale`}>
          {words().lowest} · {words().highest}
        </p>
      </fieldset>
      <label class="notes-field">
        <span>{words().reason}</span>
        <textarea
          rows={2}
          maxlength={MOST_WORDS}
          ref={(element) => (reason = element)}
          value={rating()?.reason ?? ''}
          onChange={() => {
            const found = rating()
            if (found !== undefined) keep(found.stars)
          }}
        />
      </label>
      <p class="notes-hint">{words().local}</p>
      <div class="notes-buttons">
        <Show when={rating()}>
          {(found) => (
            <Button
              kind="quiet"
              onClick={() => {
                session.notes.remove(found().id)
                setSaid('removed')
                form?.querySelector('input')?.focus()
              }}
            >
              {words().remove}
            </Button>
          )}
        </Show>
        <Button kind="plain" onClick={() => props.onClose()}>
          {words().close}
        </Button>
      </div>
      <p class="notes-said" role="status">
        <Show when={said()}>{(which) => words()[which()]}</Show>
      </p>
    </form>
  )
}
