import { createSignal, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { copyText } from '../../state/copy-text.ts'
import { notesText, saveNotes, type NotesFileKind } from '../../state/notes-files.ts'
import { saveFile } from '../../state/save-file.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import './data.css'
import { KeptList } from './kept-list.tsx'
import './kept-notes.css'

/** What this browser keeps of its visitor's notes: how much, as files, one by one, and gone. */
export function KeptNotes(): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const words = () => t().notes.kept
  const book = () => session.notes.book()
  const count = () => book().needs.length + book().ratings.length + book().corrections.length
  const counts = () =>
    [
      { of: book().needs.length, say: words().needs },
      { of: book().corrections.length, say: words().corrections },
      { of: book().ratings.length, say: words().ratings },
    ].filter(({ of }) => of > 0)
  let heading: HTMLHeadingElement | undefined
  return (
    <section class="data-section kept-notes" id="kept-notes">
      <h3 tabindex="-1" ref={(element) => (heading = element)}>
        {words().heading}
      </h3>
      <p>{words().lead}</p>
      <Show when={count() > 0} fallback={<p class="data-small">{words().empty}</p>}>
        <ul class="kept-counts">
          <For each={counts()}>{({ of, say }) => <li>{say(number(of))}</li>}</For>
        </ul>
        <Show when={book().needs.length > 0}>
          <Exports kind="needs" />
        </Show>
        <Show when={book().corrections.length + book().ratings.length > 0}>
          <Exports kind="corrections" />
        </Show>
        <Disclosure summary={words().all(number(count()))}>
          <KeptList onRemoved={() => heading?.focus()} />
          <Button
            kind="quiet"
            onClick={() => {
              session.notes.removeAll()
              heading?.focus()
            }}
          >
            {words().removeAll}
          </Button>
        </Disclosure>
      </Show>
      <Removed onRestored={() => heading?.focus()} />
      <Aside />
    </section>
  )
}

/** The removal that was made last can be taken back. */
function Removed(props: { readonly onRestored: () => void }): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const words = () => t().notes.kept
  const [isBack, setBack] = createSignal(false)
  const count = () => {
    const gone = session.notes.removed()
    return gone === null ? 0 : gone.needs.length + gone.ratings.length + gone.corrections.length
  }
  const said = () => (count() > 0 ? words().removed(number(count())) : isBack() ? words().restored : '')
  return (
    <div class="data-buttons kept-removed">
      <p role="status">{said()}</p>
      <Show when={count() > 0}>
        <Button
          kind="quiet"
          onClick={() => {
            session.notes.restore()
            setBack(true)
            props.onRestored()
          }}
        >
          {words().restore}
        </Button>
      </Show>
    </div>
  )
}

const FORMATS = ['csv', 'json'] as const

function Exports(props: { readonly kind: NotesFileKind }): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = () => t().notes.kept
  const [isCopied, setCopied] = createSignal<boolean | null>(null)
  const what = () => words().exports[props.kind]
  const copy = async (): Promise<void> => {
    setCopied(null)
    setCopied(await copyText(notesText(session.notes.book(), props.kind, 'json')))
  }
  return (
    <div class="data-buttons" role="group" aria-label={what()}>
      <span class="kept-what">{what()}</span>
      <For each={FORMATS}>
        {(format) => (
          <Button
            kind="quiet"
            label={words().download(what(), format.toUpperCase())}
            onClick={() => saveNotes(session.notes.book(), { kind: props.kind, format })}
          >
            {format.toUpperCase()}
          </Button>
        )}
      </For>
      <Button kind="plain" label={words().copyOf(what())} onClick={() => void copy()}>
        {words().copy}
      </Button>
      <span role="status">
        <Show when={isCopied() !== null}>{isCopied() ? words().copied : words().notCopied}</Show>
      </span>
    </div>
  )
}

/** Text of an earlier time that this page cannot read is the visitor's all the same. */
function Aside(): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = () => t().notes.kept
  return (
    <Show when={session.notes.aside()}>
      {(text) => (
        <div class="data-check">
          <p>{words().aside}</p>
          <div class="data-buttons">
            <Button
              kind="quiet"
              onClick={() =>
                saveFile({ name: 'quarter-hour-unreadable.txt', type: 'text/plain', text: text() })
              }
            >
              {words().asideSave}
            </Button>
            <Button kind="quiet" onClick={() => session.notes.forgetAside()}>
              {words().asideRemove}
            </Button>
          </div>
        </div>
      )}
    </Show>
  )
}
