import { createSignal, For, Show, type JSX } from 'solid-js'
import { distanceM } from '../../../units.ts'
import { usePlace } from './add-by-name.ts'
import { usePlanTab } from './create-plan-tab.ts'
import { PlaceField } from './place-field.tsx'
import { StepForm } from './step-form.tsx'

/** Shorter than this it leads nowhere. */
const LEAST_M = 1

/** A footpath from one place to another. */
export function FootpathForm(): JSX.Element {
  const tab = usePlanTab()
  const ends = { from: usePlace('community'), to: usePlace('community') }
  const [isNowhere, setNowhere] = createSignal(false)
  const words = () => tab.words().plan.add
  const read = () => {
    const [from, to] = [ends.from.read(), ends.to.read()]
    if (from === null || to === null) return null
    setNowhere(distanceM(from, to) < LEAST_M)
    return isNowhere() ? null : ({ kind: 'add-link', from, to } as const)
  }
  return (
    <StepForm read={read} submit={words().add} onInput={() => setNowhere(false)}>
      <For each={['from', 'to'] as const}>
        {(end) => (
          <fieldset class="plan-form plan-end">
            <legend>{words().ends[end]}</legend>
            <PlaceField
              place={ends[end]}
              kinds={['community', 'facility', 'coordinates']}
              label={words().ends.where}
            />
          </fieldset>
        )}
      </For>
      <Show when={isNowhere()}>
        <p class="plan-error" role="alert">
          {words().errors.nowhere}
        </p>
      </Show>
    </StepForm>
  )
}
