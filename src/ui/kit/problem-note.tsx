import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import X from 'lucide-solid/icons/x'
import { Show, type JSX } from 'solid-js'
import type { Dictionary } from '../../i18n/dictionary.ts'
import { useI18n } from '../../i18n/i18n.ts'
import type { OwnFilesError } from '../../state/own-files.ts'
import type { Problem, ProblemError } from '../../state/session.ts'
import { Button } from './button.tsx'
import { Disclosure } from './disclosure.tsx'
import './problem-note.css'

export interface ProblemNoteProps {
  readonly problem: Problem
  /** Whether trying again can mend it: `session.retryable`. */
  readonly canRetry: boolean
  readonly onRetry: () => void
  readonly onDismiss: () => void
}

/** What went wrong in plain words, what can be done, and the exact message for whoever mends it. */
export function ProblemNote(props: ProblemNoteProps): JSX.Element {
  const { t } = useI18n()
  const error = () => props.problem.error
  /** What is wrong with a file of one's own stands in the message alone. */
  const isOnlyInDetails = () => error().kind === 'own-file' && refusalOf(error()) === null
  return (
    <div class="kit-problem-note">
      <TriangleAlert size={20} aria-hidden="true" />
      <div class="kit-problem-body">
        <p class="kit-problem-what">{t().shell.problem.what[props.problem.what]}</p>
        <p>{reasonOf(error(), t())}</p>
        <div class="kit-problem-verbs">
          <Show when={props.canRetry}>
            <Button kind="quiet" onClick={() => props.onRetry()}>
              {t().shell.problem.retry}
            </Button>
          </Show>
          <Disclosure summary={t().shell.problem.details} open={isOnlyInDetails()}>
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

/** Why own files were not taken, where that is one of the known reasons; else null. */
function refusalOf(error: ProblemError): Required<OwnFilesError> | null {
  return error.kind === 'own-file' && 'reason' in error ? (error as Required<OwnFilesError>) : null
}

/** What an error means and what can be done, in plain words. */
export function reasonOf(error: ProblemError, texts: Dictionary): string {
  const words = texts.shell.problem
  const refusal = refusalOf(error)
  if (refusal !== null) return words.refused[refusal.reason](refusal.file)
  switch (error.kind) {
    case 'file':
      return words.file[error.problem](error.file)
    case 'own-file':
      return words.ownFile(error.file)
    case 'incomplete':
      return words.incomplete[error.missing]
    case 'superseded':
    case 'cancelled':
      return words.superseded
    case 'crashed':
      return words.crashed
    case 'memory':
      return words.memory
    case 'internal':
      return words.internal
    case 'link':
      return words.link
    case 'storage':
      return texts.notes.storage[error.problem]
    case 'no-webgl':
      return words.noWebgl
  }
}
