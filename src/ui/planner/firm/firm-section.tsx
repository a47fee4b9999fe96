import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createSignal, ErrorBoundary, lazy, Show, Suspense, type JSX } from 'solid-js'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import './firm.css'

const Body = lazy(async () => ({ default: (await import('./firm-body.tsx')).FirmBody }))

/** Who opens a community from here comes back to it open. */
const [isOpen, setOpen] = createSignal(false)

/** 结果稳不稳, folded: nothing of it is loaded or worked out before it is opened. */
export function FirmSection(): JSX.Element {
  const words = usePlanningWords()
  return (
    <details class="firm" open={isOpen()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="planner-inset">
        <h3>{words().firm.heading}</h3>
        <ChevronDown size={20} aria-hidden="true" />
        <p class="planner-note">{words().firm.lead}</p>
      </summary>
      <Show when={isOpen()}>
        <ErrorBoundary fallback={<p class="planner-inset planner-note">{words().firm.failed}</p>}>
          <Suspense fallback={<p class="planner-inset planner-note">{words().firm.working}</p>}>
            <Body />
          </Suspense>
        </ErrorBoundary>
      </Show>
    </details>
  )
}
