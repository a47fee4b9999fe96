import { Show, type JSX } from 'solid-js'
import type { EngineError } from '../../../engine/protocol.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import type { Job } from '../../../state/job.ts'
import { ProgressLine } from '../../kit/progress-line.tsx'
import { reasonOf } from '../../kit/problem-note.tsx'
import { usePlanTab } from './create-plan-tab.ts'

export interface JobStatusProps {
  readonly job: Pick<Job<'sites'>, 'error' | 'progress' | 'stop'>
  /** On the button that begins it; a press sends the form around it. */
  readonly find: string
  readonly working: string
  readonly isAgain: boolean
  /** The answer in short, told to screen readers. */
  readonly children: JSX.Element
}

/** One button that begins and stops a long job, and so keeps place and focus; how far it is, and what came of it. */
export function JobStatus(props: JobStatusProps): JSX.Element {
  const { words } = usePlanTab()
  const { t } = useI18n()
  const isRunning = () => props.job.progress() !== null
  const failure = (error: EngineError): string =>
    error.kind === 'cancelled' ? words().sites.stopped : `${words().sites.failed} ${reasonOf(error, t())}`
  return (
    <div class="plan-job">
      <button
        type="submit"
        class="kit-button"
        data-kind={isRunning() || props.isAgain ? 'quiet' : 'primary'}
        onClick={(event) => {
          if (!isRunning()) return
          event.preventDefault()
          props.job.stop()
        }}
      >
        {isRunning() ? words().sites.cancel : props.isAgain ? words().sites.again : props.find}
      </button>
      <Show when={props.job.progress()}>
        {(progress) => <ProgressLine label={props.working} progress={progress()} />}
      </Show>
      <div class="plan-job-answer" role="status">
        <Show when={!isRunning()}>
          {props.children}
          <Show when={props.job.error()}>{(error) => <p>{failure(error())}</p>}</Show>
        </Show>
      </div>
    </div>
  )
}
