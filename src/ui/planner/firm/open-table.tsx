import { For, type JSX } from 'solid-js'
import type { FirmOpen } from '../../../city/firm-open.ts'
import type { ReachedCounts } from '../../../coverage/unit-counts.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { useFirm } from './firm-context.ts'
import { totalOf } from './lengths.ts'

/** Service by service: how many are open, and which share of residents has one within reach, at least and at most. */
export function OpenTable(props: { readonly open: FirmOpen }): JSX.Element {
  const { number, percent } = useI18n()
  const { words, ofUnit, ruleName } = useFirm()
  const shareOf = (figures: readonly ReachedCounts[], rule: number): string | null => {
    const own = ofUnit(figures)
    const all = own === undefined ? 0 : totalOf(own.residents)
    return own === undefined || all === 0 ? null : percent((own.reached[rule] ?? 0) / all)
  }
  const reach = (rule: number): string => {
    const [low, high] = [shareOf(props.open.knownOpen, rule), shareOf(props.open.notClosed, rule)]
    if (low === null || high === null) return '—'
    return low === high ? low : words().open.reachRange(low, high)
  }
  return (
    <table class="firm-table">
      <caption>{words().open.facilities}</caption>
      <thead>
        <tr>
          <th scope="col">{words().open.rule}</th>
          <th scope="col" class="firm-number">
            {words().open.openColumn}
          </th>
          <th scope="col" class="firm-number">
            {words().open.closedColumn}
          </th>
          <th scope="col" class="firm-number">
            {words().open.unsureColumn}
          </th>
          <th scope="col" class="firm-number">
            {words().open.reach}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.open.rules}>
          {(row) => (
            <tr>
              <th scope="row">{ruleName(row.rule)}</th>
              <td class="firm-number">{number(row.open)}</td>
              <td class="firm-number">{number(row.closed)}</td>
              <td class="firm-number">{number(row.unsure + row.noHours)}</td>
              <td class="firm-number">{reach(row.rule)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
