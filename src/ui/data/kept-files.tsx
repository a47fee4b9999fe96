import { Show, type JSX } from 'solid-js'
import { useDataWords } from '../../i18n/data-words.ts'
import { useSession } from '../../state/session.ts'
import './own-files.css'

/** Which lists this browser keeps for the next visit, or why it keeps none. */
export function KeptFiles(): JSX.Element {
  const data = useDataWords()
  const session = useSession()
  const words = () => data().own.kept
  const names = () =>
    Object.values(session.ownKept.names())
      .map(({ name }) => name)
      .join(data().own.columns.between)
  return (
    <div class="own-kept" role="status">
      <Show when={names()}>
        <p class="data-small">
          {session.ownKept.isRestored() ? words().restored(names()) : words().now(names())}
        </p>
      </Show>
      <Show when={session.ownKept.trouble()}>
        {(trouble) => <p class="own-missing">{words().trouble[trouble()]}</p>}
      </Show>
    </div>
  )
}
