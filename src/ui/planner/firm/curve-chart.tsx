import { createSignal, For, onCleanup, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { chartOf, PLOT, type CurveLine } from './chart.ts'

export interface CurveChartProps {
  /** Told to screen readers instead of the drawing. */
  readonly label: string
  readonly lines: readonly CurveLine[]
  /** Top of the axis, 0–1; the same for all charts beside each other. */
  readonly top: number
  /** Minutes of the standard, to be marked. */
  readonly marks: readonly number[]
  readonly markText: (minutes: number) => string
}

/** Shares by minutes: lines that differ by dashes and markers, each with its name at its end. */
export function CurveChart(props: CurveChartProps): JSX.Element {
  const { percent, number } = useI18n()
  const [width, setWidth] = createSignal(280)
  const observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined && entry.contentRect.width > 0) setWidth(entry.contentRect.width)
  })
  onCleanup(() => observer.disconnect())
  const chart = () => chartOf({ lines: props.lines, top: props.top, width: width() })
  return (
    <div class="firm-chart" ref={(element) => observer.observe(element)}>
      <svg role="img" aria-label={props.label} width={width()} height={PLOT.height}>
        <For each={chart().rows}>
          {(row) => (
            <>
              <line class="firm-grid" x1={chart().left} x2={chart().right} y1={row.y} y2={row.y} />
              <text class="firm-tick" x={chart().left - 6} y={row.y + 4} text-anchor="end">
                {percent(row.share)}
              </text>
            </>
          )}
        </For>
        <For each={chart().columns}>
          {(column) => (
            <text class="firm-tick" x={column.x} y={PLOT.height - 6} text-anchor="middle">
              {number(column.minutes)}
            </text>
          )}
        </For>
        <For each={props.marks.filter((minutes) => minutes >= 5 && minutes <= 30)}>
          {(minutes) => (
            <>
              <line
                class="firm-mark"
                x1={chart().xOf(minutes)}
                x2={chart().xOf(minutes)}
                y1={PLOT.top - 4}
                y2={PLOT.height - PLOT.bottom}
              />
              <text class="firm-mark-text" x={chart().xOf(minutes)} y={PLOT.top - 8} text-anchor="middle">
                {props.markText(minutes)}
              </text>
            </>
          )}
        </For>
        <For each={chart().lines}>
          {(line) => (
            <g class="firm-line" data-kind={line.kind}>
              <path d={line.path} />
              <For each={line.markers}>
                {([x, y]) => (
                  <Show
                    when={line.kind === 'communities'}
                    fallback={<rect x={x - 3} y={y - 3} width="6" height="6" />}
                  >
                    <circle cx={x} cy={y} r="3.5" />
                  </Show>
                )}
              </For>
              <text x={chart().right + 6} y={line.labelY + 4}>
                {line.label}
              </text>
            </g>
          )}
        </For>
      </svg>
    </div>
  )
}
