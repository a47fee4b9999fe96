import { createMemo, createSignal, For, Match, Show, Switch, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { createLedger } from '../../../state/ledger.ts'
import { saveFile } from '../../../state/needs.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../kit/button.tsx'
import { usePlanner } from '../create-planner.ts'
import { ChoiceField, ChooseFile, TextField } from './fields.tsx'
import { LedgerAdd } from './ledger-add.tsx'
import { LedgerEntry } from './ledger-entry.tsx'
import { LedgerTaken } from './ledger-taken.tsx'

/** More are not listed: a search finds the others. */
const MOST_ROWS = 50

/** 资源台账: the facilities of a service as the data know them, with changes of one's own. */
export function LedgerSection(): JSX.Element {
  const { name, number } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().provide.ledger
  const ledger = createLedger(session)
  const [letters, setLetters] = createSignal('')
  const named = createMemo(() =>
    (ledger.facilities() ?? []).map((facility) => ({ facility, name: name(facility.names) })),
  )
  const found = createMemo(() => {
    const wanted = letters().trim().toLowerCase()
    if (wanted === '') return named()
    return named().filter(({ facility, name: shown }) => {
      const { operator, address, id, names } = facility
      const set = ledger.editOf(id)?.set
      const changed = [set?.name, set?.owner, set?.operator]
      const texts = [shown, ...Object.values(names), operator, address, id, ...changed]
      return texts.some((text) => text?.toLowerCase().includes(wanted) === true)
    })
  })
  return (
    <section aria-labelledby="provide-ledger-heading">
      <div class="planner-inset">
        <h3 id="provide-ledger-heading">{words().heading}</h3>
        <p class="planner-note">{words().lead}</p>
      </div>
      <div class="planner-inset provide-fields">
        <ChoiceField
          label={words().service}
          options={['', ...(session.reference()?.services ?? []).map(({ id }) => id)]}
          nameOf={(id) => (id === '' ? words().choose : planner.serviceName(id))}
          value={ledger.service() ?? ''}
          onChange={(id) => ledger.setService(id || null)}
        />
        <TextField label={words().search} type="search" value={letters()} onInput={setLetters} />
      </div>
      <div class="planner-inset" role="status">
        <Switch>
          <Match when={ledger.hasFailed()}>{words().failed}</Match>
          <Match when={ledger.service() !== null && ledger.facilities() === undefined}>
            {words().loading}
          </Match>
          <Match when={ledger.facilities() !== undefined && found().length === 0}>{words().none}</Match>
          <Match when={ledger.facilities() !== undefined}>
            <span class="planner-note">
              {words().shown(number(Math.min(MOST_ROWS, found().length)), number(named().length))}
              <Show when={found().length > MOST_ROWS}> {words().most(number(MOST_ROWS))}</Show>
            </span>
          </Match>
        </Switch>
        <Show when={ledger.trouble()}>{(trouble) => <p>{planning().provide.troubles[trouble()]}</p>}</Show>
      </div>
      <Show when={found().length > 0}>
        <ul class="provide-list planner-inset">
          <For each={found().slice(0, MOST_ROWS)}>
            {(row) => <LedgerEntry facility={row.facility} name={row.name} ledger={ledger} />}
          </For>
        </ul>
      </Show>
      <Show when={ledger.facilities() !== undefined && ledger.service()}>
        {(service) => <LedgerAdd ledger={ledger} service={service()} />}
      </Show>
      <div class="planner-inset provide-part">
        <div class="provide-row">
          <Button kind="quiet" disabled={ledger.edits().length === 0} onClick={() => saveFile(ledger.file())}>
            {words().exportFile}
          </Button>
          <span role="status">
            {ledger.edits().length === 0 ? words().noChanges : words().changes(number(ledger.edits().length))}
          </span>
        </div>
        <div class="provide-row">
          <ChooseFile
            label={words().importFile}
            hint={words().importHint}
            accept=".json,application/json"
            onFile={(file) => void ledger.take(file)}
          />
        </div>
        <p class="planner-note">{words().note}</p>
      </div>
      <div role="status">
        <Show when={ledger.taken()}>{(taken) => <LedgerTaken taken={taken()} ledger={ledger} />}</Show>
      </div>
    </section>
  )
}
