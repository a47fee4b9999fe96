import { createMemo, For, Show, type JSX } from 'solid-js'
import type { PlaceAnswer } from '../../city/place-answer.ts'
import type { Reference, Terms } from '../../engine/protocol.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { VerdictMark } from '../kit/verdict-mark.tsx'
import { ruleName } from './key-sentence.ts'
import { ownLimitText } from './limits.ts'
import { serviceSections, type RowGroup, type Section } from './sections.ts'
import { ServiceRowView } from './service-row.tsx'
import { RowsContext, rowsOf, useRows } from './rows-context.ts'
import type { Wish } from './tasks.ts'
import { useWords } from './words.ts'

export interface ServiceListProps {
  readonly answer: PlaceAnswer
  readonly reference: Reference
  readonly terms: Terms
  readonly wish: Wish | null
}

/** Every service of the city by section, too far first; a list that needs no map. */
export function ServiceList(props: ServiceListProps): JSX.Element {
  const words = useWords()
  const found = createMemo(() =>
    serviceSections({
      answer: props.answer,
      standard: props.terms.standard,
      services: props.reference.services,
      wish: props.wish,
    }),
  )
  const rows = createMemo(() => rowsOf(props.answer, props.reference.services))
  return (
    <RowsContext.Provider value={rows}>
      <div class="resident-list">
        <For each={found().sections}>{(section) => <SectionView {...props} section={section} />}</For>
        <Show when={found().notMapped.length > 0}>
          <section class="resident-section resident-not-mapped">
            <h3>{words().text.sections.notMapped}</h3>
            <Disclosure
              summary={words().text.sections.notMappedCount(words().number(found().notMapped.length))}
            >
              <ul class="resident-names">
                <For each={found().notMapped}>{(id) => <li>{rows().nameOf(words(), id)}</li>}</For>
              </ul>
            </Disclosure>
          </section>
        </Show>
      </div>
    </RowsContext.Provider>
  )
}

interface SectionProps extends ServiceListProps {
  readonly section: Section
}

function SectionView(props: SectionProps): JSX.Element {
  const words = useWords()
  const rows = useRows()
  const notMapped = () => {
    const { sections, list } = words().text
    const names = props.section.notMapped.map((id) => rows().nameOf(words(), id))
    return sections.notMappedOf(names.join(list.separator))
  }
  const title = () => {
    const { id } = props.section
    const { sections, tasks, wishes } = words().text
    if (id === 'tooFar' || id === 'unsure') return sections[id]
    return id === 'wish' ? wishes[props.wish ?? 'groceries'] : tasks[id]
  }
  return (
    <section class="resident-section" data-section={props.section.id}>
      <h3>
        <Show when={props.section.id === 'tooFar'}>
          <VerdictMark verdict="outside" size={18} />
        </Show>
        <Show when={props.section.id === 'unsure'}>
          <VerdictMark verdict="unknown" size={18} />
        </Show>
        {title()}
      </h3>
      <For each={props.section.groups}>{(group) => <GroupView {...props} group={group} />}</For>
      <Show when={props.section.notMapped.length > 0}>
        <p class="resident-none">{notMapped()}</p>
      </Show>
    </section>
  )
}

function GroupView(props: SectionProps & { readonly group: RowGroup }): JSX.Element {
  const words = useWords()
  const heading = () => {
    const rule = props.group.rule
    if (rule === null || rule.members.length < 2) return null
    const { standard } = props.terms
    const name = ruleName({ words: words(), standard, services: props.reference.services }, rule.rule)
    return words().text.sections.anyOf(name)
  }
  const rows = useRows()
  const reason = () => (props.group.reason === null ? null : words().text.reasons[props.group.reason])
  const limit = () => {
    const { group, section, terms } = props
    if (group.rule === null || section.id !== 'tooFar') return null
    return ownLimitText(words(), terms.standard, { rule: group.rule.rule, minutes: terms.minutes })
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
          <For each={props.group.rows}>
            {(row) => (
              <ServiceRowView row={row} limit={limit()} horizonMinutes={props.answer.horizonMinutes} />
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
