import { For, type JSX } from 'solid-js'
import { useI18n } from '../i18n/i18n.ts'
import type { PlanningWords } from '../i18n/planning-words.ts'
import { peopleText, residentsOrigin } from '../state/people.ts'
import { useSession } from '../state/session.ts'
import type { Histogram } from './histogram.ts'
import type { LegendClass } from './legend-classes.ts'

export interface HistogramChartProps {
  readonly histogram: Histogram
  /** Of whom it is, by index; null: of all. */
  readonly members: ReadonlySet<number> | null
  readonly classes: readonly LegendClass[]
  /** What is shown. */
  readonly head: string
  readonly words: PlanningWords['modes']
}

const [BAR_PX, GAP_PX, HEIGHT_PX] = [14, 3, 40]
/** Some are never drawn as none. */
const LEAST_PX = 1.5

/** A bar for each class of the map, in the order of the legend; what they count is named below. */
export function HistogramChart(props: HistogramChartProps): JSX.Element {
  const session = useSession()
  const i18n = useI18n()
  const { t, number, percent } = i18n
  const communitiesText = (): string => {
    const { unit, communities } = props.histogram
    return t().shell.units[unit](number(communities))
  }
  const of = (): string => {
    const { unit, of: what, total } = props.histogram
    if (what === 'communities') return communitiesText()
    const mine = (session.city()?.communities ?? []).filter((_, c) => props.members?.has(c) ?? true)
    return props.words.histogram.residents(peopleText(total, residentsOrigin(mine, unit), i18n))
  }
  /** Beside an area the panel tells how many it has: so does the map. */
  const caption = (): string => {
    if (props.members === null || props.histogram.of === 'communities') return of()
    return `${communitiesText()}${props.words.histogram.and}${of()}`
  }
  const share = (i: number): number => {
    const { total, counts } = props.histogram
    return total === 0 ? 0 : (counts[i] ?? 0) / total
  }
  const shareText = (i: number): string =>
    share(i) > 0 && share(i) < 0.01 ? t().shell.underOne : percent(share(i))
  const label = (): string => {
    const parts = props.classes.map(({ text }, i) => props.words.histogram.part(text, shareText(i)))
    const units = communitiesText()
    const counted = props.histogram.of === 'residents' ? `${units}${props.words.histogram.and}${of()}` : units
    return props.words.histogram.label(props.head, counted, parts.join(props.words.histogram.and))
  }
  const most = (): number => Math.max(...props.classes.map((_, i) => share(i)), 1e-9)
  const heightPx = (i: number): number =>
    share(i) === 0 ? 0 : Math.max(LEAST_PX, (share(i) / most()) * HEIGHT_PX)
  const widthPx = (): number => props.classes.length * (BAR_PX + GAP_PX) - GAP_PX
  return (
    <figure class="map-histogram">
      <svg
        role="img"
        aria-label={label()}
        width={widthPx()}
        height={HEIGHT_PX + 1}
        viewBox={`0 0 ${widthPx()} ${HEIGHT_PX + 1}`}
      >
        <For each={props.classes}>
          {(one, i) => (
            <rect
              x={i() * (BAR_PX + GAP_PX)}
              y={HEIGHT_PX - heightPx(i())}
              width={BAR_PX}
              height={heightPx(i())}
              fill={one.colour}
            />
          )}
        </For>
        <path class="map-histogram-base" d={`M0 ${HEIGHT_PX + 0.5}H${widthPx()}`} />
      </svg>
      <figcaption>{caption()}</figcaption>
    </figure>
  )
}
