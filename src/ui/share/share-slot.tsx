import { ErrorBoundary, lazy, Suspense, type JSX } from 'solid-js'

const Bar = lazy(async () => ({ default: (await import('./share-bar.tsx')).ShareBar }))

/** The share bar, loaded when there is an answer to share. What does not load leaves the answer as it is. */
export function ShareBar(): JSX.Element {
  return (
    <ErrorBoundary fallback="">
      <Suspense>
        <Bar />
      </Suspense>
    </ErrorBoundary>
  )
}
