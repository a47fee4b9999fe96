import { createSignal, createUniqueId, Show, type JSX } from 'solid-js'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import type { KeptTemplate } from '../../state/gap-template.ts'
import { Button } from '../kit/button.tsx'
import { Disclosure } from '../kit/disclosure.tsx'

/** Which columns an export has, typed as JSON; what is wrong with it is told where it stands. */
export function ExportTemplate(props: { readonly kept: KeptTemplate }): JSX.Element {
  const words = usePlanningWords()
  const listing = () => words().listing.template
  const [isUsed, setUsed] = createSignal(false)
  const id = createUniqueId()
  let field: HTMLTextAreaElement | undefined
  const use = () => {
    setUsed(props.kept.use(field?.value ?? ''))
    if (!isUsed()) field?.focus()
  }
  const reset = () => {
    props.kept.reset()
    setUsed(false)
    if (field !== undefined) field.value = props.kept.text()
  }
  const state = () => {
    if (isUsed()) return listing().used
    return props.kept.isUsual() ? listing().usual : ''
  }
  return (
    <Disclosure summary={listing().summary}>
      <p class="planner-note" id={`${id}-note`}>
        {listing().note}
      </p>
      <label class="planner-export-template">
        <span>{listing().label}</span>
        <textarea
          rows={8}
          spellcheck={false}
          aria-describedby={`${id}-note ${id}-state`}
          aria-invalid={props.kept.problem() === null ? undefined : true}
          ref={(element) => {
            field = element
          }}
          value={props.kept.text()}
        />
      </label>
      <div class="planner-export-actions">
        <Button kind="quiet" onClick={use}>
          {listing().use}
        </Button>
        <Button kind="plain" onClick={reset}>
          {listing().reset}
        </Button>
      </div>
      <p class="planner-note" id={`${id}-state`} aria-live="polite">
        <Show when={props.kept.problem()} fallback={state()}>
          {(message) => <span class="planner-export-wrong">{listing().wrong(message())}</span>}
        </Show>
      </p>
    </Disclosure>
  )
}
