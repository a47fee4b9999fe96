import { createSignal, For, Show, type JSX } from 'solid-js'
import type { RankedOpening } from '../city/live/rank-openings.ts'
import type { EngineError } from '../engine/protocol.ts'
import { useEngineWords } from '../i18n/engine-words.ts'
import { useI18n } from '../i18n/i18n.ts'
import { distanceM, type LonLat } from '../units.ts'
import { Button } from '../ui/kit/button.tsx'
import { reasonOf } from '../ui/kit/problem-note.tsx'
import { ProgressLine } from '../ui/kit/progress-line.tsx'
import { RangeField } from '../ui/kit/range-field.tsx'
import type { Job } from '../state/job.ts'
import { toTens } from './outcome.ts'
import { usePage } from './page-context.ts'

interface ProposalsProps<N extends 'sites' | 'openings'> {
  readonly job: Job<N>
  /** Told before a search begins: one answer at a time is on the map. */
  readonly onStart: () => void
  readonly onLookAt: (at: LonLat) => void
}

const MOST_SITES = 20

/** Where more facilities of the service would serve the most residents. */
export function Sites(props: ProposalsProps<'sites'>): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const { number, language } = useI18n()
  const [count, setCount] = createSignal(5)
  const start = () => {
    const terms = page.terms()
    if (terms === undefined) return
    props.onStart()
    const { edits, service } = page.plan
    void props.job.start({
      terms,
      edits: edits(),
      service: service(),
      count: count(),
      candidates: 'nodes',
    })
  }
  const gap = (share: number) =>
    new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 }).format(share)
  return (
    <section class="engine-section" aria-labelledby="engine-sites">
      <h2 id="engine-sites">{words().sites.heading}</h2>
      <p class="engine-small">{words().sites.lead}</p>
      <RangeField
        label={words().sites.count}
        min={1}
        max={MOST_SITES}
        step={1}
        value={count()}
        valueText={words().sites.countOf(number(count()))}
        onInput={setCount}
      />
      <Ask
        job={props.job}
        find={words().sites.find}
        working={words().sites.working}
        stopped={words().sites.stopped}
        failed={words().sites.failed}
        onStart={start}
      >
        <Show when={props.job.answer()}>
          {(answer) => (
            <Show when={answer().sites.length > 0} fallback={<p>{words().sites.none}</p>}>
              <p>
                {words().sites.from(
                  number(toTens(answer().residentsNow)),
                  number(toTens(answer().residentsThen)),
                  number(toTens(answer().residentsInAll)),
                )}
              </p>
              <p>{words().sites.gap(gap(answer().gap))}</p>
            </Show>
          )}
        </Show>
      </Ask>
      <Proposals
        of={props.job.answer()?.sites}
        words={(site) => [words().sites.gain(number(toTens(site.gain)))]}
        onLookAt={props.onLookAt}
      />
    </section>
  )
}

const MOST_OPENINGS = 10

/** Which closed gate, street or missing link would serve the most residents. */
export function Openings(props: ProposalsProps<'openings'>): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const { number } = useI18n()
  const start = () => {
    const terms = page.terms()
    if (terms === undefined) return
    props.onStart()
    const { edits, service } = page.plan
    void props.job.start({ terms, edits: edits(), service: service(), most: MOST_OPENINGS })
  }
  const what = ({ edit }: RankedOpening): string => {
    if (edit.kind === 'add-link') return words().openings.link(number(distanceM(edit.from, edit.to)))
    return words().openings.gate
  }
  return (
    <section class="engine-section" aria-labelledby="engine-openings">
      <h2 id="engine-openings">{words().openings.heading}</h2>
      <p class="engine-small">{words().openings.lead}</p>
      <Ask
        job={props.job}
        find={words().openings.find}
        working={words().openings.working}
        stopped={words().openings.stopped}
        failed={words().openings.failed}
        onStart={start}
      >
        <Show when={props.job.answer()}>
          {(answer) => (
            <p>
              {words().openings.tried(number(answer().tried))}
              <Show when={answer().openings.length === 0}> {words().openings.none}</Show>
            </p>
          )}
        </Show>
      </Ask>
      <Proposals
        of={props.job.answer()?.openings}
        words={(opening) => [what(opening), words().openings.gain(number(toTens(opening.residents)))]}
        onLookAt={props.onLookAt}
      />
    </section>
  )
}

interface AskProps {
  readonly job: Pick<Job<'sites'>, 'error' | 'progress' | 'stop'>
  readonly find: string
  readonly working: string
  readonly stopped: string
  readonly failed: string
  readonly onStart: () => void
  /** The answer in short, told to screen readers. */
  readonly children: JSX.Element
}

/** One button that begins and stops a long job, and so keeps place and focus; how far it is, and what came of it. */
function Ask(props: AskProps): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const { t } = useI18n()
  const isRunning = () => props.job.progress() !== null
  const isTooEarly = () => !isRunning() && page.live.shown() === undefined
  const failure = (error: EngineError): string =>
    error.kind === 'cancelled' ? props.stopped : `${props.failed} ${reasonOf(error, t())}`
  return (
    <div class="engine-working">
      <Button
        kind="quiet"
        disabled={isTooEarly()}
        onClick={() => (isRunning() ? props.job.stop() : props.onStart())}
      >
        {isRunning() ? words().sites.cancel : props.find}
      </Button>
      <Show when={props.job.progress()}>
        {(progress) => <ProgressLine label={props.working} progress={progress()} />}
      </Show>
      <div role="status">
        {props.children}
        <Show when={props.job.error()}>{(error) => <p>{failure(error())}</p>}</Show>
      </div>
    </div>
  )
}

interface ListProps<T> {
  /** Best first. */
  readonly of: readonly T[] | undefined
  readonly words: (one: T) => readonly string[]
  readonly onLookAt: (at: LonLat) => void
}

/** What was found, numbered as on the map, which shows what is pressed. */
function Proposals<T extends { readonly at: LonLat }>(props: ListProps<T>): JSX.Element {
  const { number } = useI18n()
  return (
    <Show when={props.of?.length}>
      <ol class="engine-list">
        <For each={props.of}>
          {(one, i) => (
            <li>
              <button type="button" onClick={() => props.onLookAt([...one.at])}>
                <b>{number(i() + 1)}</b>
                <For each={props.words(one)}>{(part) => <span>{part}</span>}</For>
              </button>
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}
