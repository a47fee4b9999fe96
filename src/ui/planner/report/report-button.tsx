import Printer from 'lucide-solid/icons/printer'
import { createEffect, createSignal, on, Show, type JSX } from 'solid-js'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../kit/button.tsx'
import { takePicture } from '../../share/take-picture.ts'
import { createPaper, Paper } from '../paper.tsx'
import { Report } from './report.tsx'

/** Pixels of the map's picture: 184 × 92 mm at 200 dots per inch. */
const PICTURE = { width: 1_448, height: 724 } as const

/** Prints the check-up as a report. */
export function ReportButton(): JSX.Element {
  const session = useSession()
  const words = usePlanningWords()
  const paper = createPaper()
  const [isPreparing, setPreparing] = createSignal(false)
  const [picture, setPicture] = createSignal<string | null>(null)
  const print = async () => {
    if (isPreparing()) return
    setPreparing(true)
    const blob = await takePicture(session.mapPicture(), PICTURE)
    setPicture(blob === null ? null : URL.createObjectURL(blob))
    paper.print()
  }
  const forget = () => {
    const old = picture()
    if (old !== null) URL.revokeObjectURL(old)
    setPicture(null)
    setPreparing(false)
  }
  createEffect(on(paper.isWanted, (isWanted) => !isWanted && forget(), { defer: true }))
  return (
    <div class="planner-inset planner-report-button">
      <Button kind="quiet" disabled={isPreparing()} onClick={() => void print()}>
        <Printer size={18} aria-hidden="true" />
        {words().report.button}
      </Button>
      <p class="planner-note" role="status">
        {isPreparing() ? words().report.preparing : words().report.hint}
      </p>
      <Show when={paper.isWanted()}>
        <Paper>
          <Report picture={picture()} />
        </Paper>
      </Show>
    </div>
  )
}
