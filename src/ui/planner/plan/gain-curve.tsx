import { For, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanTab } from './create-plan-tab.ts'
import { cumulative, curvePoints } from './curve.ts'

const BOX = { width: 480, height: 110 } as const
/** Room for dots, and for the words beside the axes. */
const AIR = 8

export interface GainCurveProps {
  readonly gains: readonly number[]
  readonly words: {
    readonly y: string
    readonly said: (n: string, most: string) => string
  }
}

/** What the sites add together, one after the other: the flatter, the less the next one is worth. The table has the figures. */
export function GainCurve(props: GainCurveProps): JSX.Element {
  const tab = usePlanTab()
  const { number } = useI18n()
  const words = () => tab.words().sites.sites
  const totals = () => cumulative(props.gains)
  const points = () => curvePoints(totals(), BOX)
  const most = () => tab.people(totals().at(-1) ?? 0)
  const line = () =>
    points()
      .map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' ')
  return (
    <figure class="plan-curve">
      <figcaption aria-hidden="true">
        <span>{props.words.y}</span>
        <b>{most()}</b>
      </figcaption>
      <svg
        viewBox={`${-AIR} ${-AIR} ${BOX.width + 2 * AIR} ${BOX.height + 2 * AIR}`}
        role="img"
        aria-label={props.words.said(number(props.gains.length), most())}
      >
        <path class="plan-curve-axis" d={`M0 0V${BOX.height}H${BOX.width}`} />
        <polygon class="plan-curve-area" points={`${line()} ${BOX.width},${BOX.height}`} />
        <polyline class="plan-curve-line" points={line()} />
        <For each={points().slice(1)}>
          {([x, y]) => <circle class="plan-curve-dot" cx={x} cy={y} r={props.gains.length > 20 ? 2 : 4} />}
        </For>
      </svg>
      <div class="plan-curve-foot" aria-hidden="true">
        <span>0</span>
        <span>{words().curveX}</span>
        <span>{number(props.gains.length)}</span>
      </div>
    </figure>
  )
}
