import { For, type JSX } from 'solid-js'
import type { Progress } from '../../engine/protocol.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession, type Work } from '../../state/session.ts'
import { ProgressLine } from '../kit/progress-line.tsx'
import './status-line.css'

/** Without a total the bar runs on. */
const UNMEASURED: Progress = { loadedBytes: 0, totalBytes: 0 }

type Task = keyof Work
const TASKS: readonly Task[] = ['city', 'ownFiles', 'place', 'judgement']

export interface StatusLineProps {
  /** Only these; everything without it. */
  readonly only?: readonly Task[] | undefined
}

/** What is being loaded, with the bytes that are there; silent about what takes no time. */
export function StatusLine(props: StatusLineProps): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const wanted = () => props.only ?? TASKS
  const underWay = () => wanted().filter((task) => session.work()[task])
  const progress = (task: Task) => {
    const work = session.work()[task]
    return typeof work === 'object' && work !== null ? work : UNMEASURED
  }
  return (
    <div class="shell-status">
      <For each={underWay()}>
        {(task) => <ProgressLine label={t().shell.loading[task]} progress={progress(task)} />}
      </For>
      <p class="visually-hidden" role="status">
        {underWay()
          .map((task) => t().shell.loading[task])
          .join(' ')}
      </p>
    </div>
  )
}
