import { For, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import type { Declared } from '../../services/declared.ts'
import type { DeclaredPoint, DeclaredSeries } from './declared-charts.ts'

const [WIDTH, HEIGHT] = [360, 170] as const
/** As wide as the longest number. */
const LABEL_WIDTH = 44
const FRAME = { left: 24, right: 24, top: 26, bottom: 24 } as const

interface DeclaredChartProps {
  readonly chart: DeclaredSeries
  readonly programmes: Declared['programmes']
}

/** Declared circles over the years, each point with its number and time. The table below says the same with sources. */
export function DeclaredChart(props: DeclaredChartProps): JSX.Element {
  const { name, number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().areas.declared
  const points = () => props.chart.points
  const years = () => points().map(({ year }) => year)
  const most = () => Math.max(...points().map(({ circles }) => circles))
  const x = ({ year }: DeclaredPoint) => {
    const [from, to] = [Math.min(...years()), Math.max(...years())]
    return FRAME.left + ((year - from) / (to - from)) * (WIDTH - FRAME.left - FRAME.right)
  }
  const y = ({ circles }: DeclaredPoint) =>
    HEIGHT - FRAME.bottom - (circles / most()) * (HEIGHT - FRAME.top - FRAME.bottom)
  /** Above its point, or below it where the next one is too near. */
  const labelAt = (i: number) => {
    const [here, next] = [points()[i], points()[i + 1]]
    const isNear = here !== undefined && next !== undefined && x(next) - x(here) < LABEL_WIDTH
    return isNear ? 20 : -10
  }
  const title = () => words().chart(name(props.programmes[props.chart.programme]), name(props.chart.area))
  const said = () =>
    points()
      .map(({ row, circles }) => words().bar(name(row.when), number(circles)))
      .join('; ')
  return (
    <figure class="planner-inset planner-declared-chart">
      <figcaption>{title()}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title()}. ${said()}`}>
        <line x1={0} x2={WIDTH} y1={HEIGHT - FRAME.bottom} y2={HEIGHT - FRAME.bottom} data-axis />
        <polyline
          points={points()
            .map((point) => `${x(point)},${y(point)}`)
            .join(' ')}
        />
        <For each={points()}>
          {(point, i) => (
            <g aria-hidden="true">
              <circle cx={x(point)} cy={y(point)} r={4} />
              <text x={x(point)} y={y(point) + labelAt(i())} text-anchor="middle">
                {number(point.circles)}
              </text>
              <text
                x={x(point)}
                y={HEIGHT - 8}
                text-anchor={i() === 0 ? 'start' : 'middle'}
                class="planner-declared-year"
              >
                {Math.floor(point.year)}
              </text>
            </g>
          )}
        </For>
      </svg>
    </figure>
  )
}
