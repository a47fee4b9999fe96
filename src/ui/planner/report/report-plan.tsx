import { createMemo, For, Show, type JSX } from 'solid-js'
import type { PlanGains } from '../../../city/plan/plan-gains.ts'
import type { PlanStep } from '../../../format/plan.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import type { Plans } from '../../../state/plans.ts'
import { useSession } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'
import { createPlanTab, type PlanTab } from '../plan/create-plan-tab.ts'
import { changeOf, finalFigures, stepChange, stepMainGain } from '../plan/gain-rows.ts'

export interface ReportPlanProps {
  /** Undefined: they could not be had. */
  readonly gains: PlanGains | undefined
}

/** The current plan, step by step; nothing without one. */
export function ReportPlan(props: ReportPlanProps): JSX.Element {
  const session = useSession()
  return (
    <Show when={session.plans()}>
      {(plans) => (
        <Show when={plans().steps().length > 0}>
          <PlanTable plans={plans()} gains={props.gains} />
        </Show>
      )}
    </Show>
  )
}

function PlanTable(props: ReportPlanProps & { readonly plans: Plans }): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const report = () => words().report.plan
  // eslint-disable-next-line solid/reactivity -- the plans of a page stay the same
  const tab = createPlanTab({ session, i18n, planner, plans: props.plans, words })
  const total = createMemo(() => {
    const gains = props.gains
    return gains === undefined ? undefined : totalOf(gains)
  })
  return (
    <section>
      <h2>{report().heading(props.plans.current()?.name ?? '')}</h2>
      <table>
        <caption>{props.gains === undefined ? report().waiting : report().caption}</caption>
        <thead>
          <tr>
            <th scope="col">{report().what}</th>
            <th scope="col">{report().main}</th>
            <th scope="col">{report().units}</th>
            <th scope="col" data-number>
              {report().residents}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.plans.steps()}>
            {(step, i) => (
              <StepLine step={step} number={i18n.number(i() + 1)} gains={props.gains} tab={tab} />
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
                <td data-text>
                  <Units gained={sum().gained} lost={sum().lost} tab={tab} />
                </td>
                <td>{tab.signedPeople(sum().complete)}</td>
              </tr>
            </tfoot>
          )}
        </Show>
      </table>
    </section>
  )
}

interface StepLineProps extends ReportPlanProps {
  readonly step: PlanStep
  readonly number: string
  readonly tab: PlanTab
}

function StepLine(props: StepLineProps): JSX.Element {
  const session = useSession()
  const change = createMemo(() => {
    const found = props.gains
    return found === undefined ? undefined : stepChange(found, props.step.id)
  })
  const main = createMemo(() => stepMainGain(props.gains, props.step, session.terms()?.standard.rules ?? []))
  return (
    <tr>
      <th scope="row">
        {props.number}. {props.tab.stepWhat(props.step)}
        <small>{props.tab.stepWhere(props.step)}</small>
      </th>
      <td data-text>
        <Show when={main()}>
          {(gain) => (
            <>
              {props.tab.words().plan.steps.gain(props.tab.ruleName(gain().rule))}{' '}
              {props.tab.signedPeople(gain().residents)}
            </>
          )}
        </Show>
      </td>
      <td data-text>
        <Units gained={change()?.gain.gained ?? []} lost={change()?.gain.lost ?? []} tab={props.tab} />
      </td>
      <td>{props.tab.signedPeople(change()?.complete ?? 0)}</td>
    </tr>
  )
}

interface UnitsProps {
  readonly gained: readonly number[]
  readonly lost: readonly number[]
  readonly tab: PlanTab
}

/** Communities that newly meet and that do not any more, each unit for itself. */
function Units(props: UnitsProps): JSX.Element {
  const steps = () => props.tab.words().plan.steps
  return (
    <>
      <Show when={props.gained.length > 0}>{steps().newlyMeet(props.tab.unitsText(props.gained))} </Show>
      <Show when={props.lost.length > 0}>{steps().noLonger(props.tab.unitsText(props.lost))}</Show>
    </>
  )
}

/** What the whole plan does: a unit that meets by one step and not any more by the next counts on neither side. */
function totalOf(gains: PlanGains) {
  const balance = new Map<number, number>()
  for (const { gained, lost } of gains.steps) {
    for (const community of gained) balance.set(community, (balance.get(community) ?? 0) + 1)
    for (const community of lost) balance.set(community, (balance.get(community) ?? 0) - 1)
  }
  const those = (is: (n: number) => boolean) => [...balance].flatMap(([c, n]) => (is(n) ? [c] : []))
  return {
    gained: those((n) => n > 0),
    lost: those((n) => n < 0),
    complete: changeOf(gains.today, finalFigures(gains)).complete,
  }
}
