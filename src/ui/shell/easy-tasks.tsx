import { For, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import './easy-tasks.css'
import { EASY_TASKS } from './start-tasks.ts'
import { TaskButton, type TasksProps } from './task-button.tsx'

/** The four buttons of 长辈模式, each with what it stands for. */
export function EasyTasks(props: TasksProps): JSX.Element {
  const { t } = useI18n()
  return (
    <ul class="easy-tasks">
      <For each={EASY_TASKS}>
        {(task) => (
          <li>
            <TaskButton {...props} of={task}>
              <span>
                <b>{t().shell.start.task[task]}</b>
                <small>{t().easy.tasks[task]}</small>
              </span>
            </TaskButton>
          </li>
        )}
      </For>
    </ul>
  )
}
