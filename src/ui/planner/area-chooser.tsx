import { Show, type JSX } from 'solid-js'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { SelectChip } from '../kit/select-chip.tsx'
import { usePlanner } from './create-planner.ts'
import './area-chooser.css'

/** No name is empty. */
const ALL = ''

/** 「只看我的街道」: a 区, then a 街道 of it; where the data name neither, why there is nothing to choose. */
export function AreaChooser(): JSX.Element {
  const session = useSession()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().areas
  const names = () => planner.areas.names()
  const districts = () => names().flatMap(({ district }) => (district === null ? [] : [district]))
  const district = () => session.area()?.district ?? null
  /** Of the chosen 区; of all where there are no 区. */
  const streets = () => names().find((one) => one.district === district())?.streets ?? []
  const choose = (of: string | null, street: string) =>
    session.setArea(
      of === null && street === ALL ? null : { district: of, street: street === ALL ? null : street },
    )
  return (
    <Show when={names().length > 0} fallback={<p class="planner-note planner-area-none">{words().none}</p>}>
      <div class="planner-area" role="group" aria-label={words().only}>
        <span aria-hidden="true">{words().only}</span>
        <Show when={districts().length > 0}>
          <SelectChip
            label={words().district}
            value={district() ?? ALL}
            options={[
              { value: ALL, label: words().wholeCity },
              ...districts().map((name) => ({ value: name, label: name })),
            ]}
            onChange={(value) => choose(value === ALL ? null : value, ALL)}
          />
        </Show>
        <Show when={streets().length > 0}>
          <SelectChip
            label={words().street}
            value={session.area()?.street ?? ALL}
            options={[
              { value: ALL, label: words().allStreets },
              ...streets().map((name) => ({ value: name, label: name })),
            ]}
            onChange={(value) => choose(district(), value)}
          />
        </Show>
      </div>
      <Show when={planner.areas.error()}>
        <p class="planner-note" role="status">
          {words().failed}{' '}
          <Button kind="plain" onClick={() => session.retry()}>
            {words().retry}
          </Button>
        </p>
      </Show>
    </Show>
  )
}
