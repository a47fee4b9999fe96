import { For, Match, Show, Switch, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import type { Ledger, TakenLedger } from '../../../state/ledger.ts'
import { Button } from '../../kit/button.tsx'
import { Disclosure } from '../../kit/disclosure.tsx'

/** More are not named. */
const MOST = 50

type Taken = Extract<TakenLedger, { kind: 'taken' }>

/** What became of the last file of changes, and a way back. */
export function LedgerTaken(props: { readonly taken: TakenLedger; readonly ledger: Ledger }): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().provide.ledger.taken
  const refused = () => (props.taken.kind === 'taken' ? null : props.taken)
  const taken = () => (props.taken.kind === 'taken' ? props.taken : null)
  return (
    <div class="provide-told" data-warn={refused() === null ? undefined : ''}>
      <Switch>
        <Match when={refused()}>
          {(one) => {
            const why = () => {
              const found = one()
              return found.kind === 'other-city' ? words().otherCity(found.city) : found.message
            }
            return (
              <>
                <p>{words().refused(props.taken.name)}</p>
                <small>{why()}</small>
              </>
            )
          }}
        </Match>
        <Match when={taken()}>
          {(one) => <TakenParts taken={one()} onUndo={() => props.ledger.undoTaken()} />}
        </Match>
      </Switch>
    </div>
  )
}

function TakenParts(props: { readonly taken: Taken; readonly onUndo: () => void }): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().provide.ledger.taken
  const parts = () => (['added', 'joined', 'kept'] as const).filter((part) => count(part) > 0)
  const count = (part: keyof Taken['merged']) => props.taken.merged[part].length
  const hasChanged = () => count('added') + count('joined') > 0
  return (
    <>
      <p>
        {hasChanged()
          ? words().read(props.taken.name, number(count('added') + count('joined')))
          : words().nothing(props.taken.name)}
      </p>
      <Show when={props.taken.isOtherBuild}>
        <p>{words().otherBuild}</p>
      </Show>
      <For each={parts()}>
        {(part) => (
          <Disclosure summary={words().parts[part](number(count(part)))}>
            <Names names={props.taken.merged[part].map(({ name, facility }) => name || facility)} />
          </Disclosure>
        )}
      </For>
      <Show when={hasChanged()}>
        <Show when={!props.taken.isUndone} fallback={<p>{words().undone}</p>}>
          <div>
            <Button kind="plain" onClick={() => props.onUndo()}>
              {words().undo}
            </Button>
          </div>
        </Show>
      </Show>
    </>
  )
}

function Names(props: { readonly names: readonly string[] }): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  return (
    <>
      <ul>
        <For each={props.names.slice(0, MOST)}>{(name) => <li>{name}</li>}</For>
      </ul>
      <Show when={props.names.length > MOST}>
        <p>{planning().provide.ledger.taken.more(number(props.names.length - MOST))}</p>
      </Show>
    </>
  )
}
