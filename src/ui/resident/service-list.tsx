import { createMemo, For, Show, type JSX } from 'solid-js'
import type { PlaceAnswer } from '../../city/place-answer.ts'
import type { Reference, Terms } from '../../engine/protocol.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { createKeyed } from '../kit/keyed.ts'
import { VerdictMark } from '../kit/verdict-mark.tsx'
import { MissingNames, NeedsLine } from './need-button.tsx'
import { RowGroupView } from './row-group-view.tsx'
import { serviceSections, type Section } from './sections.ts'
import { RowsContext, rowsOf, useRows } from './rows-context.ts'
import type { StartTask } from '../shell/start-tasks.ts'
import { TellUs } from './tell-us.tsx'
import { useWords } from './words.ts'

export interface ServiceListProps {
  readonly answer: PlaceAnswer
  readonly reference: Reference
  readonly terms: Terms
  readonly wish: StartTask | null
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
  const sections = createKeyed(
    () => found().sections,
    ({ id }) => id,
  )
  /** Where needs are counted: after what is missing, or among what the map has none of. */
  const lastMissing = () => found().sections.findLast(({ id }) => id === 'tooFar' || id === 'unsure')?.id
  const rows = createMemo(() => rowsOf(props.answer, props.reference.services))
  return (
    <RowsContext.Provider value={rows}>
      <div class="resident-list">
        <For each={sections()}>
          {({ key, value }) => <SectionView {...props} section={value()} withCount={key === lastMissing()} />}
        </For>
        <Show when={found().notMapped.length > 0}>
          <section class="resident-section resident-not-mapped">
            <h3>{words().text.sections.notMapped}</h3>
            <Disclosure
              summary={words().text.sections.notMappedCount(words().number(found().notMapped.length))}
            >
              <MissingNames services={found().notMapped} />
              <TellUs services={found().notMapped} />
              <Show when={lastMissing() === undefined}>
                <NeedsLine />
              </Show>
            </Disclosure>
          </section>
        </Show>
      </div>
    </RowsContext.Provider>
  )
}

export interface SectionProps extends ServiceListProps {
  readonly section: Section
  /** Whether the number of needs stands at its end. */
  readonly withCount?: boolean
}

function SectionView(props: SectionProps): JSX.Element {
  const { t } = useI18n()
  const words = useWords()
  const rows = useRows()
  const groups = createKeyed(
    () => props.section.groups,
    ({ rule }) => rule?.rule ?? '',
  )
  const notMapped = () => {
    const { sections: text, list } = words().text
    const names = props.section.notMapped.map((id) => rows().nameOf(words(), id))
    return text.notMappedOf(names.join(list.separator))
  }
  const title = () => {
    const { id } = props.section
    const { sections: text, tasks } = words().text
    if (id === 'tooFar' || id === 'unsure') return text[id]
    return id === 'wish' ? t().shell.start.task[props.wish ?? 'groceries'] : tasks[id]
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
      <For each={groups()}>{({ value }) => <RowGroupView {...props} group={value()} />}</For>
      <Show when={props.section.notMapped.length > 0}>
        <p class="resident-none">{notMapped()}</p>
        <TellUs services={props.section.notMapped} />
      </Show>
      <Show when={props.withCount}>
        <NeedsLine />
      </Show>
    </section>
  )
}
