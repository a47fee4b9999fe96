import { createMemo, createSignal, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { MOST_NEEDS } from '../../../state/needs.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../kit/button.tsx'
import { Disclosure } from '../../kit/disclosure.tsx'
import { usePlanner } from '../create-planner.ts'
import type { NeedsView } from './create-needs-view.ts'
import { ChoiceField, EntryForm, TextField } from './fields.tsx'

/** More are not listed: a few letters find the others. */
const MOST = 50

/** A count typed in for a community and a service. */
export function NeedsForm(props: { readonly view: NeedsView }): JSX.Element {
  const planning = usePlanningWords()
  return (
    <div class="planner-inset">
      <Disclosure summary={planning().provide.needs.form.heading}>
        <Form view={props.view} />
      </Disclosure>
    </div>
  )
}

function Form(props: { readonly view: NeedsView }): JSX.Element {
  const { number } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().provide.needs.form
  const [letters, setLetters] = createSignal('')
  const [chosen, choose] = createSignal<number | null>(null)
  const [service, setService] = createSignal('')
  const [count, setCount] = createSignal('1')
  const [said, say] = createSignal('')
  const matching = createMemo(() => {
    const wanted = letters().trim().toLowerCase()
    const all = [...(session.city()?.communities ?? []).keys()].filter((c) => planner.isInArea(c))
    return wanted === '' ? all : all.filter((c) => planner.communityName(c).toLowerCase().includes(wanted))
  })
  const listed = () => matching().slice(0, MOST)
  const community = () => {
    const one = chosen()
    return one !== null && listed().includes(one) ? one : (listed()[0] ?? null)
  }
  const services = () => session.reference()?.services ?? []
  const wanted = () => service() || (services()[0]?.id ?? '')
  const isGood = () => /^\d{1,7}$/.test(count().trim()) && Number(count()) <= MOST_NEEDS
  const save = () => {
    const at = community()
    const id = at === null ? undefined : session.city()?.communities[at]?.id
    if (at === null || id === undefined || !isGood()) return
    props.view.type({
      community: id,
      district: null,
      street: null,
      service: wanted(),
      count: Number(count()),
    })
    say(words().saved(planner.communityName(at), planner.serviceName(wanted()), number(Number(count()))))
  }
  return (
    <EntryForm onSave={save}>
      <div class="provide-fields">
        <TextField label={words().filter} type="search" value={letters()} onInput={setLetters} />
        <ChoiceField
          label={words().community}
          options={listed()}
          nameOf={planner.communityName}
          value={community()}
          onChange={choose}
        />
        <ChoiceField
          label={words().service}
          options={services().map(({ id }) => id)}
          nameOf={planner.serviceName}
          value={wanted()}
          onChange={setService}
        />
        <TextField
          label={words().count}
          inputmode="numeric"
          value={count()}
          isBad={!isGood()}
          onInput={setCount}
        />
      </div>
      <p class="planner-note" aria-live="polite">
        <Show when={matching().length > MOST}>{words().most(number(MOST), number(matching().length))} </Show>
        <Show when={matching().length === 0}>{words().noCommunity} </Show>
        {isGood() ? words().note : words().bad(number(MOST_NEEDS))}
      </p>
      <div class="provide-row">
        <Button kind="quiet" onClick={save} disabled={!isGood() || community() === null}>
          {words().save}
        </Button>
        <span role="status">{said()}</span>
      </div>
    </EntryForm>
  )
}
