import { createSignal, type JSX } from 'solid-js'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { MOST_LETTERS, type Ledger } from '../../../state/ledger.ts'
import { useSession } from '../../../state/session.ts'
import type { LonLat } from '../../../units.ts'
import { Button } from '../../kit/button.tsx'
import { Disclosure } from '../../kit/disclosure.tsx'
import { usePlanner } from '../create-planner.ts'
import { EntryForm, TextField } from './fields.tsx'
import { readPosition } from './read-position.ts'

interface LedgerAddProps {
  readonly ledger: Ledger
  readonly service: string
}

/** A place of the service that the data do not have. */
export function LedgerAdd(props: LedgerAddProps): JSX.Element {
  const planning = usePlanningWords()
  const planner = usePlanner()
  return (
    <div class="planner-inset">
      <Disclosure summary={planning().provide.ledger.add.heading(planner.serviceName(props.service))}>
        <Form ledger={props.ledger} />
      </Disclosure>
    </div>
  )
}

function Form(props: { readonly ledger: Ledger }): JSX.Element {
  const session = useSession()
  const planning = usePlanningWords()
  const words = () => planning().provide.ledger.add
  const [name, setName] = createSignal('')
  const [position, setPosition] = createSignal('')
  const [said, say] = createSignal('')
  const at = (): LonLat | null => readPosition(position(), session.city()?.bounds ?? null)
  const save = () => {
    const [place, called] = [at(), name().trim()]
    if (place === null || called === '') return
    props.ledger.add(called, place)
    say(words().saved(called))
    setName('')
    setPosition('')
  }
  return (
    <EntryForm onSave={save}>
      <div class="provide-fields">
        <TextField label={words().name} most={MOST_LETTERS} value={name()} onInput={setName} />
        <TextField
          label={words().position}
          value={position()}
          wrong={position() !== '' && at() === null ? words().bad : null}
          onInput={setPosition}
        />
      </div>
      <p class="planner-note">{words().note}</p>
      <div class="provide-row">
        <Button kind="quiet" onClick={save} disabled={at() === null || name().trim() === ''}>
          {words().save}
        </Button>
        <span role="status">{said()}</span>
      </div>
    </EntryForm>
  )
}
