import { createMemo, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanner } from '../create-planner.ts'
import { usePlanTab } from './create-plan-tab.ts'
import { changeOf } from './gain-rows.ts'

interface Card {
  readonly label: string
  readonly change: string
  readonly isLoss: boolean
  readonly fromTo: string
  readonly of: string
}

/** What the whole plan brings, while it is dragged, too: residents of the service that gains most, of all, communities. */
export function PlanTotals(): JSX.Element {
  const tab = usePlanTab()
  const planner = usePlanner()
  const { t, number } = useI18n()
  const words = () => tab.words().plan.totals
  const states = createMemo(() => {
    const [before, after] = [tab.today(), tab.withPlan()]
    return before === undefined || after === undefined ? null : { before, after }
  })
  const people = (label: string, [before, after]: readonly [number, number], of: number): Card => ({
    label,
    change: tab.signedPeople(after - before),
    isLoss: after - before <= -0.5,
    fromTo: words().fromTo(tab.people(before), tab.people(after)),
    of: words().ofAll(words().people(tab.people(of))),
  })
  const cards = createMemo((): readonly Card[] => {
    const found = states()
    if (found === null) return []
    const { before, after } = found
    const [most] = changeOf(before, after).byRule
    const all: Card[] = []
    if (most !== undefined) {
      const lacking = (figures: typeof after) =>
        figures.byService.find(({ rule }) => rule === most.rule)?.residents ?? 0
      const lackingNow = lacking(after)
      all.push({
        ...people(words().lacking(tab.ruleName(most.rule)), [lacking(before), lackingNow], after.residents),
        isLoss: lackingNow > lacking(before),
      })
    }
    all.push(people(words().complete, [before.residentsInside, after.residentsInside], after.residents))
    const unit = planner.unit()
    const [then, now] = [before, after].map(({ units }) => units.find((one) => one.unit === unit))
    if (unit !== undefined && then !== undefined && now !== undefined) {
      all.push({
        label: words().meeting(t().planner.units[unit].one),
        change: tab.signedNumber(now.inside - then.inside),
        isLoss: now.inside < then.inside,
        fromTo: words().fromTo(number(then.inside), number(now.inside)),
        of: words().ofAll(t().planner.units[unit].count(number(now.count))),
      })
    }
    return all
  })
  return (
    <Show when={cards().length > 0}>
      <dl class="plan-totals planner-inset" aria-label={words().label}>
        <For each={cards()}>
          {(card) => (
            <div class="plan-card" data-loss={card.isLoss ? '' : undefined}>
              <dt>{card.label}</dt>
              <dd class="plan-card-change">{card.change}</dd>
              <dd>{card.fromTo}</dd>
              <dd>{card.of}</dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  )
}
