import { createEffect, createMemo, createSignal, on, Show, type JSX } from 'solid-js'
import type { PlaceAnswer } from '../../city/place-answer.ts'
import { useSession } from '../../state/session.ts'
import { ProgressLine } from '../kit/progress-line.tsx'
import { Controls } from './controls.tsx'
import { keySentence } from './key-sentence.ts'
import { KeySentenceView } from './key-sentence-view.tsx'
import { PlaceName, PlaceNotes } from './place-heading.tsx'
import { noWalk } from './place-notes.ts'
import './resident.css'
import { ServiceList } from './service-list.tsx'
import type { StartTask } from '../shell/start-tasks.ts'
import { useWords } from './words.ts'

export interface ResidentPanelProps {
  /** What the visitor came for, from the six large buttons; its services are listed first. */
  readonly task?: StartTask | null | undefined
}

/** What can be walked to from the selected place. Empty while no place is selected. */
export function ResidentPanel(props: ResidentPanelProps): JSX.Element {
  const session = useSession()
  const words = useWords()
  return (
    <Show when={session.place()}>
      <div class="resident" aria-busy={session.work().place !== null}>
        <Show when={session.work().place}>
          {(progress) => <ProgressLine label={words().text.place.loading} progress={progress()} />}
        </Show>
        <PlaceName />
        <Show when={session.answer()} fallback={<Controls />}>
          {(answer) => <Answer answer={answer()} task={props.task ?? null} />}
        </Show>
      </div>
    </Show>
  )
}

interface AnswerProps {
  readonly answer: PlaceAnswer
  readonly task: StartTask | null
}

function Answer(props: AnswerProps): JSX.Element {
  const words = useWords()
  return (
    <Show when={noWalk(words(), props.answer.joined)} fallback={<Walked {...props} />}>
      {(reason) => (
        <div class="resident-nowhere" aria-live="polite">
          <h2>{reason().title}</h2>
          <p>{reason().help}</p>
        </div>
      )}
    </Show>
  )
}

function Walked(props: AnswerProps): JSX.Element {
  const session = useSession()
  const words = useWords()
  const [list, setList] = createSignal<HTMLDivElement>()
  // The terms may already be the next ones, while the answer stands until theirs is there.
  const termsOfAnswer = createMemo(
    on(
      () => props.answer,
      () => session.terms(),
    ),
  )
  const known = createMemo(() => {
    const [reference, terms] = [session.reference(), termsOfAnswer()]
    return reference && terms && { reference, terms }
  })
  const sentence = createMemo(() => {
    const found = known()
    return (
      found &&
      keySentence({
        words: words(),
        outcome: props.answer.outcome,
        standard: found.terms.standard,
        minutes: found.terms.minutes === null ? null : props.answer.minutes,
        horizonMinutes: props.answer.horizonMinutes,
        services: found.reference.services,
      })
    )
  })
  createEffect(
    on(
      () => props.task,
      (task) => task !== null && list()?.scrollIntoView({ block: 'start' }),
      { defer: true },
    ),
  )
  return (
    <>
      <Show when={sentence()}>{(said) => <KeySentenceView sentence={said()} />}</Show>
      <PlaceNotes answer={props.answer} />
      <Controls />
      <div ref={setList}>
        <Show when={known()}>
          {(found) => <ServiceList answer={props.answer} {...found()} wish={props.task} />}
        </Show>
      </div>
    </>
  )
}
