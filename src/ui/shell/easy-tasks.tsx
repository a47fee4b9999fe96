import { For, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { ServiceIcon } from '../kit/service-icon.tsx'
import './easy-tasks.css'
import { EASY_TASKS, TASK_ICON, type StartTask } from './start-tasks.ts'

export interface TasksProps {
  readonly task: StartTask | null
  readonly onTask: (task: StartTask | null) => void
}

/** The four buttons of 长辈模式, each with what it stands for. */
export function EasyTasks(props: TasksProps): JSX.Element {
  const { t } = useI18n()
  return (
    <ul class="easy-tasks">
      <For each={EASY_TASKS}>
        {(task) => (
          <li>
            <button
              type="button"
              aria-pressed={props.task === task}
              onClick={() => props.onTask(props.task === task ? null : task)}
            >
              <ServiceIcon icon={TASK_ICON[task]} tone="teal" />
              <span>
                <b>{t().shell.start.task[task]}</b>
                <small>{t().easy.tasks[task]}</small>
              </span>
            </button>
          </li>
        )}
      </For>
    </ul>
  )
}
