import { createSignal, Show, type JSX } from 'solid-js'
import type { FacilityDetails } from '../../../coverage/tables.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { factsOf, type Ledger, type LedgerFacts } from '../../../state/ledger.ts'
import { Button } from '../../kit/button.tsx'
import { LedgerForm } from './ledger-form.tsx'

export interface LedgerEntryProps {
  readonly facility: FacilityDetails
  readonly name: string
  readonly ledger: Ledger
}

/** One facility: what is known of it, and a form to change that. */
export function LedgerEntry(props: LedgerEntryProps): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().provide.ledger
  const [isEditing, edit] = createSignal(false)
  const change = () => props.ledger.editOf(props.facility.id)
  const facts = () => factsOf({ ...props.facility, name: props.name }, change())
  const isAdded = () => change()?.was === null
  const shown = () => facts().name ?? words().unnamed
  const pair = (label: string, value: string | null) => (value === null ? [] : [words().pair(label, value)])
  const said = () => {
    const { openingHours, owner, operator, source, checkedOn, status, access, mode, floorAreaM2 } = facts()
    const { areaM2 } = props.facility
    return [
      words().statuses[status],
      words().accesses[access],
      words().modes[mode],
      ...pair(words().openingHours, openingHours),
      ...pair(words().owner, owner),
      ...pair(words().operator, operator),
      ...pair(words().source, source),
      ...pair(words().checkedOn, checkedOn),
      ...(floorAreaM2 === null ? [] : [words().area(number(floorAreaM2))]),
      ...(areaM2 === null ? [] : [words().footprint(number(Math.round(areaM2)))]),
    ].join(' · ')
  }
  const save = (wanted: LedgerFacts) => {
    props.ledger.keep(props.facility, props.name, wanted)
    edit(false)
  }
  return (
    <li>
      <div class="provide-entry">
        <div>
          <b>{shown()}</b>
          <small>{[props.facility.address, said()].filter(Boolean).join(' · ')}</small>
          <small>
            {isAdded() ? words().added : words().data(props.facility.id)}
            <Show when={change()}>{(one) => <b> · {words().edited(one().editedOn)}</b>}</Show>
          </small>
        </div>
        <Button
          kind="quiet"
          expanded={isEditing()}
          label={words().editOf(shown())}
          onClick={() => edit(!isEditing())}
        >
          {words().edit}
        </Button>
      </div>
      <Show when={isEditing()}>
        <LedgerForm
          facts={facts()}
          isChanged={change() !== undefined}
          isAdded={isAdded()}
          onSave={save}
          onCancel={() => edit(false)}
          onUndo={() => {
            props.ledger.undo(props.facility.id)
            edit(false)
          }}
        />
      </Show>
    </li>
  )
}
