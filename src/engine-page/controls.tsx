import { For, Show, type JSX } from 'solid-js'
import type { LiveShow } from '../engine/protocol.ts'
import { useEngineWords } from '../i18n/engine-words.ts'
import { useI18n } from '../i18n/i18n.ts'
import { MINUTES_RANGE } from '../state/session.ts'
import { RangeField } from '../ui/kit/range-field.tsx'
import { SelectChip } from '../ui/kit/select-chip.tsx'
import { askedMinutes, isScalable, shownMinutes } from '../ui/resident/limits.ts'
import { usePage } from './page-context.ts'

/** Which service, who walks, how long, what the streets show, and whether the tried facility counts. */
export function Controls(): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const { name } = useI18n()
  const services = () =>
    page.plan.services().flatMap((id) => {
      const service = page.reference()?.services.find((one) => one.id === id)
      return service === undefined ? [] : [{ value: id, label: name(service.names.planner) }]
    })
  const walkers = () =>
    (page.reference()?.walkers ?? []).map(({ id, names }) => ({ value: id, label: name(names) }))
  return (
    <section class="engine-section" aria-labelledby="engine-controls">
      <h2 id="engine-controls" class="visually-hidden">
        {words().controls.heading}
      </h2>
      <div class="engine-chips">
        <SelectChip
          label={words().controls.service}
          value={page.plan.service()}
          options={services()}
          onChange={page.plan.setService}
        />
        <SelectChip
          label={words().controls.walker}
          value={page.terms()?.walker.id ?? ''}
          options={walkers()}
          onChange={page.setWalker}
        />
      </div>
      <Minutes />
      <ShowChoice />
      <label class="engine-check">
        <input
          type="checkbox"
          checked={page.plan.isCounted()}
          onChange={(event) => page.plan.setCounted(event.currentTarget.checked)}
        />
        {words().controls.facility}
      </label>
      <p class="engine-small">{words().controls.facilityHint}</p>
    </section>
  )
}

function Minutes(): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const { number } = useI18n()
  const standard = () => {
    const terms = page.terms()
    return terms !== undefined && isScalable(terms.standard) ? terms.standard : undefined
  }
  return (
    <Show when={standard()}>
      {(scalable) => {
        const shown = () => shownMinutes(scalable(), page.minutes())
        return (
          <RangeField
            label={words().controls.minutes}
            min={MINUTES_RANGE.least}
            max={MINUTES_RANGE.most}
            step={1}
            value={shown()}
            valueText={words().controls.minutesOf(number(shown()))}
            onInput={(minutes) => page.setMinutes(askedMinutes(scalable(), minutes))}
          />
        )
      }}
    </Show>
  )
}

const SHOWN: readonly LiveShow['kind'][] = ['minutes', 'missing']

function ShowChoice(): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const label = (kind: LiveShow['kind']) =>
    kind === 'minutes' ? words().controls.showMinutes : words().controls.showMissing
  return (
    <fieldset class="engine-choice">
      <legend>{words().controls.show}</legend>
      <For each={SHOWN}>
        {(kind) => (
          <label class="engine-check">
            <input
              type="radio"
              name="engine-show"
              checked={page.plan.shown() === kind}
              onChange={() => page.plan.setShown(kind)}
            />
            {label(kind)}
          </label>
        )}
      </For>
    </fieldset>
  )
}
