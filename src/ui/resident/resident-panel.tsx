import { createEffect, createMemo, createSignal, on, Show, type JSX } from 'solid-js'
import type { PlaceAnswer } from '../../city/place-answer.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { createAfterPaint } from '../../state/after-paint.ts'
import { createLate } from '../../state/late.ts'
import { SessionProvider, useSession } from '../../state/session.ts'
import { createShownSession } from '../../state/shown-session.ts'
import { ProgressLine } from '../kit/progress-line.tsx'
import { Controls } from './controls.tsx'
import { createAnnouncement } from './create-announcement.ts'
import { createSentence, type Sentence } from './create-sentence.ts'
import type { KeySentence } from './key-sentence.ts'
import { KeySentenceView } from './key-sentence-view.tsx'
import { Nowhere } from './nowhere.tsx'
import { PlaceName, PlaceNotes } from './place-heading.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { readTexts } from './read-text.ts'
import './resident.css'
import './easy.css'
import { ServiceList } from './service-list.tsx'
import { ShareBar } from '../share/share-slot.tsx'
import { EasyTasks } from '../shell/easy-tasks.tsx'
import type { StartTask } from '../shell/start-tasks.ts'
import { TwoWalkers } from './two-walkers.tsx'
import { useWords } from './words.ts'

export interface ResidentPanelProps {
  /** What the visitor came for, from the six large buttons; its services are listed first. */
  readonly task?: StartTask | null | undefined
  readonly onTask?: ((task: StartTask | null) => void) | undefined
}

/** What can be walked to from the selected place. Nothing to see while no place is selected. */
export function ResidentPanel(props: ResidentPanelProps): JSX.Element {
  const shown = createShownSession(useSession())
  return (
    <SessionProvider value={shown}>
      <Content {...props} />
    </SessionProvider>
  )
}

function Content(props: ResidentPanelProps): JSX.Element {
  const session = useSession()
  const words = useWords()
  const said = createSentence()
  const announced = createAnnouncement(() => (session.place() === null ? '' : said.spoken()))
  // the rows of the last place stay, out of sight, to be filled anew: making them takes longer than the walk
  const latest = createMemo((before: PlaceAnswer | undefined) =>
    session.place() === null ? undefined : (session.answer() ?? before),
  )
  const late = createLate(() => session.work().place)
  return (
    <>
      <p class="visually-hidden" role="status">
        {announced()}
      </p>
      <Show when={session.place()}>
        <div class="resident" aria-busy={session.work().place !== null}>
          <Show when={late()}>
            {(progress) => <ProgressLine label={words().text.place.loading} progress={progress()} />}
          </Show>
          <PlaceName />
          <Show when={latest()} fallback={<Controls />}>
            {(answer) => (
              <Answer
                answer={answer()}
                isPast={session.answer() === undefined}
                said={said}
                task={props.task ?? null}
                onTask={(task) => props.onTask?.(task)}
              />
            )}
          </Show>
        </div>
      </Show>
    </>
  )
}

interface AnswerProps {
  readonly answer: PlaceAnswer
  /** The answer is another place's, and not to be seen. */
  readonly isPast: boolean
  readonly said: Sentence
  readonly task: StartTask | null
  readonly onTask: (task: StartTask | null) => void
}

function Answer(props: AnswerProps): JSX.Element {
  return (
    <Show when={props.said.nowhere()} fallback={<Walked {...props} />}>
      {(reason) => (
        <>
          <Nowhere answer={props.answer} reason={reason()} />
          <Controls />
        </>
      )}
    </Show>
  )
}

function Walked(props: AnswerProps): JSX.Element {
  const session = useSession()
  const { t } = useI18n()
  const [list, setList] = createSignal<HTMLDivElement>()
  createEffect(
    on(
      () => props.task,
      (task) => task !== null && list()?.scrollIntoView({ block: 'start' }),
      { defer: true },
    ),
  )
  // it keeps its room while the next is found, so that the page is not laid out twice
  const sentence = createMemo((before: KeySentence | undefined) => props.said.sentence() ?? before)
  return (
    <>
      <div class="resident-said" data-past={props.isPast}>
        <Show when={sentence()}>{(found) => <KeySentenceView sentence={found()} />}</Show>
        <PlaceNotes answer={props.answer} openLine={props.said.openLine()} />
        <Show when={session.isEasy() && !props.isPast}>
          <Aloud {...props} />
        </Show>
      </div>
      <Controls>
        <Show when={props.said.known()}>{(known) => <TwoWalkers known={known()} />}</Show>
      </Controls>
      <Show when={session.isEasy()}>
        <div class="resident-easy">
          <h3>{t().easy.tasks.heading}</h3>
          <EasyTasks task={props.task} onTask={(task) => props.onTask(task)} />
        </div>
      </Show>
      <div ref={setList} class="resident-found" data-past={props.isPast}>
        <Found {...props} />
      </div>
    </>
  )
}

/** Everything below the key sentence is filled in the frame after it. */
function Found(props: AnswerProps): JSX.Element {
  const later = createShownSession(useSession(), 1)
  const found = createAfterPaint(() => ({ answer: props.answer, known: props.said.known() }), 1)
  return (
    <SessionProvider value={later}>
      <Show when={found().known}>
        {(known) => <ServiceList answer={found().answer} {...known()} wish={props.task} />}
      </Show>
      <ShareBar />
    </SessionProvider>
  )
}

/** The key sentence and what the visitor came for, to be read out. */
function Aloud(props: AnswerProps): JSX.Element {
  const { t } = useI18n()
  const words = useWords()
  const text = () =>
    readTexts({
      words: words(),
      read: t().easy.read,
      sentence: props.said.sentence(),
      answer: props.answer,
      services: props.said.known()?.reference.services ?? [],
      task: props.task,
    })
  return (
    <div class="resident-aloud">
      <ReadAloud text={text()} />
    </div>
  )
}
