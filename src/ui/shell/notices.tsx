import { For, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { ProblemNote } from '../kit/problem-note.tsx'
import { PageState } from './page-state.tsx'
import './notices.css'

/** Everything that went wrong and still matters, told as it happens. */
export function Notices(): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  return (
    <ul class="shell-notices" aria-label={t().shell.notices} aria-live="polite">
      <PageState />
      <For each={session.problems()}>
        {(problem) => (
          <li>
            <ProblemNote
              problem={problem}
              canRetry={session.retryable(problem)}
              onRetry={() => session.retry()}
              onDismiss={() => session.dismiss(problem)}
            />
          </li>
        )}
      </For>
    </ul>
  )
}
