import { createMemo, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { SelectChip } from '../../kit/select-chip.tsx'
import { compareRows, type CompareRow } from './compare-rows.ts'
import { usePlanTab } from './create-plan-tab.ts'
import { finalFigures } from './gain-rows.ts'

/** The plan beside today, or beside another plan. */
export function ComparePlans(): JSX.Element {
  const tab = usePlanTab()
  const { plans, words } = tab
  const compare = () => words().plan.compare
  const others = () => plans.list().filter(({ id }) => id !== plans.current()?.id)
  const before = createMemo(() => {
    if (plans.compareWith() === null) return tab.today()
    const gains = plans.comparedGains()
    return gains && finalFigures(gains)
  })
  const rows = createMemo(() => {
    const [from, to] = [before(), tab.withPlan()]
    return from === undefined || to === undefined ? [] : compareRows(from, to)
  })
  const heading = () =>
    plans.compareWith() === null
      ? compare().heading
      : compare().headingWith(tab.planName(plans.compareWith()))
  return (
    <section class="plan-compare" aria-labelledby="plan-compare">
      <div class="plan-section-head planner-inset">
        <h3 id="plan-compare">{heading()}</h3>
        <Show when={others().length > 0}>
          <SelectChip
            label={compare().with}
            value={plans.compareWith() ?? ''}
            options={[
              { value: '', label: compare().today },
              ...others().map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => plans.setCompareWith(id === '' ? null : id)}
          />
        </Show>
      </div>
      <Show
        when={rows().length > 0}
        fallback={
          <p class="planner-inset planner-note" role="status">
            {compare().working}
          </p>
        }
      >
        <CompareTable rows={rows()} />
        <p class="planner-inset planner-note">
          {rows().some(({ kind }) => kind === 'lacking') ? compare().same : compare().allSame}{' '}
          {compare().unitsApart} {compare().about}
        </p>
      </Show>
    </section>
  )
}

function CompareTable(props: { readonly rows: readonly CompareRow[] }): JSX.Element {
  const tab = usePlanTab()
  const { plans, words } = tab
  const compare = () => words().plan.compare
  const from = () => tab.planName(plans.compareWith())
  const to = () => plans.current()?.name ?? compare().after
  return (
    <table class="planner-table plan-table">
      <caption class="visually-hidden">{compare().caption(from(), to())}</caption>
      <thead>
        <tr>
          <th scope="col">{compare().what}</th>
          <th scope="col" class="planner-number">
            {from()}
          </th>
          <th scope="col" class="planner-number">
            {compare().after}
          </th>
          <th scope="col" class="planner-number">
            {compare().change}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>{(row) => <Row row={row} />}</For>
      </tbody>
    </table>
  )
}

function Row(props: { readonly row: CompareRow }): JSX.Element {
  const tab = usePlanTab()
  const { t, number, percent } = useI18n()
  const compare = () => tab.words().plan.compare
  const what = () => {
    if (props.row.kind === 'meeting') return compare().meeting(t().planner.units[props.row.unit].one)
    if (props.row.kind === 'complete') return compare().complete
    return compare().lacking(tab.ruleName(props.row.rule))
  }
  const value = (n: number) => (props.row.kind === 'meeting' ? number(n) : tab.people(n))
  const of = () => ('of' in props.row ? props.row.of : null)
  const shareOf = (n: number, all: number) => compare().of(percent(all === 0 ? 0 : n / all), value(all))
  const cell = (n: number) => (
    <td class="planner-number">
      {value(n)}
      <Show when={of()}>{(all) => <small>{shareOf(n, all())}</small>}</Show>
    </td>
  )
  const difference = () => props.row.after - props.row.before
  const isLoss = () => (props.row.kind === 'lacking' ? difference() > 0 : difference() < 0)
  return (
    <tr>
      <th scope="row">{what()}</th>
      {cell(props.row.before)}
      {cell(props.row.after)}
      <td class="planner-number plan-change" data-loss={isLoss() ? '' : undefined}>
        {props.row.kind === 'meeting' ? tab.signedNumber(difference()) : tab.signedPeople(difference())}
      </td>
    </tr>
  )
}
