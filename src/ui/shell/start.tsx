import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { ServiceIcon } from '../kit/service-icon.tsx'
import { EasyTasks } from './easy-tasks.tsx'
import { StartPlace } from './start-place.tsx'
import { START_TASKS, TASK_ICON, type StartTask } from './start-tasks.ts'
import { StatusLine } from './status-line.tsx'
import { WholeCity } from './whole-city.tsx'
import './start.css'

export interface StartProps {
  /** What the visitor came for, remembered until there is a place. */
  readonly task: StartTask | null
  readonly onTask: (task: StartTask | null) => void
  /** The visitor is to tap on the map: whatever covers it should give way. */
  readonly onShowMap: () => void
}

/** The resident's first screen, while no place is selected. */
export function Start(props: StartProps): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = () => t().shell.start
  return (
    <div class="start">
      <h2>{words().title}</h2>
      <p class="start-what">{words().what}</p>
      <StartPlace onShowMap={() => props.onShowMap()} />
      <h3>{session.isEasy() ? t().easy.tasks.heading : words().tasks}</h3>
      <Show
        when={!session.isEasy()}
        fallback={<EasyTasks task={props.task} onTask={(task) => props.onTask(task)} />}
      >
        <ul class="start-tasks">
          <For each={START_TASKS}>
            {(task) => (
              <li>
                <button
                  type="button"
                  aria-pressed={props.task === task}
                  onClick={() => props.onTask(props.task === task ? null : task)}
                >
                  <ServiceIcon icon={TASK_ICON[task]} tone="teal" />
                  {words().task[task]}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p class="start-ask" role="status">
        <Show when={props.task}>{(task) => words().askPlace(words().task[task()])}</Show>
      </p>
      {/* below what can be tapped, which must not move while it is aimed at */}
      <StatusLine only={['city', 'ownFiles']} />
      <Show when={!session.isEasy()}>
        <WholeCity onMore={() => session.setDoor('gaps')} />
      </Show>
    </div>
  )
}
