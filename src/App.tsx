import {
  createEffect,
  createSignal,
  ErrorBoundary,
  lazy,
  Match,
  Show,
  Suspense,
  Switch,
  type JSX,
} from 'solid-js'
import type { Engine } from './engine/protocol.ts'
import { createI18n, I18nProvider, type I18n } from './i18n/i18n.ts'
import { createSession } from './state/create-session.ts'
import { SessionProvider, useSession, type Session } from './state/session.ts'
import { createShownSession } from './state/shown-session.ts'
import type { Padding } from './theme.ts'
import { DropZone } from './ui/data/drop-zone.tsx'
import { ResidentPanel } from './ui/resident/resident-panel.tsx'
import { HeldFileSlot } from './ui/share/held-file-slot.tsx'
import { Broken, MissingHere } from './ui/shell/broken.tsx'
import { CityList } from './ui/shell/city-list.tsx'
import { Frame } from './ui/shell/frame.tsx'
import { Header } from './ui/shell/header.tsx'
import { Notices } from './ui/shell/notices.tsx'
import { createSheet } from './ui/shell/sheet.ts'
import { Start } from './ui/shell/start.tsx'
import type { StartTask } from './ui/shell/start-tasks.ts'
import { StatusLine } from './ui/shell/status-line.tsx'
import './ui/styles/tokens.css'
import './ui/styles/base.css'
import './ui/styles/easy.css'

const CityMap = lazy(async () => ({ default: (await import('./map/city-map.tsx')).CityMap }))
const Legend = lazy(async () => ({ default: (await import('./map/legend.tsx')).Legend }))
const PlannerPanel = lazy(async () => ({
  default: (await import('./ui/planner/planner-panel.tsx')).PlannerPanel,
}))
const DataPanel = lazy(async () => ({ default: (await import('./ui/data/data-panel.tsx')).DataPanel }))

export interface AppProps {
  readonly engine: Engine
  /** Address of the site's folder, ending in a slash. */
  readonly base: string
}

/** Puts the rooms together. */
export function App(props: AppProps): JSX.Element {
  // the worker and the address are those of the page: they never change
  // eslint-disable-next-line solid/reactivity
  const session = createSession(props.engine, props.base)
  const i18n = createI18n(session.language)
  createEffect(() => {
    document.documentElement.dataset['appearance'] = session.appearance()
  })
  createEffect(() => {
    if (session.isEasy()) document.documentElement.dataset['ease'] = 'large'
    else delete document.documentElement.dataset['ease']
  })
  createEffect(() => {
    const texts = i18n()
    if (texts !== null) nameDocument(texts, session)
  })
  return (
    <ErrorBoundary fallback={<Broken />}>
      <SessionProvider value={session}>
        <Show when={i18n()} keyed>
          {(texts) => (
            <I18nProvider value={texts}>
              <Page />
            </I18nProvider>
          )}
        </Show>
      </SessionProvider>
    </ErrorBoundary>
  )
}

function nameDocument({ t, language, name }: I18n, session: Session): void {
  const city = session.cities()?.find(({ id }) => id === session.cityId())
  document.documentElement.lang = language()
  document.title = city === undefined ? t().shell.title : `${t().shell.title} · ${name(city.names)}`
}

const NO_PADDING: Padding = { left: 0, top: 0, right: 0, bottom: 0 }

/** Frames after the panel, whose answer comes first. */
const MAP_FRAMES = 2

function Page(): JSX.Element {
  const session = useSession()
  const shown = createShownSession(session, MAP_FRAMES)
  const sheet = createSheet(session)
  const [padding, setPadding] = createSignal(NO_PADDING)
  const [task, setTask] = createSignal<StartTask | null>(null)
  return (
    <>
      <Frame
        sheet={sheet}
        onPadding={setPadding}
        header={
          <Header
            onService={(service) => showService(session, service)}
            onShowMap={() => sheet.setLevel('peek')}
          />
        }
        notices={<Notices />}
        panel={
          <ErrorBoundary fallback={(_, again) => <MissingHere onOtherDoor={again} />}>
            <Suspense fallback={<StatusLine />}>
              <Panel task={task()} onTask={setTask} onShowMap={() => sheet.setLevel('peek')} />
            </Suspense>
          </ErrorBoundary>
        }
        map={
          <Show when={session.city()}>
            <ErrorBoundary fallback={(_, again) => <MissingHere onOtherDoor={again} />}>
              <Suspense>
                <SessionProvider value={shown}>
                  <CityMap
                    padding={padding()}
                    withStraight={session.isStraightShown()}
                    onProblem={session.report}
                  />
                </SessionProvider>
              </Suspense>
            </ErrorBoundary>
          </Show>
        }
        legend={
          <Show when={session.city()}>
            <ErrorBoundary fallback="">
              <Suspense>
                <SessionProvider value={shown}>
                  <Legend />
                </SessionProvider>
              </Suspense>
            </ErrorBoundary>
          </Show>
        }
      />
      <DropZone />
      <HeldFileSlot />
    </>
  )
}

/** A service that was searched for: the way there, or at the planner's door the map of who reaches it. */
function showService(session: Session, service: string): void {
  const rule = session.terms()?.standard.rules.find(({ services }) => services.includes(service))
  if (session.door() === 'gaps' && rule !== undefined) session.setMapRule(rule.id)
  else session.focusService(service)
}

interface PanelProps {
  readonly task: StartTask | null
  readonly onTask: (task: StartTask | null) => void
  readonly onShowMap: () => void
}

/** What stands behind the door; without a city first the choice of one. */
function Panel(props: PanelProps): JSX.Element {
  const session = useSession()
  const hasCity = () => session.cityId() !== null || session.city() !== undefined
  return (
    <Switch>
      <Match when={session.door() === 'data'}>
        <DataPanel />
      </Match>
      <Match when={!hasCity()}>
        <CityList />
      </Match>
      <Match when={session.door() === 'gaps'}>
        <PlannerPanel />
      </Match>
      <Match when={session.place() !== null}>
        <ResidentPanel task={props.task} onTask={props.onTask} />
      </Match>
      <Match when={true}>
        <Start task={props.task} onTask={props.onTask} onShowMap={() => props.onShowMap()} />
      </Match>
    </Switch>
  )
}
