import { For, Show, type JSX } from 'solid-js'
import { VerdictMark } from '../kit/verdict-mark.tsx'
import type { CardRow, CardRows } from './card-rows.ts'
import { useShareWords } from './words.ts'

/** The required services of a card as a table, and what the map has nothing of in one line. */
export function CardTable(props: { readonly rows: CardRows }): JSX.Element {
  const words = useShareWords()
  const columns = () => words().share.card.columns
  return (
    <Show when={props.rows.required.length + props.rows.notMapped.length > 0}>
      <table class="share-card-table">
        <caption>{words().share.card.table}</caption>
        <thead>
          <tr>
            <th scope="col">{columns().service}</th>
            <th scope="col">{columns().verdict}</th>
            <th scope="col">{columns().nearest}</th>
            <th scope="col" class="kit-paper-number">
              {columns().minutes}
            </th>
            <th scope="col" class="kit-paper-number">
              {columns().metres}
            </th>
            <th scope="col">{columns().hours}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows.required}>{(row) => <Row row={row} />}</For>
          <Show when={props.rows.notMapped.length > 0}>
            <tr data-verdict="unknown">
              <th scope="row">{props.rows.notMapped.join(words().resident.text.list.separator)}</th>
              <td class="kit-paper-verdict" colSpan={5}>
                <VerdictMark verdict="unknown" size={13} /> {words().share.notMapped}
              </td>
            </tr>
          </Show>
        </tbody>
      </table>
    </Show>
  )
}

function Row(props: { readonly row: CardRow }): JSX.Element {
  const words = useShareWords()
  return (
    <tr data-verdict={props.row.verdict}>
      <th scope="row">{props.row.name}</th>
      <td class="kit-paper-verdict">
        <VerdictMark verdict={props.row.verdict} size={13} /> {words().share.verdict[props.row.verdict]}
      </td>
      <td>{props.row.nearest}</td>
      <td class="kit-paper-number">{props.row.minutes}</td>
      <td class="kit-paper-number">{props.row.metres}</td>
      <td class="share-card-hours">
        {props.row.hours ?? (props.row.nearest === '' ? '' : words().share.card.noHours)}
      </td>
    </tr>
  )
}
