import { For, Show, type JSX } from 'solid-js'
import type { OwnFileNote } from '../../engine/protocol.ts'
import type { DataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { reasonInWords } from './reason-words.ts'
import './data.css'

/** Enough to see what is wrong; the rest are mostly the same mistake. */
const SHOWN = 50

interface RowErrorsProps {
  readonly file: Pick<OwnFileNote, 'name' | 'errors'>
}

/** Rows that are not used, each with its line (of a table) or position (of a GeoJSON feature) and the reason. */
export function RowErrors(props: RowErrorsProps): JSX.Element {
  const i18n = useI18n()
  return (
    <Show when={props.file.errors.length > 0 && i18n.data()}>
      {(words) => <ErrorList {...props} words={words()} />}
    </Show>
  )
}

function ErrorList(props: RowErrorsProps & { readonly words: DataWords }): JSX.Element {
  const { number } = useI18n()
  const words = () => props.words.own
  const errors = () => props.file.errors
  const place = (line: number) =>
    /\.csv$/i.test(props.file.name) ? words().line(number(line)) : words().feature(number(line))
  return (
    <Disclosure summary={words().errors(number(errors().length))}>
      <ol class="data-errors">
        <For each={errors().slice(0, SHOWN)}>
          {({ line, reason }) => (
            <li>
              <span class="data-error-line">{place(line)}</span> {reasonInWords(reason, props.words.reason)}
            </li>
          )}
        </For>
      </ol>
      <Show when={errors().length > SHOWN}>
        <p class="data-small">{words().more(number(errors().length - SHOWN))}</p>
      </Show>
    </Disclosure>
  )
}
