import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createSignal, ErrorBoundary, lazy, Show, Suspense, type JSX } from 'solid-js'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
// folded like its neighbour
import '../firm/firm.css'

const Body = lazy(async () => ({ default: (await import('./checklist-body.tsx')).ChecklistBody }))

/** Who opens a community from here comes back to it open. */
const [isOpen, setOpen] = createSignal(false)

/** 项目清单, folded: lists, wording and ticks are loaded when it is opened. */
export function ChecklistSection(): JSX.Element {
  const words = usePlanningWords()
  return (
    <details class="firm" open={isOpen()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="planner-inset">
        <h3>{words().checklist.heading}</h3>
        <ChevronDown size={20} aria-hidden="true" />
        <p class="planner-note">{words().checklist.lead}</p>
      </summary>
      <Show when={isOpen()}>
        <ErrorBoundary fallback={<p class="planner-inset planner-note">{words().checklist.failed}</p>}>
          <Suspense fallback={<p class="planner-inset planner-note">{words().checklist.loading}</p>}>
            <Body />
          </Suspense>
        </ErrorBoundary>
      </Show>
    </details>
  )
}
