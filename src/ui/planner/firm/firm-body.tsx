import { Match, onCleanup, onMount, Show, Switch, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { firmOf } from '../../../state/firm.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../kit/button.tsx'
import { EmptyNote } from '../../kit/empty-note.tsx'
import { ProgressLine } from '../../kit/progress-line.tsx'
import { usePlanner } from '../create-planner.ts'
import { Curves } from './curves.tsx'
import { FirmProvider, useFirm } from './firm-context.ts'
import { NearMisses } from './near-misses.tsx'
import { OnlyOne } from './only-one.tsx'
import { OpenAt } from './open-at.tsx'
import { Rulers } from './rulers.tsx'

/** What is worked out when the section is opened, how far it is, and what came of it. */
export function FirmBody(): JSX.Element {
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const firm = firmOf(session)
  onMount(() => firm.setLookedAt(true))
  onCleanup(() => firm.setLookedAt(false))
  const isVillage = () => planner.unit() === 'village'
  return (
    <div class="firm-body">
      <Switch fallback={<Waiting />}>
        <Match when={session.city()?.method !== 'network'}>
          <div class="planner-inset">
            <EmptyNote title={words().firm.straightOnly} />
          </div>
        </Match>
        <Match when={isVillage()}>
          <div class="planner-inset">
            <EmptyNote title={words().firm.village} />
          </div>
        </Match>
        <Match when={firm.answer()}>
          {(answer) => (
            <FirmProvider value={{ firm, answer }}>
              <Parts />
            </FirmProvider>
          )}
        </Match>
      </Switch>
    </div>
  )
}

function Parts(): JSX.Element {
  const { words, unitName, unitCount } = useFirm()
  return (
    <>
      <p class="planner-inset planner-note">{words().scope(unitName(), unitCount())}</p>
      <Curves />
      <NearMisses />
      <Rulers />
      <OpenAt />
      <OnlyOne />
    </>
  )
}

/** Under way with a way to stop it, stopped, or failed. */
function Waiting(): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = usePlanningWords()
  const firm = firmOf(session)
  const isStopped = () => firm.job.error()?.kind === 'cancelled'
  const stop = () => {
    firm.job.stop()
    firm.open.stop()
  }
  return (
    <div class="planner-inset firm-waiting" role="status">
      <Show
        when={firm.job.progress() ?? (firm.job.error() === null ? NOTHING_YET : null)}
        fallback={
          <EmptyNote title={isStopped() ? words().firm.stopped : words().firm.failed}>
            <Show when={!isStopped()}>
              <p>{t().shell.problem.internal}</p>
            </Show>
            <Button kind="quiet" onClick={() => firm.again()}>
              {isStopped() ? words().firm.start : words().firm.again}
            </Button>
          </EmptyNote>
        }
      >
        {(progress) => (
          <>
            <ProgressLine label={words().firm.working} progress={progress()} />
            <Button kind="quiet" onClick={stop}>
              {words().firm.stop}
            </Button>
          </>
        )}
      </Show>
    </div>
  )
}

const NOTHING_YET = { loadedBytes: 0, totalBytes: 0 } as const
