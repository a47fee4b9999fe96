import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import type { Taking } from './create-taking.ts'

export interface ProposalsTableProps {
  readonly words: ProposalsWords
  /** Headings of the columns of numbers. */
  readonly columns: readonly string[]
  /** Best first. */
  readonly rows: readonly ProposalRow[]
  readonly taking: Taking
}

export interface ProposalsWords {
  readonly table: string
  readonly take: string
  readonly takeOf: (n: string) => string
  /** Heading of what is proposed. */
  readonly what: string
}

export interface ProposalRow {
  readonly what: string
  /** In small letters below it; empty for nothing. */
  readonly note: string
  /** One for each column. */
  readonly numbers: readonly string[]
}

/** Proposals by what they give, each to be taken or left. */
export function ProposalsTable(props: ProposalsTableProps): JSX.Element {
  const { number } = useI18n()
  return (
    <div class="plan-table-box">
      <table class="planner-table plan-table">
        <caption class="visually-hidden">{props.words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{props.words.take}</th>
            <th scope="col">{props.words.what}</th>
            <For each={props.columns}>
              {(column) => (
                <th scope="col" class="planner-number">
                  {column}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row, i) => (
              <tr>
                <td>
                  <label class="plan-take">
                    <input
                      type="checkbox"
                      aria-label={props.words.takeOf(number(i() + 1))}
                      checked={props.taking.has(i())}
                      onChange={() => props.taking.toggle(i())}
                    />
                    <span aria-hidden="true">{number(i() + 1)}</span>
                  </label>
                </td>
                <th scope="row">
                  {row.what}
                  <Show when={row.note !== ''}>
                    <small>{row.note}</small>
                  </Show>
                </th>
                <For each={row.numbers}>{(text) => <td class="planner-number">{text}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
