import { createMemo, createSignal, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { MOST_NEEDS } from '../../../state/needs.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../kit/button.tsx'
import { Disclosure } from '../../kit/disclosure.tsx'
import { usePlanner } from '../create-planner.ts'
import type { NeedsView } from './create-needs-view.ts'

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
    <form
      class="provide-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div class="provide-fields">
        <label>
          {words().filter}
          <input
            type="search"
            autocomplete="off"
            value={letters()}
            onInput={(e) => setLetters(e.currentTarget.value)}
          />
        </label>
        <label>
          {words().community}
          <select onChange={(event) => choose(Number(event.currentTarget.value))}>
            <For each={listed()}>
              {(c) => (
                <option value={c} selected={c === community()}>
                  {planner.communityName(c)}
                </option>
              )}
            </For>
          </select>
        </label>
        <label>
          {words().service}
          <select onChange={(event) => setService(event.currentTarget.value)}>
            <For each={services()}>
              {({ id }) => (
                <option value={id} selected={id === wanted()}>
                  {planner.serviceName(id)}
                </option>
              )}
            </For>
          </select>
        </label>
        <label>
          {words().count}
          <input
            inputmode="numeric"
            autocomplete="off"
            value={count()}
            aria-invalid={!isGood()}
            onInput={(event) => setCount(event.currentTarget.value)}
          />
        </label>
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
    </form>
  )
}
