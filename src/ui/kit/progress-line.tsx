import { Show, type JSX } from 'solid-js'
import type { Progress } from '../../engine/protocol.ts'
import { useI18n } from '../../i18n/i18n.ts'
import './progress-line.css'

export interface ProgressLineProps {
  readonly label: string
  /** The bar runs without an end while the total is 0. */
  readonly progress: Progress
}

/** A bar with what is being loaded and how many bytes of how many are there. */
export function ProgressLine(props: ProgressLineProps): JSX.Element {
  const { t, language } = useI18n()
  const megabytes = (bytes: number) =>
    new Intl.NumberFormat(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
      bytes / 1e6,
    )
  const known = () => props.progress.totalBytes > 0
  const done = () => Math.min(props.progress.loadedBytes, props.progress.totalBytes)
  return (
    <div class="kit-progress-line">
      <div class="kit-progress-words">
        <span>{props.label}</span>
        <span class="kit-progress-bytes">
          {known() ? t().shell.bytes(megabytes(done()), megabytes(props.progress.totalBytes)) : ''}
        </span>
      </div>
      <Show when={known()} fallback={<progress aria-label={props.label} />}>
        <progress aria-label={props.label} max={props.progress.totalBytes} value={done()} />
      </Show>
    </div>
  )
}
