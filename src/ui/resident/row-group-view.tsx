import { For, Show, type JSX } from 'solid-js'
import { createKeyed } from '../kit/keyed.ts'
import { ruleName } from './key-sentence.ts'
import { ownLimitText } from './limits.ts'
import { useRows } from './rows-context.ts'
import type { RowGroup } from './sections.ts'
import type { SectionProps } from './service-list.tsx'
import { ServiceRowView } from './service-row.tsx'
import { useWords } from './words.ts'

export interface RowGroupProps extends SectionProps {
  readonly group: RowGroup
}

/** The rows of one rule, with what it asks for and why it cannot be told. */
export function RowGroupView(props: RowGroupProps): JSX.Element {
  const words = useWords()
  const heading = () => {
    const rule = props.group.rule
    if (rule === null || rule.members.length < 2) return null
    const { standard } = props.terms
    const name = ruleName({ words: words(), standard, services: props.reference.services }, rule.rule)
    return words().text.sections.anyOf(name)
  }
  const keyed = createKeyed(
    () => props.group.rows,
    ({ service }) => service,
  )
  const rows = useRows()
  const reason = () => (props.group.reason === null ? null : words().text.reasons[props.group.reason])
  const limit = () => {
    const rule = props.group.rule
    if (rule === null || props.section.id !== 'tooFar') return null
    const { standard, minutes } = props.terms
    return ownLimitText(words(), standard, { rule: rule.rule, minutes })
  }
  const none = () => {
    const { text, number } = words()
    const minutes = text.units.minutes(number(props.answer.horizonMinutes))
    return text.row.noneOf(
      minutes,
      props.group.none.map((id) => rows().nameOf(words(), id)).join(text.list.separator),
    )
  }
  return (
    <>
      <Show when={reason()}>
        <p class="resident-reason">{reason()}</p>
      </Show>
      <Show when={heading()}>
        <h4 class="resident-group">{heading()}</h4>
      </Show>
      <Show when={props.group.rows.length > 0}>
        <ul class="resident-rows">
          <For each={keyed()}>
            {({ value }) => (
              <ServiceRowView row={value()} limit={limit()} horizonMinutes={props.answer.horizonMinutes} />
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.group.none.length > 0}>
        <p class="resident-none">{none()}</p>
      </Show>
    </>
  )
}
