import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { EasyTasks } from './easy-tasks.tsx'
import { StartPlace } from './start-place.tsx'
import { START_TASKS } from './start-tasks.ts'
import { StatusLine } from './status-line.tsx'
import { TaskButton, type TasksProps } from './task-button.tsx'
import { WholeCity } from './whole-city.tsx'
import './start.css'

/** What the visitor came for is remembered until there is a place. */
export interface StartProps extends TasksProps {
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
                <TaskButton task={props.task} onTask={(chosen) => props.onTask(chosen)} of={task}>
                  {words().task[task]}
                </TaskButton>
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
