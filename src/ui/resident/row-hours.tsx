import { Show, type JSX } from 'solid-js'
import type { OpenState } from '../../city/place-answer.ts'
import { minutesText } from './figures.ts'
import { knownText, stateText } from './hours-text.ts'
import './row-hours.css'
import { hoursOf, type ServiceRow } from './row-of.ts'
import { useRows } from './rows-context.ts'
import { useWords } from './words.ts'

/** 「营业中 · 21:00 关」; nothing where no time was asked for. */
export function HoursBadge(props: { readonly hours: OpenState | null }): JSX.Element {
  const words = useWords()
  const rows = useRows()
  const said = () => {
    const { time } = rows()
    return time === null || props.hours === null ? null : stateText(words(), props.hours, time)
  }
  return (
    <Show when={said()}>
      <span class="resident-badge" data-tone={props.hours?.state}>
        {said()}
      </span>{' '}
    </Show>
  )
}

/** What has to be known beside the badge: that another is nearer, and how little is known of the hours. */
export function RowHours(props: { readonly row: ServiceRow }): JSX.Element {
  const words = useWords()
  const nearer = () => {
    const { nearer: walk, choices } = props.row
    const { hours } = words()
    if (walk === null) return null
    const state = choices.find(({ facility }) => facility === walk.facility)?.hours?.state
    const said = hours.nearer(minutesText(words(), walk.ds))
    return state === undefined ? said : said + hours.nearerIs[state]
  }
  // where none has any, the badge says enough
  const known = () => {
    const { hoursKnown } = props.row
    const isSaid = hoursOf(props.row)?.state !== 'open' && (hoursKnown?.readable ?? 0) > 0
    return isSaid ? knownText(words(), hoursKnown) : null
  }
  return (
    <>
      <Show when={nearer()}>{(said) => <span>{said()}</span>}</Show>
      <Show when={known()}>{(said) => <span>{said()}</span>}</Show>
    </>
  )
}
