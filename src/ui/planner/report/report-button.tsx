import Printer from 'lucide-solid/icons/printer'
import { createSignal, ErrorBoundary, lazy, Show, Suspense, type JSX } from 'solid-js'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { Button } from '../../kit/button.tsx'
import './report-button.css'

const Desk = lazy(async () => ({ default: (await import('./report-desk.tsx')).ReportDesk }))

/** Prints the check-up as a report of what is chosen for it; all of that is loaded when it is first pressed. */
export function ReportButton(): JSX.Element {
  const words = usePlanningWords()
  const [isWanted, want] = createSignal(false)
  const [isChoosing, setChoosing] = createSignal(false)
  const choose = () => {
    want(true)
    setChoosing(true)
  }
  const told = (text: string) => (
    <p class="planner-note" role="status">
      {text}
    </p>
  )
  return (
    <div class="planner-inset planner-report-button">
      <Button kind="quiet" onClick={choose}>
        <Printer size={18} aria-hidden="true" />
        {words().report.button}
      </Button>
      <p class="planner-note">{words().report.hint}</p>
      <Show when={isWanted()}>
        <ErrorBoundary fallback={told(words().report.failed)}>
          <Suspense fallback={told(words().report.loading)}>
            <Desk isChoosing={isChoosing()} onClose={() => setChoosing(false)} />
          </Suspense>
        </ErrorBoundary>
      </Show>
    </div>
  )
}
