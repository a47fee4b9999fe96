import { createEffect, createSignal, For, on, onCleanup, Show, type JSX } from 'solid-js'
import type { AreaName } from '../../../coverage/areas.ts'
import { useSession } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'
import { createPaper, Paper } from '../paper.tsx'
import { createNeedsView } from '../provide/create-needs-view.ts'
import { freeReport, prepareReport, type PrepareStep, type ReportMaterial } from './prepare-report.ts'
import type { ReportChoice } from './report-choice.ts'
import { ReportDialog } from './report-dialog.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { Report } from './report.tsx'

export interface ReportDeskProps {
  /** Whether the dialog is open. */
  readonly isChoosing: boolean
  readonly onClose: () => void
}

/** Chooses, prepares and prints a report; its pictures are given back when it is printed. */
export function ReportDesk(props: ReportDeskProps): JSX.Element {
  const session = useSession()
  const planner = usePlanner()
  const needs = createNeedsView()
  const paper = createPaper()
  const [material, setMaterial] = createSignal<ReportMaterial | null>(null)
  const [step, setStep] = createSignal<PrepareStep | null>(null)
  const [hasFailed, setFailed] = createSignal(false)
  let abort: AbortController | null = null
  let closeDialog = (): void => {}
  const stop = () => {
    abort?.abort()
    abort = null
    setStep(null)
  }
  const forget = () => {
    const old = material()
    setMaterial(null)
    if (old !== null) freeReport(old)
  }
  const membersOf = (area: AreaName): ReadonlySet<number> => {
    const all = session.city()?.communities ?? []
    const isIn = (one: AreaName): boolean =>
      one.street === area.street && (area.district === null || one.district === area.district)
    return new Set([...all.keys()].filter((c) => isIn(all[c] ?? { district: null, street: null })))
  }
  const print = async (choice: ReportChoice) => {
    if (abort !== null) return
    const own = new AbortController()
    abort = own
    forget()
    setFailed(false)
    setStep({ what: 'grades', at: 0, of: 0, share: null })
    const members = planner.areas.members()
    const { signal } = own
    const asked = { session, choice, members, membersOf, nameOf: planner.communityName, signal }
    const made = await prepareReport({ ...asked, onStep: (now) => own === abort && setStep(now) }).catch(
      () => undefined,
    )
    if (own !== abort) {
      // stopped at the very end: what was drawn is not wanted any more
      if (made) freeReport(made)
      return
    }
    abort = null
    setStep(null)
    if (made === undefined || made === null) return void setFailed(true)
    setMaterial(made)
    closeDialog()
    paper.print()
  }
  createEffect(on(paper.isWanted, (isWanted) => !isWanted && forget(), { defer: true }))
  onCleanup(() => {
    stop()
    forget()
  })
  return (
    <>
      <Show when={props.isChoosing}>
        <ReportDialog
          hasNeeds={needs.counts().length > 0}
          step={step()}
          hasFailed={hasFailed()}
          onPrint={(choice) => void print(choice)}
          onStop={stop}
          onClose={() => {
            stop()
            props.onClose()
          }}
          control={(close) => (closeDialog = close)}
        />
      </Show>
      <Show when={paper.isWanted() && material()}>
        {(made) => (
          <Paper>
            <Report material={made()} needs={needs} />
            <For each={made().sheets}>{(sheet) => <ReportSheet sheet={sheet} />}</For>
          </Paper>
        )}
      </Show>
    </>
  )
}
