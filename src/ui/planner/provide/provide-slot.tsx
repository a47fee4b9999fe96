import { ErrorBoundary, lazy, Suspense, type JSX } from 'solid-js'
import { usePlanningWords } from '../../../i18n/planning-words.ts'

const ProvideTab = lazy(async () => ({ default: (await import('./provide-tab.tsx')).ProvideTab }))

/** The tab 如何提供, loaded when it is opened. */
export function ProvideSlot(): JSX.Element {
  const words = usePlanningWords()
  return (
    <ErrorBoundary fallback={<p class="planner-inset planner-not-yet">{words().provide.failed}</p>}>
      <Suspense fallback={<p class="planner-inset planner-not-yet">{words().provide.loading}</p>}>
        <ProvideTab />
      </Suspense>
    </ErrorBoundary>
  )
}
