import { createUniqueId, For, Show, type JSX } from 'solid-js'
import { FileButton } from '../../kit/file-button.tsx'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly type?: 'text' | 'search' | 'date'
  readonly inputmode?: 'numeric' | 'decimal' | 'text'
  readonly most?: number
  /** What is wrong with the value, where nobody else says it: told below the field. */
  readonly wrong?: string | null
  readonly isBad?: boolean
}

/** A labelled field for a text, a number or a day. */
export function TextField(props: TextFieldProps): JSX.Element {
  const id = createUniqueId()
  const wrong = () => props.wrong ?? null
  return (
    <label>
      {props.label}
      <input
        type={props.type ?? 'text'}
        inputmode={props.inputmode ?? 'text'}
        autocomplete="off"
        maxlength={props.most}
        value={props.value}
        aria-invalid={props.isBad === true || wrong() !== null}
        aria-describedby={wrong() === null ? undefined : id}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <Show when={wrong()}>
        {(text) => (
          <span class="provide-error" id={id} role="alert">
            {text()}
          </span>
        )}
      </Show>
    </label>
  )
}

export interface ChoiceFieldProps<T extends string | number> {
  readonly label: string
  readonly options: readonly T[]
  readonly nameOf: (option: T) => string
  readonly value: T | null
  readonly onChange: (value: T) => void
}

/** A labelled list of which one is chosen. */
export function ChoiceField<T extends string | number>(props: ChoiceFieldProps<T>): JSX.Element {
  const choose = (value: string) => {
    const found = props.options.find((one) => String(one) === value)
    if (found !== undefined) props.onChange(found)
  }
  return (
    <label>
      {props.label}
      <select onChange={(event) => choose(event.currentTarget.value)}>
        <For each={props.options}>
          {(option) => (
            <option value={option} selected={option === props.value}>
              {props.nameOf(option)}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}

/** Fields and buttons that are sent together. */
export function EntryForm(props: {
  readonly onSave: () => void
  readonly children: JSX.Element
}): JSX.Element {
  return (
    <form
      class="provide-form"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSave()
      }}
    >
      {props.children}
    </form>
  )
}

export interface ChooseFileProps {
  readonly label: string
  readonly hint: string
  /** Endings, parted by commas. */
  readonly accept: string
  readonly onFile: (file: File) => void
}

/** The browser's own file dialogue behind a button of ours. */
export function ChooseFile(props: ChooseFileProps): JSX.Element {
  const id = createUniqueId()
  return (
    <>
      <FileButton
        label={props.label}
        accept={props.accept}
        describedBy={id}
        onFile={(file) => props.onFile(file)}
      />
      <p class="planner-note" id={id}>
        {props.hint}
      </p>
    </>
  )
}
