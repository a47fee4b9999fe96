import { createUniqueId, For, Show, type JSX } from 'solid-js'
import type { Checklist } from '../../../services/checklist.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { EmptyNote } from '../../kit/empty-note.tsx'
import { SourceLink } from '../../kit/source-link.tsx'
import { VerifiedMark } from '../../kit/verified-mark.tsx'
import { ChecklistFiles } from './checklist-files.tsx'
import { createChecklistView, type ChecklistView } from './create-checklist-view.ts'
import { Naming } from './naming.tsx'
import { Spread } from './spread.tsx'
import { Ticking } from './ticking.tsx'
import '../provide/provide.css'
import './checklist.css'

/** One list at a time: where it comes from, how far it is worded, its files, its wording, its ticks. */
export function ChecklistBody(): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().checklist
  const view = createChecklistView()
  return (
    <div class="checklist">
      <About view={view} />
      <Show when={view.trouble()}>
        {(trouble) => (
          <p class="provide-told" data-warn="" role="status">
            {words().troubles[trouble()]}
          </p>
        )}
      </Show>
      <Show
        when={view.named().length > 0}
        fallback={
          <div class="planner-inset">
            <EmptyNote title={words().none.title}>{words().none.text}</EmptyNote>
          </div>
        }
      >
        <Show when={view.list()}>{(list) => <Ticking view={view} list={list()} />}</Show>
        <Spread view={view} />
      </Show>
      <Show when={view.list()} keyed>
        {(list) => <Naming view={view} list={list} />}
      </Show>
      <ChecklistFiles view={view} />
    </div>
  )
}

function About(props: { readonly view: ChecklistView }): JSX.Element {
  const { name, number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().checklist
  const id = createUniqueId()
  const of = () => props.view.items().length
  const left = () => of() - props.view.named().length
  return (
    <div class="planner-inset checklist-about">
      <div class="plan-field">
        <label for={id}>{words().list}</label>
        <select id={id} onChange={(event) => props.view.chooseList(event.currentTarget.value)}>
          <For each={props.view.lists}>
            {(list) => (
              <option value={list.id} selected={list.id === props.view.list()?.id}>
                {name(list.names)}
              </option>
            )}
          </For>
        </select>
      </div>
      <Show when={props.view.list()}>{(list) => <Source list={list()} />}</Show>
      <p class="checklist-count">
        <b>{words().named(number(props.view.named().length), number(of()))}</b>
        <Show when={left() > 0}> · {words().unnamed(number(left()))}</Show>
      </p>
      <p class="planner-note">
        {words().unnamedNote} {words().keep}
      </p>
    </div>
  )
}

function Source(props: { readonly list: Checklist }): JSX.Element {
  const planning = usePlanningWords()
  return (
    <p class="planner-note">
      <VerifiedMark verified={props.list.verified} />{' '}
      <SourceLink text={planning().checklist.source(props.list.source.text)} url={props.list.source.url} />
    </p>
  )
}
