import {
  createEffect,
  createMemo,
  createSignal,
  ErrorBoundary,
  For,
  lazy,
  Match,
  onCleanup,
  Show,
  Suspense,
  Switch,
  type Accessor,
  type JSX,
} from 'solid-js'
import type { Engine } from '../engine/protocol.ts'
import { createEngineWords, EngineWordsProvider, useEngineWords } from '../i18n/engine-words.ts'
import { createI18n, I18nProvider, useI18n } from '../i18n/i18n.ts'
import type { StreetStats } from '../map/street-layer.ts'
import type { Padding } from '../theme.ts'
import type { LonLat } from '../units.ts'
import { EmptyNote } from '../ui/kit/empty-note.tsx'
import { ProblemNote } from '../ui/kit/problem-note.tsx'
import { ProgressLine } from '../ui/kit/progress-line.tsx'
import { Broken, Missing } from '../ui/shell/broken.tsx'
import { cityLine } from '../ui/shell/city-line.ts'
import { AppearanceToggle, LanguageSelect, Logo } from '../ui/shell/page-look.tsx'
import { Controls } from './controls.tsx'
import { createEnginePage, type EnginePage as PageState } from './create-engine-page.ts'
import { createJob } from '../state/job.ts'
import { checksum } from './figures.ts'
import { FiguresTable } from './figures-table.tsx'
import { OutcomeTable } from './outcome-table.tsx'
import { PageProvider, usePage } from './page-context.ts'
import { Openings, Sites } from './proposals.tsx'
import { StreetLegend } from './street-legend.tsx'
import '../ui/styles/tokens.css'
import '../ui/styles/base.css'
import './engine-page.css'

const EngineMap = lazy(async () => ({ default: (await import('./engine-map.tsx')).EngineMap }))

export interface EnginePageProps {
  readonly engine: Engine
  /** Address of the site's folder, ending in a slash. */
  readonly base: string
}

/** The engine at work: a facility is dragged, and every street and community of the city answers. */
export function EnginePage(props: EnginePageProps): JSX.Element {
  return (
    <ErrorBoundary fallback={<Broken />}>
      <Worded engine={props.engine} base={props.base} />
    </ErrorBoundary>
  )
}

/** The page once its texts are there. */
function Worded(props: EnginePageProps): JSX.Element {
  // the worker and the address are those of the page: they never change
  // eslint-disable-next-line solid/reactivity
  const page = createEnginePage(props.engine, props.base)
  const i18n = createI18n(page.language)
  const words = createEngineWords(page.language)
  createEffect(() => {
    document.documentElement.dataset['appearance'] = page.appearance()
  })
  const texts = createMemo(() => (words() === undefined ? null : i18n()))
  createEffect(() => {
    const [named, own] = [texts(), words()]
    if (named === null || own === undefined) return
    document.documentElement.lang = named.language()
    document.title = `${own.title} · ${named.t().shell.title}`
  })
  return (
    <PageProvider value={page}>
      <Show when={texts()} keyed>
        {(found) => (
          <I18nProvider value={found}>
            <EngineWordsProvider value={() => words() ?? missing()}>
              <Frame />
            </EngineWordsProvider>
          </I18nProvider>
        )}
      </Show>
    </PageProvider>
  )
}

function missing(): never {
  throw new Error('engine page: its texts were there and are gone')
}

