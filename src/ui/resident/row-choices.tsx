import { createMemo, For, Show, type JSX } from 'solid-js'
import type { PlaceChoice } from '../../city/place-answer.ts'
import { useSession } from '../../state/session.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { createKeyed } from '../kit/keyed.ts'
import { accessBadge } from './facility-facts.ts'
import { metresText, minutesText } from './figures.ts'
import { knownText } from './hours-text.ts'
import { HoursBadge } from './row-hours.tsx'
import type { ServiceRow } from './row-of.ts'
import { useRows } from './rows-context.ts'
import { useWords } from './words.ts'

/** Told at once; the way there follows below them. */
const FIRST = 4

export interface RowChoicesProps {
  readonly row: ServiceRow
  /** Global id of the facility whose way is shown. */
  readonly focused: number
}

/** In an opened row: every facility to choose from, as a button that shows the way there. Nothing for a single one. */
export function RowChoices(props: RowChoicesProps): JSX.Element {
  const words = useWords()
  const rows = useRows()
  const more = () => words().hours.choices.more(words().number(props.row.choices.length - FIRST))
  const isFurther = () => props.row.choices.findIndex(({ facility }) => facility === props.focused) >= FIRST
  const heading = createMemo(() => {
    const { choices } = words().hours
    const { length } = props.row.choices
    const count = words().number(length)
    if (rows().time !== null)
      return (props.row.hoursKnown?.of ?? 0) > length ? choices.some(count) : choices.heading(count)
    return props.row.within > length ? choices.nearest(count) : choices.heading(count)
  })
  return (
    <Show when={props.row.choices.length > 1}>
      <div class="resident-choices">
        <h4>{heading()}</h4>
        <Show when={knownText(words(), props.row.hoursKnown)}>{(said) => <p>{said()}</p>}</Show>
        <ChoiceList {...props} choices={props.row.choices.slice(0, FIRST)} />
        <Show when={props.row.choices.length > FIRST}>
          <Disclosure summary={more()} open={isFurther()}>
            <ChoiceList {...props} choices={props.row.choices.slice(FIRST)} />
          </Disclosure>
        </Show>
      </div>
    </Show>
  )
}

interface ChoiceListProps extends RowChoicesProps {
  readonly choices: readonly PlaceChoice[]
}

function ChoiceList(props: ChoiceListProps): JSX.Element {
  const session = useSession()
  const keyed = createKeyed(
    () => props.choices,
    ({ facility }) => String(facility),
  )
  return (
    <ul class="resident-choice-list">
      <For each={keyed()}>
        {({ value }) => (
          <li>
            <button
              type="button"
              aria-pressed={value().facility === props.focused}
              onClick={() => session.setFocus({ service: props.row.service, facility: value().facility })}
            >
              <Choice choice={value()} service={props.row.service} />
            </button>
          </li>
        )}
      </For>
    </ul>
  )
}

function Choice(props: { readonly choice: PlaceChoice; readonly service: string }): JSX.Element {
  const words = useWords()
  const rows = useRows()
  const details = () => rows().facility(props.choice.facility)
  const name = () => {
    const nameless = () => words().text.row.nameless(rows().nameOf(words(), props.service))
    return words().name(details()?.names ?? {}) || nameless()
  }
  const access = () => {
    const facility = details()
    return facility === undefined ? null : accessBadge(words(), facility)
  }
  return (
    <>
      <span class="resident-choice-name">
        <span>{name()}</span> <HoursBadge hours={props.choice.hours} />
        <Show when={access()}>
          <span class="resident-badge" data-tone="plain">
            {access()}
          </span>
        </Show>
      </span>{' '}
      <span class="resident-choice-far">
        <b>{minutesText(words(), props.choice.ds)}</b> <span>{metresText(words(), props.choice.dm)}</span>
      </span>
    </>
  )
}
