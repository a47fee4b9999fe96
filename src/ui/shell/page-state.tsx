import { Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'

/** Lines of the notices about the page itself: that there is no network, and that a newer build waits. */
export function PageState(): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = () => t().shell.pageState
  return (
    <>
      <Show when={!session.isOnline()}>
        <li class="shell-page-state">
          <p>{words().offline}</p>
        </li>
      </Show>
      <Show when={session.offline()?.hasNewVersion() && session.offline()}>
        {(offline) => (
          <li class="shell-page-state">
            <p>{words().update}</p>
            <div class="shell-page-verbs">
              <Button kind="quiet" disabled={offline().isTaking()} onClick={() => offline().takeNewVersion()}>
                {words().take}
              </Button>
              <Button kind="plain" onClick={() => offline().postponeNewVersion()}>
                {words().later}
              </Button>
            </div>
          </li>
        )}
      </Show>
    </>
  )
}
