import { For, Match, Show, Switch, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import type { TakenFile } from '../../../state/needs.ts'
import { Disclosure } from '../../kit/disclosure.tsx'

const MOST_ERRORS = 50

type FileKind = Extract<TakenFile, { kind: 'file' }>['file']
type ReadFile = Extract<FileKind, { kind: 'read' }>

/** What became of the last file: what was read, what was refused, and every row that was left out. */
export function TakenNote(props: { readonly taken: TakenFile }): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().provide.needs.taken
  const unreadable = () => (props.taken.kind === 'unreadable' ? props.taken.message : null)
  const file = () => (props.taken.kind === 'file' ? props.taken.file : null)
  const refused = () => {
    const found = file()
    return found?.kind === 'refused' ? found : null
  }
  const read = () => {
    const found = file()
    return found?.kind === 'read' ? found : null
  }
  const isKnown = () => props.taken.kind === 'file' && props.taken.isKnown
  const isWarning = () => unreadable() !== null || refused() !== null || (read()?.dropped.length ?? 0) > 0
  return (
    <div class="provide-told" data-warn={isWarning() ? '' : undefined}>
      <Switch>
        <Match when={unreadable()}>
          {(message) => (
            <>
              <p>{words().unreadable(props.taken.name)}</p>
              <small>{message()}</small>
            </>
          )}
        </Match>
        <Match when={refused()}>
          {(one) => (
            <>
              <p>
                {words().unreadable(props.taken.name)} {words().refused[one().why]}
              </p>
              <Show when={one().found !== ''}>
                <small>{words().found(one().found)}</small>
              </Show>
            </>
          )}
        </Match>
        <Match when={read()}>
          {(one) => <ReadNote name={props.taken.name} read={one()} isKnown={isKnown()} />}
        </Match>
        <Match when={file()}>
          <p>{words().register(props.taken.name)}</p>
        </Match>
      </Switch>
    </div>
  )
}

interface ReadNoteProps {
  readonly name: string
  readonly read: ReadFile
  readonly isKnown: boolean
}

function ReadNote(props: ReadNoteProps): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().provide.needs.taken
  const list = (columns: readonly string[]) => columns.join(words().separator)
  const said = () => {
    const { rows } = props.read
    if (rows.length === 0) return words().none(props.name)
    if (props.isKnown) return words().known(props.name)
    const needs = rows.reduce((sum, { count }) => sum + count, 0)
    return words().read(props.name, number(rows.length), number(needs))
  }
  return (
    <>
      <p>{said()}</p>
      <Show when={props.read.dropped.length > 0}>
        <p>{words().dropped(list(props.read.dropped))}</p>
      </Show>
      <Show when={props.read.ignored.length > 0}>
        <p>{words().ignored(list(props.read.ignored))}</p>
      </Show>
      <Show when={props.read.errors.length > 0}>
        <Disclosure summary={words().errors(number(props.read.errors.length))}>
          <Errors errors={props.read.errors} />
        </Disclosure>
      </Show>
    </>
  )
}

function Errors(props: { readonly errors: ReadFile['errors'] }): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const needs = () => planning().provide.needs
  return (
    <>
      <ul>
        <For each={props.errors.slice(0, MOST_ERRORS)}>
          {({ line, problem, found }) => (
            <li>
              {needs().taken.line(number(line))} · {needs().rowProblems[problem]}
              {found === '' ? '' : ` · ${found}`}
            </li>
          )}
        </For>
      </ul>
      <Show when={props.errors.length > MOST_ERRORS}>
        <p>{needs().taken.more(number(props.errors.length - MOST_ERRORS))}</p>
      </Show>
    </>
  )
}
