import { batch, createContext, createMemo, createSignal, useContext, type Accessor } from 'solid-js'
import { COMMUNITY_UNIT_ORDER } from './unit-order.ts'
import type { NewStep } from '../../../format/plan.ts'
import type { I18n } from '../../../i18n/i18n.ts'
import type { PlanningWords } from '../../../i18n/planning-words.ts'
import { peopleText, shownPeople } from '../../../state/people.ts'
import type { Plans } from '../../../state/plans.ts'
import type { Session } from '../../../state/session.ts'
import type { Planner } from '../create-planner.ts'
import { liveFigures } from './live-figures.ts'
import { createStepWords } from './step-words.ts'

export interface PlanTabInputs {
  readonly session: Session
  readonly i18n: I18n
  readonly planner: Planner
  readonly plans: Plans
  readonly words: Accessor<PlanningWords>
}

export type PlanTab = ReturnType<typeof createPlanTab>

/** What the parts of the tab 怎么补 share: the plans, how steps and figures read, and what is told to screen readers. */
export function createPlanTab(inputs: PlanTabInputs) {
  const { session, i18n, planner, plans, words } = inputs
  const [said, say] = createSignal('')
  const [service, setService] = createSignal<string | null>(null)
  const today = createMemo(() => {
    const judgement = session.judgement()
    return judgement && liveFigures(judgement)
  })
  const withPlan = createMemo(() => {
    const answer = plans.steps().length === 0 ? undefined : plans.answer()
    return answer === undefined ? today() : liveFigures(answer.judgement)
  })
  /** Those of the standard first, in its order, then the others that the city knows. */
  const services = createMemo(() => {
    const known = session.city()?.services ?? []
    const named = (session.terms()?.standard.rules ?? []).flatMap((rule) => rule.services)
    return [...new Set([...named.filter((id) => known.includes(id)), ...known])]
  })
  return {
    plans,
    words,
    ...createFigureWords(inputs),
    ...createStepWords(inputs),
    said,
    /** Told to screen readers; the same words may be told twice. */
    say: (text: string) => say((before) => (before === text ? `${text} ` : text)),
    /** Adds steps as long as the plan has room for them, and answers with how many. */
    addAll: (steps: readonly NewStep[]): number =>
      batch(() => {
        const full = steps.findIndex((step) => plans.add(step) === null)
        return full < 0 ? steps.length : full
      }),
    services,
    /** Services that a rule of the standard names: of these gains can be told. */
    judgedServices: createMemo(() => {
      const rules = session.terms()?.standard.rules ?? []
      return services().filter((id) => rules.some((rule) => rule.services.includes(id)))
    }),
    /** What is added next: the one that was chosen, else what most residents lack. */
    service: createMemo(() => service() ?? mostLacked(session, services()) ?? services()[0] ?? ''),
    setService,
    today,
    withPlan,
    ruleName: (id: string) => {
      const rule = session.terms()?.standard.rules.find((one) => one.id === id)
      return rule === undefined ? id : planner.ruleName(rule)
    },
    /** Of a plan by its id; null is today. */
    planName: (id: string | null) =>
      (id === null ? undefined : plans.list().find((plan) => plan.id === id)?.name) ??
      words().plan.compare.today,
    /** The units that are changed, each counted for itself. */
    unitsText: (communities: readonly number[]) => {
      const all = session.city()?.communities ?? []
      return COMMUNITY_UNIT_ORDER.map((unit) => ({
        unit,
        n: communities.filter((c) => all[c]?.unit === unit).length,
      }))
        .filter(({ n }) => n > 0)
        .map(({ unit, n }) => i18n.t().planner.units[unit].count(i18n.number(n)))
        .join(words().plan.steps.and)
    },
  }
}

/** A required service that the most residents lack, of those that can be added. */
function mostLacked(session: Session, services: readonly string[]): string | undefined {
  const judgement = session.judgement()
  if (judgement === undefined) return undefined
  const figures = liveFigures(judgement)
  const lacked = judgement.standard.rules
    .filter(({ required }) => required)
    .map((rule) => ({
      service: rule.services.find((id) => services.includes(id)),
      residents: figures.byService.find((one) => one.rule === rule.id)?.residents ?? 0,
    }))
    .toSorted((a, b) => b.residents - a.residents)
  return lacked.find((one) => one.service !== undefined)?.service
}

function createFigureWords({ i18n, planner }: PlanTabInputs) {
  const people = (n: number) => peopleText(n, planner.residentsOrigin(), i18n)
  return {
    /** Persons as exact as they are known. */
    people,
    /** With its sign; an estimate is told as one elsewhere. */
    signedPeople: (n: number) =>
      signed(n, (size) => {
        const shown = shownPeople(size, planner.residentsOrigin())
        return shown === null ? i18n.t().shell.people.underTen : i18n.number(shown)
      }),
    /** A whole number with its sign. */
    signedNumber: (n: number) => signed(n, i18n.number),
  }
}

/** `+12`, `−3`, `0`. */
export function signed(value: number, text: (size: number) => string): string {
  const size = Math.abs(value)
  if (Math.round(size) === 0) return text(0)
  return (value > 0 ? '+' : '−') + text(size)
}

const PlanTabContext = createContext<PlanTab>()

export const PlanTabProvider = PlanTabContext.Provider

/** What the tab 怎么补 shares. @throws Error outside its provider. */
export function usePlanTab(): PlanTab {
  const tab = useContext(PlanTabContext)
  if (tab === undefined) throw new Error('usePlanTab: no PlanTabProvider above this component')
  return tab
}