function Frame(): JSX.Element {
  const page = usePage()
  const [stats, setStats] = createSignal<() => StreetStats>()
  const [lookAt, setLookAt] = createSignal<LonLat | null>(null)
  const [column, setColumn] = createSignal<HTMLElement>()
  const sites = createJob(page.engine, 'sites')
  const openings = createJob(page.engine, 'openings')
  const points = createMemo((): readonly LonLat[] => [
    ...(sites.answer()?.sites ?? []).map(({ at }) => at),
    ...(openings.answer()?.openings ?? []).map(({ at }) => at),
  ])
  const sum = createChecksum(page)
  // what is proposed for one service, or beside one facility, says nothing of another; a search would keep the engine busy
  createEffect(() => {
    page.plan.service()
    page.plan.edits()
    page.terms()
    sites.clear()
    openings.clear()
  })
  return (
    <div class="engine-frame">
      <div class="engine-column" ref={setColumn}>
        <Header />
        <main class="engine-panel" data-checksum={sum()}>
          <State />
          <Show when={page.streets.value() && page.terms()}>
            <Controls />
            <OutcomeTable />
            <FiguresTable stats={stats()} />
            <Sites job={sites} onStart={() => openings.clear()} onLookAt={setLookAt} />
            <Openings job={openings} onStart={() => sites.clear()} onLookAt={setLookAt} />
          </Show>
        </main>
      </div>
      <div class="engine-map">
        <ErrorBoundary
          fallback={
            <div class="engine-map-missing">
              <Missing />
            </div>
          }
        >
          <Suspense>
            <Show when={column()}>
              {(beside) => (
                <EngineMap
                  padding={paddingBeside(beside())}
                  points={points()}
                  lookAt={lookAt()}
                  onReady={(told) => setStats(() => told)}
                />
              )}
            </Show>
          </Suspense>
        </ErrorBoundary>
        <StreetLegend />
      </div>
    </div>
  )
}

/** What the streets show, in short, for tests. Worked out at rest, outside of what is measured; undefined until then. */
function createChecksum({ live }: PageState): Accessor<string | undefined> {
  const [sum, setSum] = createSignal<string>()
  createEffect(() => {
    const values = live.isSettled() ? live.shown()?.answer.nodes : undefined
    setSum(undefined)
    if (!values) return
    const timer = setTimeout(() => setSum(checksum(values)), AT_REST_MS)
    onCleanup(() => clearTimeout(timer))
  })
  return sum
}

const AT_REST_MS = 200

/** The column lies over the map, or on a phone below it. */
function paddingBeside(column: HTMLElement): Padding {
  const isOver = getComputedStyle(column).position === 'absolute'
  return { left: isOver ? column.getBoundingClientRect().right : 0, top: 0, right: 0, bottom: 0 }
}

function Header(): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const i18n = useI18n()
  const line = () => {
    const city = page.list.value()?.find(({ id }) => id === page.cityId())
    return city === undefined ? '' : cityLine(city, i18n)
  }
  return (
    <header class="engine-header">
      <div class="shell-brand">
        <Logo />
        <div class="shell-names">
          <h1>{words().title}</h1>
          <p class="engine-small">{line()}</p>
        </div>
      </div>
      <LanguageSelect look={page} />
      <AppearanceToggle look={page} />
      <p class="engine-lead">
        {words().lead} <a href={`./#city=${page.cityId() ?? ''}`}>{words().back}</a>
      </p>
    </header>
  )
}

/** What is being loaded, and what went wrong. */
function State(): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const isWithout = () =>
    page.list.value()?.length === 0 || (page.city() !== undefined && page.city()?.manifest === null)
  return (
    <>
      <ul class="engine-problems" aria-live="polite">
        <For each={page.problems()}>
          {(problem) => (
            <li>
              <ProblemNote
                problem={problem}
                canRetry={problem.what !== 'link'}
                onRetry={page.retry}
                onDismiss={() => page.dismiss(problem)}
              />
            </li>
          )}
        </For>
      </ul>
      <Switch>
        <Match when={isWithout()}>
          <EmptyNote title={words().noCity} />
        </Match>
        <Match when={page.streets.pending()}>
          {(progress) => <ProgressLine label={words().loadingStreets} progress={progress()} />}
        </Match>
        <Match when={page.city() === undefined && page.problems().length === 0}>
          <ProgressLine label={words().loadingCity} progress={{ loadedBytes: 0, totalBytes: 0 }} />
        </Match>
      </Switch>
    </>
  )
}
