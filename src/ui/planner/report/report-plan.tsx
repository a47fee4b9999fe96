import { createMemo, For, Show, type JSX } from 'solid-js'
import type { PlanGains } from '../../../city/plan/plan-gains.ts'
import type { PlanStep } from '../../../format/plan.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import type { Plans } from '../../../state/plans.ts'
import { useSession } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'
import { changeOf, finalFigures, stepChange } from '../plan/gain-rows.ts'
import { createStepWords } from '../plan/step-words.ts'

/** The current plan, step by step; nothing without one. */
export function ReportPlan(): JSX.Element {
  const session = useSession()
  return (
    <Show when={session.plans()}>
      {(plans) => (
        <Show when={plans().steps().length > 0}>
          <PlanTable plans={plans()} />
        </Show>
      )}
    </Show>
  )
}

interface PlanTableProps {
  readonly plans: Plans
}

function PlanTable(props: PlanTableProps): JSX.Element {
  const i18n = useI18n()
  const { number } = i18n
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const report = () => words().report.plan
  // eslint-disable-next-line solid/reactivity -- the plans of a page stay the same
  const says = createStepWords({ session, i18n, planner, plans: props.plans, words })
  const total = createMemo(() => {
    const gains = props.plans.gains()
    return gains === undefined ? undefined : totalOf(gains)
  })
  const change = (step: PlanStep) => {
    const gains = props.plans.gains()
    return gains === undefined ? undefined : stepChange(gains, step.id)
  }
  const signed = (n: number) => {
    const whole = Math.round(n)
    const sign = whole > 0 ? '+' : whole < 0 ? '−' : ''
    return report().signed(sign, number(Math.abs(whole)))
  }
  return (
    <section>
      <h2>{report().heading(props.plans.current()?.name ?? '')}</h2>
      <table>
        <caption>{props.plans.gains() === undefined ? report().waiting : report().caption}</caption>
        <thead>
          <tr>
            <th scope="col">{report().step}</th>
            <th scope="col">{report().what}</th>
            <For each={[report().gained, report().lost, report().residents]}>
              {(heading) => (
                <th scope="col" data-number>
                  {heading}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.plans.steps()}>
            {(step, i) => (
              <tr>
                <th scope="row">{number(i() + 1)}</th>
                <td data-text>
                  {says.stepWhat(step)}
                  <small>{says.stepWhere(step)}</small>
                </td>
                <td>{number(change(step)?.gain.gained.length ?? 0)}</td>
                <td>{number(change(step)?.gain.lost.length ?? 0)}</td>
                <td>{signed(change(step)?.complete ?? 0)}</td>
              </tr>
            )}
          </For>
        </tbody>
        <Show when={total()}>
          {(sum) => (
            <tfoot>
              <tr>
                <th scope="row" colspan="2">
                  {report().total}
                </th>
                <td>{number(sum().gained)}</td>
                <td>{number(sum().lost)}</td>
                <td>{signed(sum().complete)}</td>
              </tr>
            </tfoot>
          )}
        </Show>
      </table>
    </section>
  )
}

/** What the whole plan does: a unit that meets by one step and not any more by the next counts on neither side. */
function totalOf(gains: PlanGains) {
  const balance = new Map<number, number>()
  for (const { gained, lost } of gains.steps) {
    for (const community of gained) balance.set(community, (balance.get(community) ?? 0) + 1)
    for (const community of lost) balance.set(community, (balance.get(community) ?? 0) - 1)
  }
  const all = [...balance.values()]
  return {
    gained: all.filter((n) => n > 0).length,
    lost: all.filter((n) => n < 0).length,
    complete: changeOf(gains.today, finalFigures(gains)).complete,
  }
}
