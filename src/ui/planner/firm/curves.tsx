import { createMemo, For, Show, type JSX } from 'solid-js'
import type { WalkerCurve } from '../../../city/firm.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { useSession } from '../../../state/session.ts'
import { Tag } from '../../kit/tag.tsx'
import { axisTop, type CurveLine } from './chart.ts'
import { CurveChart } from './curve-chart.tsx'
import { CurveTables } from './curve-tables.tsx'
import { useFirm } from './firm-context.ts'
import { scalableMinutes, sharesOf, totalOf } from './lengths.ts'

/** How the share that meets the standard grows with the minutes: one small chart per walker, on the same axes. */
export function Curves(): JSX.Element {
  const { number } = useI18n()
  const { answer, words, unitCount, ofUnit, people } = useFirm()
  const residents = createMemo(() => {
    const first = ofUnit(answer().curves[0]?.points[0]?.units ?? [])
    return first === undefined ? 0 : totalOf(first.residents)
  })
  const marks = () => scalableMinutes(answer().standard.rules)
  const top = createMemo(() =>
    axisTop(
      answer().curves.flatMap(({ points }) =>
        points.flatMap(({ units }) => {
          const own = ofUnit(units)
          const shares = own === undefined ? null : sharesOf(own)
          return shares === null ? [] : [shares.communities ?? 0, shares.residents ?? 0]
        }),
      ),
    ),
  )
  return (
    <section class="firm-part planner-inset">
      <h4>{words().curve.heading}</h4>
      <Show when={marks().length > 0} fallback={<p class="planner-note">{words().curve.fixed}</p>}>
        <p class="planner-note">{words().curve.lead}</p>
        <ul class="firm-key">
          <li data-kind="communities">{words().curve.keyCommunities}</li>
          <Show when={residents() > 0}>
            <li data-kind="residents">{words().curve.keyResidents}</li>
          </Show>
        </ul>
        <div class="firm-charts">
          <For each={answer().curves}>
            {(curve) => (
              <WalkerChart
                curve={curve}
                top={top()}
                marks={marks()}
                markText={(minutes) => words().curve.mark(number(minutes))}
              />
            )}
          </For>
        </div>
      </Show>
      <p class="planner-note">
        {residents() > 0
          ? words().curve.denominators(unitCount(), people(residents()))
          : words().curve.denominatorsNoPeople(unitCount())}{' '}
        {words().curve.note}
      </p>
      <CurveTables isFixed={marks().length === 0} hasResidents={residents() > 0} />
    </section>
  )
}

interface WalkerChartProps {
  readonly curve: WalkerCurve
  readonly top: number
  readonly marks: readonly number[]
  readonly markText: (minutes: number) => string
}

function WalkerChart(props: WalkerChartProps): JSX.Element {
  const { percent, name } = useI18n()
  const session = useSession()
  const { words, ofUnit } = useFirm()
  const walker = () => session.reference()?.walkers.find(({ id }) => id === props.curve.walker)
  const title = () => name(walker()?.names ?? {})
  const shares = createMemo(() =>
    props.curve.points.flatMap(({ minutes, units }) => {
      const own = ofUnit(units)
      return own === undefined ? [] : [{ minutes, ...sharesOf(own) }]
    }),
  )
  const lines = createMemo((): readonly CurveLine[] =>
    (['communities', 'residents'] as const).flatMap((kind) => {
      const points = shares().flatMap((point) => {
        const share = point[kind]
        return share === null ? [] : [{ minutes: point.minutes, share }]
      })
      return points.length === 0 ? [] : [{ kind, label: words().curve[kind], points }]
    }),
  )
  const at = (minutes: number | undefined) => {
    const point = shares().find((one) => one.minutes === minutes) ?? shares().at(-1)
    const communities = percent(point?.communities ?? 0)
    const of = point?.residents ?? null
    return of === null
      ? words().curve.atMarkAlone(communities)
      : words().curve.atMark(communities, percent(of))
  }
  return (
    <figure class="firm-figure">
      <figcaption>
        <span>
          {title()}{' '}
          <Show when={session.terms()?.walker.id === props.curve.walker}>
            <Tag tone="teal">{words().curve.current}</Tag>
          </Show>
        </span>
        <For each={props.marks.filter((minutes) => shares().some((one) => one.minutes === minutes))}>
          {(minutes) => <small>{words().curve.at(props.markText(minutes), at(minutes))}</small>}
        </For>
      </figcaption>
      <CurveChart
        label={words().curve.describe(title(), at(5), at(30))}
        lines={lines()}
        top={props.top}
        marks={props.marks}
        markText={props.markText}
      />
    </figure>
  )
}
