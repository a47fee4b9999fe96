import type { JSX, ParentProps } from 'solid-js'
import { ServiceIcon } from '../kit/service-icon.tsx'
import { TASK_ICON, type StartTask } from './start-tasks.ts'

export interface TasksProps {
  /** What the visitor came for. */
  readonly task: StartTask | null
  readonly onTask: (task: StartTask | null) => void
}

/** A button that says what the visitor came for, and takes it back when pressed again. Its words are its children. */
export function TaskButton(props: ParentProps<TasksProps & { readonly of: StartTask }>): JSX.Element {
  const isChosen = () => props.task === props.of
  return (
    <button
      type="button"
      aria-pressed={isChosen()}
      onClick={() => props.onTask(isChosen() ? null : props.of)}
    >
      <ServiceIcon icon={TASK_ICON[props.of]} tone="teal" />
      {props.children}
    </button>
  )
}
