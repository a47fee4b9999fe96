import { createSignal, lazy, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { Part } from '../shell/part.tsx'
import './notes.css'

const ReportForm = lazy(async () => ({ default: (await import('./report-form.tsx')).ReportForm }))

export interface TellUsProps {
  /** Services of which the map has none here; of several one is chosen in the form. */
  readonly services: readonly string[]
}

/** 「您知道一家？告诉我们」: a place that the map does not have. */
export function TellUs(props: TellUsProps): JSX.Element {
  const { t } = useI18n()
  const [isOpen, setOpen] = createSignal(false)
  let button: HTMLButtonElement | undefined
  const close = (): void => {
    setOpen(false)
    button?.focus()
  }
  return (
    <div class="notes-tell">
      <p>{t().notes.tellUs.lead}</p>
      <button
        type="button"
        class="kit-button"
        data-kind="quiet"
        ref={(element) => (button = element)}
        aria-expanded={isOpen()}
        onClick={() => setOpen(!isOpen())}
      >
        {t().notes.tellUs.button}
      </button>
      <Show when={isOpen()}>
        <Part>
          <ReportForm facility={null} services={props.services} name="" onClose={close} />
        </Part>
      </Show>
    </div>
  )
}
