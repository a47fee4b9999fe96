import { For, onMount, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { usePlanner } from './create-planner.ts'
import { createVirtualRows } from './create-virtual-rows.ts'
import { GapTableRow } from './gap-table-row.tsx'
import { nextSort, SORT_KEYS, type SortKey } from './gap-order.ts'

const COLUMNS = SORT_KEYS.length

/** The list as a table of which only the rows in sight are drawn. One stop of the tab key; arrows go from row to row. */
export function GapTable(): JSX.Element {
  const planner = usePlanner()
  let table: HTMLTableElement | undefined
  const rows = createVirtualRows({ table: () => table, count: () => planner.shown().length })

  // back from a sheet: its row is in sight again, and has the keyboard where that closed it
  onMount(() => {
    const community = planner.takeLeft()
    const at = planner.shown().findIndex((row) => row.community === community)
    if (at >= 0) rows.show(at, { focus: planner.takeFollow() })
  })
  return (
    <table
      class="planner-table planner-gap-table"
      ref={(element) => {
        table = element
      }}
      aria-labelledby="planner-list-heading"
      aria-rowcount={planner.shown().length + 1}
      onKeyDown={(event) => rows.onKeyDown(event)}
    >
      <thead>
        <tr aria-rowindex={1}>
          <For each={SORT_KEYS}>{(key) => <SortHeader key={key} />}</For>
        </tr>
      </thead>
      <tbody>
        <For each={rows.drawn()}>
          {(index) => (
            <>
              <Spacer height={rows.gapBefore(index)} />
              <Show when={planner.shown()[index]}>
                {(row) => (
                  <GapTableRow
                    row={row()}
                    index={index}
                    isTabStop={rows.active() === index}
                    measure={(element) => rows.measure(element)}
                    onFocus={() => rows.setActive(index)}
                  />
                )}
              </Show>
            </>
          )}
        </For>
        <Spacer height={rows.gapAfter()} />
      </tbody>
    </table>
  )
}

function Spacer(props: { readonly height: number }): JSX.Element {
  return (
    <Show when={props.height > 0}>
      <tr class="planner-spacer" aria-hidden="true">
        <td colspan={COLUMNS} style={{ height: `${props.height}px` }} />
      </tr>
    </Show>
  )
}

function SortHeader(props: { readonly key: SortKey }): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = () => t().planner.list
  const isSorted = () => planner.sort().key === props.key
  const direction = () => (planner.sort().descending ? 'descending' : 'ascending')
  const rule = () => session.judgement()?.standard.rules[planner.mapRule() ?? -1]
  const label = () => {
    const found = rule()
    if (props.key === 'farthest' && found !== undefined) return words().minutesTo(planner.ruleName(found))
    if (props.key === 'residents' && planner.residentsOrigin() === 'floor-area') return words().residentsAbout
    return words()[props.key]
  }
  return (
    <th scope="col" data-column={props.key} aria-sort={isSorted() ? direction() : undefined}>
      <button type="button" onClick={() => planner.setSort(nextSort(planner.sort(), props.key))}>
        {label()}
        <span class="planner-sort" data-direction={isSorted() ? direction() : 'none'} aria-hidden="true" />
      </button>
    </th>
  )
}
