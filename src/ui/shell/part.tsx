import { ErrorBoundary, Suspense, type JSX } from 'solid-js'
import { Missing } from './broken.tsx'

/**
 * A part of a panel that is loaded when it is opened. Where it does not come it says so, and the rest of the panel
 * stands.
 */
export function Part(props: { readonly children: JSX.Element }): JSX.Element {
  return (
    <ErrorBoundary fallback={<Missing />}>
      <Suspense>{props.children}</Suspense>
    </ErrorBoundary>
  )
}
