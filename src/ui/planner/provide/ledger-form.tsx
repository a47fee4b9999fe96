import { createSignal, For, Show, untrack, type JSX } from 'solid-js'
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
import { ChoiceField, EntryForm, TextField } from './fields.tsx'

export interface LedgerFormProps {
  /** As they were when the form was opened. */
  readonly facts: LedgerFacts
  readonly isChanged: boolean
  /** Added here: there is nothing to go back to. */
  readonly isAdded: boolean
  readonly onSave: (facts: LedgerFacts) => void
  readonly onCancel: () => void
  readonly onUndo: () => void
}

type TextKey = 'name' | 'openingHours' | 'owner' | 'operator' | 'source'
const TEXTS: readonly TextKey[] = ['name', 'openingHours', 'owner', 'operator', 'source']

/** What the ledger tells of one facility, to be changed. */
export function LedgerForm(props: LedgerFormProps): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().provide.ledger
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
    <EntryForm onSave={save}>
      <div class="provide-fields">
        <ChoiceField
          label={words().status}
          options={LEDGER_STATUSES}
          nameOf={(status) => words().statuses[status]}
          value={facts().status}
          onChange={(status) => set({ status })}
        />
        <TextField
          label={words().checkedOn}
          type="date"
          value={facts().checkedOn ?? ''}
          onInput={(day) => set({ checkedOn: day || null })}
        />
        <For each={TEXTS}>
          {(key) => (
            <TextField
              label={words()[key]}
              most={MOST_LETTERS}
              value={facts()[key] ?? ''}
              onInput={(text) => set({ [key]: text.trim() || null })}
            />
          )}
        </For>
        <ChoiceField
          label={words().access}
          options={FACILITY_ACCESS}
          nameOf={(access) => words().accesses[access]}
          value={facts().access}
          onChange={(access) => set({ access })}
        />
        <ChoiceField
          label={words().mode}
          options={FACILITY_MODES}
          nameOf={(mode) => words().modes[mode]}
          value={facts().mode}
          onChange={(mode) => set({ mode })}
        />
        <TextField
          label={words().floorArea}
          inputmode="decimal"
          value={area()}
          wrong={isGood() ? null : words().bad(number(MOST_FLOOR_AREA))}
          onInput={setArea}
        />
      </div>
      <div class="provide-row">
        <Button kind="quiet" onClick={save} disabled={!isGood()}>
          {words().save}
        </Button>
        <Button kind="plain" onClick={() => props.onCancel()}>
          {words().cancel}
        </Button>
        <Show when={props.isChanged}>
          <Button kind="plain" onClick={() => props.onUndo()}>
            {props.isAdded ? words().remove : words().undo}
          </Button>
        </Show>
      </div>
    </EntryForm>
  )
}
