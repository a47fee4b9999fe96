import { For, Show, type JSX } from 'solid-js'
import type { Clause, KeySentence } from './key-sentence.ts'
import { useWords } from './words.ts'

/** The answer in one sentence, and below it what is missing. */
export function KeySentenceView(props: { readonly sentence: KeySentence }): JSX.Element {
  return (
    <div class="resident-sentence" data-none={props.sentence.isNone}>
      <h2>
        {props.sentence.lead}
        <strong>{props.sentence.strong}</strong>
      </h2>
      <Show when={props.sentence.clauses.length > 0}>
        <p>
          <For each={props.sentence.clauses}>{(clause) => <ClauseView clause={clause} />}</For>
        </p>
      </Show>
    </div>
  )
}

function ClauseView(props: { readonly clause: Clause }): JSX.Element {
  const words = useWords()
  const list = () => words().text.list
  return (
    <span class="resident-clause" data-kind={props.clause.kind}>
      {props.clause.label}
      <For each={props.clause.items}>
        {(item, i) => (
          <>
            {i() === 0 ? '' : list().separator}
            <b>{item.name}</b>
            {item.note === '' ? '' : list().bracket(item.note)}
          </>
        )}
      </For>
      {list().stop}
    </span>
  )
}
