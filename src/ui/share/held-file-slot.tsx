import { lazy, Show, Suspense, type JSX } from 'solid-js'
import { heldFile, letGoOfFile } from '../../state/save-file.ts'

const HeldFileDialog = lazy(async () => ({ default: (await import('./held-file.tsx')).HeldFileDialog }))

/** Where a file is shown that this browser cannot download. */
export function HeldFileSlot(): JSX.Element {
  return (
    <Show when={heldFile()} keyed>
      {(file) => (
        <Suspense>
          <HeldFileDialog file={file} onClose={letGoOfFile} />
        </Suspense>
      )}
    </Show>
  )
}
