import { For, Show, untrack, type JSX } from 'solid-js'
import { useDataWords } from '../../i18n/data-words.ts'
import type { OwnRole } from '../../state/guess-role.ts'
import type { GivenFile } from '../../state/own-reading.ts'
import { useSession } from '../../state/session.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { SelectChip } from '../kit/select-chip.tsx'
import { columnOf, examplesOf, FIELDS, missingFields, type OwnField } from './column-fields.ts'
import './own-files.css'

interface ColumnChoiceProps {
  readonly role: OwnRole
  readonly given: GivenFile
  /** Open from the start: something has to be put right. */
  readonly isOpen: boolean
}

/** Value of the option for "no column". */
const NOWHERE = ''

/** What the columns of a file are taken for, each with its first values, to be put right. */
export function ColumnChoice(props: ColumnChoiceProps): JSX.Element {
  const data = useDataWords()
  const session = useSession()
  const words = () => data().own.columns
  const list = (texts: readonly string[]) => texts.join(words().between)
  // it stays as it is while somebody is at it
  const isOpen = untrack(() => props.isOpen)
  const missing = () => missingFields(props.role, props.given)
  const choose = (field: OwnField, column: string): void => {
    const columns = { ...props.given.file.columns, [field]: column === NOWHERE ? null : column }
    void session.changeFile(props.role, { columns })
  }
  const options = () => [
    { value: NOWHERE, label: words().none },
    ...props.given.table.columns.map((column) => ({ value: column, label: column })),
  ]
  return (
    <Disclosure summary={words().heading} open={isOpen}>
      <p class="data-small">{words().lead}</p>
      <Show when={missing().length > 0}>
        <p class="own-missing">{words().missing(list(missing().map((field) => words().field[field])))}</p>
      </Show>
      <ul class="own-columns">
        <For each={FIELDS[props.role]}>
          {(field) => (
            <li>
              <span class="own-field">{words().field[field]}</span>
              <SelectChip
                label={words().of(props.given.file.name, words().field[field])}
                value={columnOf(props.role, props.given, field) ?? NOWHERE}
                options={options()}
                onChange={(column) => choose(field, column)}
              />
              <Show when={examplesOf(props.given, columnOf(props.role, props.given, field))}>
                {(examples) => <small>{words().examples(list(examples()))}</small>}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.given.table.leftOut.length > 0}>
        <p class="own-left-out">{words().leftOut(list(props.given.table.leftOut))}</p>
      </Show>
    </Disclosure>
  )
}
