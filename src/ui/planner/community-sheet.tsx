import ArrowLeft from 'lucide-solid/icons/arrow-left'
import Printer from 'lucide-solid/icons/printer'
import { createEffect, createMemo, createSignal, on, onCleanup, Show, untrack, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { isWeChat } from '../../state/in-wechat.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { useSession } from '../../state/session.ts'
import { GRADES, VERDICT_NAMES } from '../../theme.ts'
import { Button } from '../kit/button.tsx'
import { EmptyNote } from '../kit/empty-note.tsx'
import { ProgressLine } from '../kit/progress-line.tsx'
import { VerdictMark } from '../kit/verdict-mark.tsx'
import { usePlanner } from './create-planner.ts'
import { createPaper, Paper } from './paper.tsx'
import { SheetFacts } from './sheet-facts.tsx'
import { SheetPaper } from './sheet-paper.tsx'
import { SheetTable } from './sheet-table.tsx'
import './community-sheet.css'

/** 社区诊断单: what one community has and lacks, and why. */
export function CommunitySheet(): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const paper = createPaper()
  const words = () => t().planner.sheet
  const at = () => planner.selected() ?? -1
  const community = () => session.city()?.communities[at()]
  const answer = () => {
    const found = session.communityAnswer()
    return found?.report.community === at() ? found : undefined
  }
  let heading: HTMLHeadingElement | undefined
  let top: HTMLDivElement | undefined
  createEffect(
    on(at, (opened) => {
      if (opened < 0) return
      top?.scrollIntoView({ block: 'nearest' })
      if (planner.takeFollow()) heading?.focus({ preventScroll: true })
    }),
  )
  onCleanup(() => planner.leave(untrack(planner.lastSelected)))
  return (
    <article class="planner-sheet" aria-labelledby="planner-sheet-heading">
      <div
        class="planner-inset planner-sheet-bar"
        ref={(element) => {
          top = element
        }}
      >
        <Button kind="plain" onClick={() => planner.close()}>
          <ArrowLeft size={18} aria-hidden="true" />
          {words().back}
        </Button>
        <Neighbours />
      </div>
      <Show when={community()}>
        {(found) => (
          <div class="planner-inset planner-sheet-head">
            <p class="planner-note">{words().title}</p>
            <h2
              id="planner-sheet-heading"
              tabindex={-1}
              ref={(element) => {
                heading = element
              }}
            >
              <VerdictMark
                size={26}
                verdict={VERDICT_NAMES[session.judgement()?.verdict[at()] ?? -1] ?? 'unknown'}
                missing={session.judgement()?.missing[at()]}
                grade={GRADES[session.judgement()?.band[at()] ?? -1]}
              />
              {planner.communityName(at())}
            </h2>
            <SheetFacts community={found()} at={at()} />
            <div class="planner-sheet-buttons">
              <Button kind="quiet" onClick={() => session.setDoor('services')}>
                {words().circle}
              </Button>
              <Show when={!isWeChat()}>
                <Button kind="quiet" disabled={answer() === undefined} onClick={() => paper.print()}>
                  <Printer size={18} aria-hidden="true" />
                  {planning().areas.sheet.print}
                </Button>
              </Show>
            </div>
          </div>
        )}
      </Show>
      <Show
        when={answer()}
        fallback={
          <div class="planner-inset">
            <NoDetails at={at()} />
          </div>
        }
      >
        {(found) => (
          <>
            <SheetTable answer={found()} />
            <Show when={paper.isWanted() && community()}>
              {(own) => (
                <Paper>
                  <SheetPaper community={own()} at={at()} answer={found()} />
                </Paper>
              )}
            </Show>
          </>
        )}
      </Show>
    </article>
  )
}

/** On the way, or given up; the notices say why, and what is told here stands when they are dismissed. */
function NoDetails(props: { readonly at: number }): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const [attempt, setAttempt] = createSignal(0)
  const failed = createMemo<string | null>((before) => {
    const now = `${props.at} ${attempt()}`
    if (session.problems().some(({ what }) => what === 'community')) return now
    return before === now ? before : null
  }, null)
  const retry = () => {
    session.retry()
    setAttempt((count) => count + 1)
  }
  return (
    <Show
      when={failed()}
      fallback={
        <ProgressLine
          label={t().planner.sheet.loading}
          progress={session.work().judgement ?? { loadedBytes: 0, totalBytes: 0 }}
        />
      }
    >
      <EmptyNote title={t().shell.problem.what.community}>
        <Button kind="quiet" onClick={retry}>
          {t().shell.problem.retry}
        </Button>
      </EmptyNote>
    </Show>
  )
}

/** To the community before and after this one in the list as it is sorted and filtered. */
function Neighbours(): JSX.Element {
  const { t, number } = useI18n()
  const planner = usePlanner()
  const words = () => t().planner.sheet
  const rows = () => planner.shown()
  const here = () => rows().findIndex((row) => row.community === planner.selected())
  const go = (step: number) => {
    const row = rows()[here() + step]
    if (row !== undefined) planner.open(row.community)
  }
  return (
    <Show when={here() >= 0}>
      <nav class="planner-neighbours" aria-label={t().planner.list.heading}>
        <Button kind="plain" disabled={here() === 0} onClick={() => go(-1)}>
          {words().previous}
        </Button>
        <span>{words().position(number(here() + 1), number(rows().length))}</span>
        <Button kind="plain" disabled={here() === rows().length - 1} onClick={() => go(1)}>
          {words().next}
        </Button>
      </nav>
    </Show>
  )
}
