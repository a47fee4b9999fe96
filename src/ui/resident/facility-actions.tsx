import { createSignal, createUniqueId, lazy, Show, type JSX } from 'solid-js'
import type { FacilityDetails } from '../../coverage/tables.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Part } from '../shell/part.tsx'
import './notes.css'
import { useRows } from './rows-context.ts'
import { useWords } from './words.ts'

const RatingForm = lazy(async () => ({ default: (await import('./rating-form.tsx')).RatingForm }))
const ReportForm = lazy(async () => ({ default: (await import('./report-form.tsx')).ReportForm }))

export interface FacilityActionsProps {
  readonly facility: FacilityDetails
  /** Service that the visitor came to this facility for. */
  readonly service: string
}

/** What a visitor can say about a facility: a rating, or that something is wrong. One of the forms is open at a time. */
export function FacilityActions(props: FacilityActionsProps): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = useWords()
  const rows = useRows()
  const id = createUniqueId()
  const [open, setOpen] = createSignal<'rate' | 'report' | null>(null)
  const buttons: Partial<Record<'rate' | 'report', HTMLButtonElement>> = {}
  const close = (): void => {
    const which = open()
    setOpen(null)
    if (which !== null) buttons[which]?.focus()
  }
  const name = () =>
    words().name(props.facility.names) || words().text.row.nameless(rows().nameOf(words(), props.service))
  const rating = () => session.notes.ratingOf(props.facility.id)
  const button = (which: 'rate' | 'report', text: () => string): JSX.Element => (
    <button
      type="button"
      class="kit-button"
      data-kind="quiet"
      ref={(element) => (buttons[which] = element)}
      aria-expanded={open() === which}
      aria-controls={open() === which ? id : undefined}
      onClick={() => setOpen(open() === which ? null : which)}
    >
      {text()}
    </button>
  )
  return (
    <div class="notes-actions">
      <div class="notes-buttons" role="group" aria-label={t().notes.actions.heading}>
        {button('report', () => t().notes.actions.report)}
        {button('rate', () => {
          const found = rating()
          return found === undefined ? t().notes.actions.rate : t().notes.actions.rated(String(found.stars))
        })}
      </div>
      <Show when={open() !== null}>
        <div id={id}>
          <Part>
            <Show
              when={open() === 'report'}
              fallback={
                <RatingForm facility={props.facility} service={props.service} name={name()} onClose={close} />
              }
            >
              <ReportForm
                facility={props.facility}
                services={[props.service]}
                name={name()}
                onClose={close}
              />
            </Show>
          </Part>
        </div>
      </Show>
    </div>
  )
}
