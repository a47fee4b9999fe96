import { createEffect, on, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { EmptyNote } from '../kit/empty-note.tsx'

/** Without any texts: the page's own files did not come, or belong to an older build than its address. */
export function Broken(): JSX.Element {
  return (
    <main class="broken">
      <p>页面没有完整打开。 This page did not open in full.</p>
      <button type="button" onClick={() => location.reload()}>
        重新打开 Reload
      </button>
    </main>
  )
}

/** A part of the page that could not be loaded, such as a door of a build that is gone. */
export function Missing(): JSX.Element {
  const { t } = useI18n()
  return (
    <EmptyNote title={t().shell.reload.title}>
      <Button kind="primary" onClick={() => location.reload()}>
        {t().shell.reload.button}
      </Button>
    </EmptyNote>
  )
}

/** The same for as long as this door is open: behind the others everything may be there. */
export function MissingHere(props: { readonly onOtherDoor: () => void }): JSX.Element {
  const session = useSession()
  createEffect(on(session.door, () => props.onOtherDoor(), { defer: true }))
  return <Missing />
}
