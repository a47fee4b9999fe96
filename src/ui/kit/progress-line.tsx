import { Show, type JSX } from 'solid-js'
import type { Progress } from '../../engine/protocol.ts'
import { useI18n } from '../../i18n/i18n.ts'
import './progress-line.css'

export interface ProgressLineProps {
  readonly label: string
  /** The bar runs without an end while the total is 0 and no share is told. */
  readonly progress: Progress
}

/** A bar with what is being loaded and how many bytes of how many are there, or what share of a long job is done. */
export function ProgressLine(props: ProgressLineProps): JSX.Element {
  const { t, language, percent } = useI18n()
  const megabytes = (bytes: number) =>
    new Intl.NumberFormat(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
      bytes / 1e6,
    )
  const share = () => props.progress.doneShare
  const known = () => share() === undefined && props.progress.totalBytes > 0
  const done = () => Math.min(props.progress.loadedBytes, props.progress.totalBytes)
  const words = () => {
    const part = share()
    if (part !== undefined) return percent(part)
    return known() ? t().shell.bytes(megabytes(done()), megabytes(props.progress.totalBytes)) : ''
  }
  const bar = () => {
    const part = share()
    if (part !== undefined) return { max: 1, value: part }
    return known() ? { max: props.progress.totalBytes, value: done() } : undefined
  }
  return (
    <div class="kit-progress-line">
      <div class="kit-progress-words">
        <span>{props.label}</span>
        <span class="kit-progress-bytes">{words()}</span>
      </div>
      <Show when={bar()} fallback={<progress aria-label={props.label} />}>
        {(found) => <progress aria-label={props.label} max={found().max} value={found().value} />}
      </Show>
    </div>
  )
}
