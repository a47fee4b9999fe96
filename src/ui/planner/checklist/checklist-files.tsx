import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js'
import type { ChecklistError } from '../../../format/checklist-rows.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { saveFile, type TakenChecklists } from '../../../state/checklists.ts'
import { Button } from '../../kit/button.tsx'
import { Disclosure } from '../../kit/disclosure.tsx'
import { FileButton } from '../../kit/file-button.tsx'
import type { ChecklistView } from './create-checklist-view.ts'

const MOST_ERRORS = 50

/** A file in, a file out, and everything away. */
export function ChecklistFiles(props: { readonly view: ChecklistView }): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().checklist.files
  const id = createUniqueId()
  const save = (form: 'csv' | 'json') =>
    saveFile(
      props.view.file(form, {
        groupName: props.view.groupName,
        communityName: props.view.nameOfCommunity,
      }),
    )
  return (
    <div class="provide-part" role="group" aria-label={words().label}>
      <div class="planner-inset provide-row">
        <FileButton
          label={words().import}
          accept=".csv,.json"
          describedBy={id}
          onFile={(file) => void props.view.take(file)}
        />
        <Button kind="quiet" onClick={() => save('csv')}>
          {words().csv}
        </Button>
        <Button kind="quiet" onClick={() => save('json')}>
          {words().json}
        </Button>
        <p class="planner-note" id={id}>
          {words().hint}
        </p>
      </div>
      <div role="status">
        <Show when={props.view.taken()}>{(taken) => <Taken taken={taken()} />}</Show>
      </div>
      <Show when={props.view.book().names.length + props.view.book().ticks.length > 0}>
        <RemoveAll view={props.view} />
      </Show>
    </div>
  )
}

function RemoveAll(props: { readonly view: ChecklistView }): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().checklist.files
  const [isAsking, ask] = createSignal(false)
  return (
    <div class="planner-inset provide-row">
      <Show
        when={isAsking()}
        fallback={
          <Button kind="plain" onClick={() => ask(true)}>
            {words().removeAll}
          </Button>
        }
      >
        <span role="alert">{words().sure}</span>
        <Button kind="quiet" onClick={() => props.view.removeAll()}>
          {words().yes}
        </Button>
        <Button kind="plain" onClick={() => ask(false)}>
          {words().no}
        </Button>
      </Show>
    </div>
  )
}

/** What became of the last file: what was read, what was refused, and every value that was left out. */
function Taken(props: { readonly taken: TakenChecklists }): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().checklist.taken
  const read = () => {
    const taken = props.taken
    return taken.kind === 'file' && taken.file.kind === 'read' ? taken.file : null
  }
  /** Why nothing was taken, and what stood there. */
  const refused = () => {
    const taken = props.taken
    if (taken.kind === 'unreadable') return { why: '', found: taken.message }
    if (taken.file.kind === 'read') return null
    const { why, found } = taken.file
    return { why: words().refused[why], found: found === '' ? '' : words().found(found) }
  }
  return (
    <div class="provide-told" data-warn={(read()?.errors.length ?? 1) > 0 ? '' : undefined}>
      <Show when={refused()}>
        {(one) => (
          <>
            <p>
              {words().unreadable(props.taken.name)} {one().why}
            </p>
            <small>{one().found}</small>
          </>
        )}
      </Show>
      <Show when={read()}>
        {(file) => (
          <>
            <p>
              {words().read(
                props.taken.name,
                number(file().book.names.length),
                number(file().book.ticks.length),
              )}
            </p>
            <Show when={file().ignored.length > 0}>
              <p>{words().ignored(file().ignored.join(words().separator))}</p>
            </Show>
            <Show when={file().errors.length > 0}>
              <Disclosure summary={words().errors(number(file().errors.length))}>
                <Errors errors={file().errors} />
              </Disclosure>
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}

function Errors(props: { readonly errors: readonly ChecklistError[] }): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().checklist.taken
  return (
    <>
      <ul>
        <For each={props.errors.slice(0, MOST_ERRORS)}>
          {({ line, field, problem, found }) => (
            <li>
              {[
                words().line(number(line), field),
                words().problems[problem],
                found === '' ? '' : words().found(found),
              ]
                .filter(Boolean)
                .join(' · ')}
            </li>
          )}
        </For>
      </ul>
      <Show when={props.errors.length > MOST_ERRORS}>
        <p>{words().more(number(props.errors.length - MOST_ERRORS))}</p>
      </Show>
    </>
  )
}
