import { Match, Show, Switch, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { PlanningWordsProvider } from '../../i18n/planning-words.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { EmptyNote } from '../kit/empty-note.tsx'
import { ProgressLine } from '../kit/progress-line.tsx'
import { CommunitySheet } from './community-sheet.tsx'
import { createPlanner, PlannerProvider } from './create-planner.ts'
import { Questions } from './questions.tsx'
import { UnitSummary } from './unit-summary.tsx'
import './planner.css'

/** The planner's door: which communities lack what, how many people live there, and how sure that is. */
export function PlannerPanel(): JSX.Element {
  const session = useSession()
  const i18n = useI18n()
  const planner = createPlanner(session, i18n)
  const t = () => i18n.t().planner
  const isAgain = () => session.judgement() !== undefined && session.work().judgement !== null
  return (
    <PlannerProvider value={planner}>
      <div class="planner" aria-busy={session.work().judgement !== null}>
        <Show when={i18n.planning()} fallback={<NoJudgement />}>
          {(words) => (
            <PlanningWordsProvider value={words}>
              <Switch fallback={<NoJudgement />}>
                <Match when={planner.selected() !== null && session.judgement() !== undefined}>
                  <CommunitySheet />
                </Match>
                <Match when={session.judgement() !== undefined && planner.areas.isWaiting()}>
                  <NoJudgement isOnTheWay />
                </Match>
                <Match when={session.judgement() !== undefined && planner.figures() === undefined}>
                  <div class="planner-inset">
                    <EmptyNote title={t().noCommunities.title}>{t().noCommunities.text}</EmptyNote>
                  </div>
                </Match>
                <Match when={session.judgement()}>
                  <div class="planner-again" data-on={isAgain() ? '' : undefined} role="status">
                    <span class="visually-hidden">{isAgain() ? t().rejudging : ''}</span>
                  </div>
                  <UnitSummary />
                  <Questions />
                </Match>
              </Switch>
            </PlanningWordsProvider>
          )}
        </Show>
      </div>
    </PlannerProvider>
  )
}

/** Nothing judged yet: on the way, or given up; the notices say why. */
function NoJudgement(props: { readonly isOnTheWay?: boolean }): JSX.Element {
  const session = useSession()
  const { t } = useI18n()
  const isOnTheWay = () =>
    props.isOnTheWay === true || session.work().judgement !== null || session.work().city
  const progress = () => session.work().judgement ?? { loadedBytes: 0, totalBytes: 0 }
  return (
    <div class="planner-inset planner-waiting">
      <Show
        when={isOnTheWay()}
        fallback={
          <EmptyNote title={t().planner.noJudgement.title}>
            <p>{t().planner.noJudgement.text}</p>
            <Button kind="quiet" onClick={() => session.retry()}>
              {t().planner.noJudgement.retry}
            </Button>
          </EmptyNote>
        }
      >
        <ProgressLine label={t().planner.loading} progress={progress()} />
        <div class="planner-skeleton" aria-hidden="true">
          <span />
          <span />
          <span />
          <span />
        </div>
      </Show>
    </div>
  )
}
