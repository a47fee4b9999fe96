import Printer from 'lucide-solid/icons/printer'
import { createSignal, ErrorBoundary, lazy, Show, Suspense, type JSX } from 'solid-js'
import { Portal } from 'solid-js/web'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../kit/button.tsx'
import { takePicture } from '../../share/take-picture.ts'

const Report = lazy(async () => ({ default: (await import('./report.tsx')).Report }))

/** Pixels of the map's picture: 184 × 92 mm at 200 dots per inch. */
const PICTURE = { width: 1_448, height: 724 } as const

/** The map as it was when the report was asked for; null: none. */
interface Prepared {
  readonly picture: string | null
}

/** Prints the check-up as a report. */
export function ReportButton(): JSX.Element {
  const session = useSession()
  const words = usePlanningWords()
  const [isPreparing, setPreparing] = createSignal(false)
  const [prepared, setPrepared] = createSignal<Prepared | null>(null)
  const prepare = async () => {
    if (isPreparing()) return
    setPreparing(true)
    const blob = await takePicture(session.mapPicture(), PICTURE)
    setPrepared({ picture: blob === null ? null : URL.createObjectURL(blob) })
  }
  const end = () => {
    const picture = prepared()?.picture ?? null
    if (picture !== null) URL.revokeObjectURL(picture)
    setPrepared(null)
    setPreparing(false)
  }
  return (
    <div class="planner-inset planner-report">
      <Button kind="quiet" disabled={isPreparing()} onClick={() => void prepare()}>
        <Printer size={18} aria-hidden="true" />
        {words().report.button}
      </Button>
      <p class="planner-note" role="status">
        {isPreparing() ? words().report.preparing : words().report.hint}
      </p>
      <Show when={prepared()}>
        {(found) => (
          <ErrorBoundary fallback={<p class="planner-note">{words().report.failed}</p>}>
            <Suspense>
              <Portal>
                <Report picture={found().picture} onPrinted={end} />
              </Portal>
            </Suspense>
          </ErrorBoundary>
        )}
      </Show>
    </div>
  )
}
