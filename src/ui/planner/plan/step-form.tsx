import type { JSX } from 'solid-js'
import type { NewStep } from '../../../format/plan.ts'
import { addStep } from './add-by-name.ts'
import { usePlanTab } from './create-plan-tab.ts'

export interface StepFormProps {
  /** The step that the fields say; null: something is wrong, and its field is marked `aria-invalid`. */
  readonly read: () => NewStep | null
  /** What its button says. */
  readonly submit: string
  readonly onInput?: () => void
  readonly children: JSX.Element
}

/** Adds the step that its fields say; else the focus goes to the first field that is wrong. */
export function StepForm(props: StepFormProps): JSX.Element {
  const tab = usePlanTab()
  const submit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault()
    const step = props.read()
    if (step !== null) {
      addStep(tab, step)
      return
    }
    const form = event.currentTarget
    queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <form class="plan-form" onInput={() => props.onInput?.()} onSubmit={submit}>
      {props.children}
      <button type="submit" class="kit-button" data-kind="primary">
        {props.submit}
      </button>
    </form>
  )
}
