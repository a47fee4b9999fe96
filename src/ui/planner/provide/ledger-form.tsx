import { createSignal, createUniqueId, For, Show, untrack, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import {
  FACILITY_ACCESS,
  FACILITY_MODES,
  LEDGER_STATUSES,
  MOST_FLOOR_AREA,
  MOST_LETTERS,
  type LedgerFacts,
} from '../../../state/ledger.ts'
import { Button } from '../../kit/button.tsx'

export interface LedgerFormProps {
  /** As they were when the form was opened. */
  readonly facts: LedgerFacts
  readonly isChanged: boolean
  readonly onSave: (facts: LedgerFacts) => void
  readonly onCancel: () => void
  readonly onUndo: () => void
}

type TextKey = 'owner' | 'operator' | 'source'
const TEXTS: readonly TextKey[] = ['owner', 'operator', 'source']

/** What the ledger tells of one facility, to be changed. */
export function LedgerForm(props: LedgerFormProps): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().provide.ledger
  const id = createUniqueId()
  const [facts, setFacts] = createSignal<LedgerFacts>(untrack(() => props.facts))
  const [area, setArea] = createSignal(untrack(() => String(props.facts.floorAreaM2 ?? '')))
  const set = (part: Partial<LedgerFacts>) => setFacts((before) => ({ ...before, ...part }))
  const floor = () => (area().trim() === '' ? null : Number(area()))
  const isGood = () => {
    const m2 = floor()
    return m2 === null || (m2 > 0 && m2 <= MOST_FLOOR_AREA)
  }
  const save = () => {
    if (isGood()) props.onSave({ ...facts(), floorAreaM2: floor() })
  }
  return (
    <form
      class="provide-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div class="provide-fields">
        <Choice
          label={words().status}
          options={LEDGER_STATUSES}
          names={words().statuses}
          value={facts().status}
          onChange={(status) => set({ status })}
        />
        <label>
          {words().checkedOn}
          <input
            type="date"
            value={facts().checkedOn ?? ''}
            onInput={(event) => set({ checkedOn: event.currentTarget.value || null })}
          />
        </label>
        <For each={TEXTS}>
          {(key) => (
            <label>
              {words()[key]}
              <input
                autocomplete="off"
                maxlength={MOST_LETTERS}
                value={facts()[key] ?? ''}
                onInput={(event) => set({ [key]: event.currentTarget.value.trim() || null })}
              />
            </label>
          )}
        </For>
        <Choice
          label={words().access}
          options={FACILITY_ACCESS}
          names={words().accesses}
          value={facts().access}
          onChange={(access) => set({ access })}
        />
        <Choice
          label={words().mode}
          options={FACILITY_MODES}
          names={words().modes}
          value={facts().mode}
          onChange={(mode) => set({ mode })}
        />
        <label>
          {words().floorArea}
          <input
            inputmode="decimal"
            autocomplete="off"
            value={area()}
            aria-invalid={!isGood()}
            aria-describedby={isGood() ? undefined : id}
            onInput={(event) => setArea(event.currentTarget.value)}
          />
        </label>
      </div>
      <Show when={!isGood()}>
        <p class="provide-error" id={id} role="alert">
          {words().bad(number(MOST_FLOOR_AREA))}
        </p>
      </Show>
      <div class="provide-row">
        <Button kind="quiet" onClick={save} disabled={!isGood()}>
          {words().save}
        </Button>
        <Button kind="plain" onClick={() => props.onCancel()}>
          {words().cancel}
        </Button>
        <Show when={props.isChanged}>
          <Button kind="plain" onClick={() => props.onUndo()}>
            {words().undo}
          </Button>
        </Show>
      </div>
    </form>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly options: readonly T[]
  readonly names: Readonly<Record<T, string>>
  readonly value: T
  readonly onChange: (value: T) => void
}

function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  const choose = (value: string) => {
    const found = props.options.find((one) => one === value)
    if (found !== undefined) props.onChange(found)
  }
  return (
    <label>
      {props.label}
      <select onChange={(event) => choose(event.currentTarget.value)}>
        <For each={props.options}>
          {(option) => (
            <option value={option} selected={option === props.value}>
              {props.names[option]}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
