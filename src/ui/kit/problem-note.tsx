import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import X from 'lucide-solid/icons/x'
import { Show, type JSX } from 'solid-js'
import type { Dictionary } from '../../i18n/dictionary.ts'
import { useI18n } from '../../i18n/i18n.ts'
import type { Problem, ProblemError } from '../../state/session.ts'
import { Button } from './button.tsx'
import { Disclosure } from './disclosure.tsx'
import './problem-note.css'

export interface ProblemNoteProps {
  readonly problem: Problem
  readonly onRetry: () => void
  readonly onDismiss: () => void
}

/** What went wrong in plain words, what can be done, and the exact message for whoever mends it. */
export function ProblemNote(props: ProblemNoteProps): JSX.Element {
  const { t } = useI18n()
  const error = () => props.problem.error
  return (
    <div class="kit-problem-note">
      <TriangleAlert size={20} aria-hidden="true" />
      <div class="kit-problem-body">
        <p class="kit-problem-what">{t().shell.problem.what[props.problem.what]}</p>
        <p>{reasonOf(error(), t().shell.problem)}</p>
        <div class="kit-problem-verbs">
          <Show when={canBeRetried(error())}>
            <Button kind="quiet" onClick={() => props.onRetry()}>
              {t().shell.problem.retry}
            </Button>
          </Show>
          <Disclosure summary={t().shell.problem.details}>
            <p class="kit-problem-message">{error().message}</p>
          </Disclosure>
        </div>
      </div>
      <Button kind="plain" label={t().shell.problem.dismiss} onClick={() => props.onDismiss()}>
        <X size={20} aria-hidden="true" />
      </Button>
    </div>
  )
}

/** Own files and links stay as they are however often they are read. */
const canBeRetried = (error: ProblemError): boolean =>
  error.kind === 'file' || error.kind === 'crashed' || error.kind === 'internal'

function reasonOf(error: ProblemError, words: Dictionary['shell']['problem']): string {
  switch (error.kind) {
    case 'file':
      return words.file[error.problem](error.file)
    case 'own-file':
      return words.ownFile(error.file)
    case 'incomplete':
      return words.incomplete[error.missing]
    case 'superseded':
      return words.superseded
    case 'crashed':
      return words.crashed
    case 'internal':
      return words.internal
    case 'link':
      return words.link
    case 'no-webgl':
      return words.noWebgl
  }
}
