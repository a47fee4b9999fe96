import { For, type JSX } from 'solid-js'
import type { UnitCounts } from '../../../coverage/unit-counts.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { useFirm } from './firm-context.ts'
import { shareInside, totalOf } from './lengths.ts'

export interface CountsTableProps {
  /** Of the first column, and of the two figures. */
  readonly heads: readonly [by: string, communities: string, residents: string]
  readonly rows: readonly { readonly label: string; readonly counts: UnitCounts | undefined }[]
}

/** How many meet the standard in several ways of counting, each with its denominator. */
export function CountsTable(props: CountsTableProps): JSX.Element {
  const { percent, number } = useI18n()
  const { words, people } = useFirm()
  const cell = (counts: UnitCounts['communities'] | undefined, told: (n: number) => string): JSX.Element => {
    const share = counts === undefined ? null : shareInside(counts)
    if (counts === undefined || share === null) return '—'
    return (
      <>
        {percent(share)} <small>{words().of(told(counts.inside), told(totalOf(counts)))}</small>
      </>
    )
  }
  return (
    <table class="firm-table">
      <thead>
        <tr>
          <th scope="col">{props.heads[0]}</th>
          <th scope="col" class="firm-number">
            {props.heads[1]}
          </th>
          <th scope="col" class="firm-number">
            {props.heads[2]}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <th scope="row">{row.label}</th>
              <td class="firm-number">{cell(row.counts?.communities, number)}</td>
              <td class="firm-number">{cell(row.counts?.residents, people)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
