import { For, Show, type JSX } from 'solid-js'
import type { Rate } from '../../coverage/figures.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { peopleText } from '../../state/people.ts'
import { useSession } from '../../state/session.ts'
import { GradeBar } from '../kit/grade-bar.tsx'
import { Tag } from '../kit/tag.tsx'
import { AreaChooser } from './area-chooser.tsx'
import { areaText } from './area-words.ts'
import { usePlanner } from './create-planner.ts'
import { ResidentGrades } from './resident-grades.tsx'
import { SpotCheck } from './spot-check.tsx'
import { StandardChip, WalkChips } from './terms-chips.tsx'
import { TrustLine } from './trust-line.tsx'
import './unit-summary.css'

/** The first screen: how many communities of a unit lack how much, the strict rate after it, and how far to trust it. */
export function UnitSummary(): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const heading = () => {
    const { unit, communities } = planner.figures() ?? {}
    if (unit === undefined) return ''
    const [count, area] = [t().planner.units[unit].count(number(communities ?? 0)), planner.area()]
    const words = planning().areas
    return area === null ? count : words.heading(areaText(area, words), count)
  }
  const isEstimate = () => session.city()?.method === 'straight-line-estimate'
  return (
    <Show when={planner.figures()}>
      {(figures) => (
        <header class="planner-inset planner-summary">
          <div class="planner-summary-head">
            <h2>{heading()}</h2>
            <StandardChip />
          </div>
          <Show when={planner.units().length > 1}>
            <OtherUnits />
          </Show>
          <AreaChooser />
          <WalkChips />
          <Show when={isEstimate()}>
            <p>
              <Tag tone="amber">{t().planner.estimate}</Tag>
            </p>
          </Show>
          <GradeBar bands={figures().bands} />
          <ResidentGrades />
          <StrictRate />
          <TrustLine />
          <SpotCheck />
        </header>
      )}
    </Show>
  )
}

/** The other units there are, each a way to its own figures. */
function OtherUnits(): JSX.Element {
  const { t, number } = useI18n()
  const planner = usePlanner()
  const others = () => planner.units().filter(({ unit }) => unit !== planner.unit())
  const note = () => (planner.unit() === 'village' ? t().planner.villagesApart : t().planner.unitsApart)
  return (
    <div class="planner-units" role="group" aria-label={t().planner.unitSwitch}>
      <span>{t().planner.otherUnits}</span>
      <For each={others()}>
        {(figures) => (
          <button type="button" onClick={() => planner.setUnit(figures.unit)}>
            {t().planner.units[figures.unit].count(number(figures.communities))}
          </button>
        )}
      </For>
      <span>{note()}</span>
    </div>
  )
}

function StrictRate(): JSX.Element {
  const i18n = useI18n()
  const { t, number, percent } = i18n
  const session = useSession()
  const planner = usePlanner()
  const words = () => t().planner.strict
  const tolerance = () => session.judgement()?.standard.tolerance ?? 0
  const people = (n: number) => peopleText(n, planner.residentsOrigin(), i18n)
  const rate = (found: Rate) => (found.rate === null ? words().none : percent(found.rate))
  return (
    <Show when={planner.figures()?.strict}>
      {(strict) => (
        <div class="planner-strict">
          <span>{words().label}</span>
          <p>
            <b>{words().byCommunities(rate(strict()), number(strict().count), number(strict().of))}</b>
            <Show when={planner.figures()?.residentsRate}>
              {(residents) => (
                <Show when={residents().of > 0}>
                  <b>
                    {words().byResidents(
                      rate(residents()),
                      people(residents().count),
                      people(residents().of),
                    )}
                  </b>
                </Show>
              )}
            </Show>
            <Show when={tolerance() > 0}>
              <span>{words().tolerance(number(tolerance()))}</span>
            </Show>
          </p>
        </div>
      )}
    </Show>
  )
}
