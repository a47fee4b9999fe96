import { createSignal, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../kit/button.tsx'
import { useFirm } from './firm-context.ts'

/** One community of a list, and what is said of it, line by line. */
export interface CommunityRow {
  readonly community: number
  readonly lines: readonly string[]
}

const FIRST = 8
const MORE = 40

/** Communities, each opening its sheet; the pointer over one lights it up on the map. */
export function CommunityList(props: { readonly rows: readonly CommunityRow[] }): JSX.Element {
  const { number } = useI18n()
  const session = useSession()
  const { planner, words } = useFirm()
  const [most, setMost] = createSignal(FIRST)
  const left = () => props.rows.length - most()
  const leave = (community: number) => {
    if (session.hovered() === community) session.hover(null)
  }
  return (
    <>
      <ol class="firm-list">
        <For each={props.rows.slice(0, most())}>
          {(row) => (
            <li
              data-hovered={session.hovered() === row.community ? '' : undefined}
              onPointerEnter={() => session.hover(row.community)}
              onPointerLeave={() => leave(row.community)}
            >
              <button
                type="button"
                onFocus={() => session.hover(row.community)}
                onBlur={() => leave(row.community)}
                onClick={() => planner.open(row.community)}
              >
                {planner.communityName(row.community)}
              </button>
              <For each={row.lines}>{(line) => <p>{line}</p>}</For>
            </li>
          )}
        </For>
      </ol>
      <Show when={left() > 0}>
        <Button kind="plain" onClick={() => setMost(most() + MORE)}>
          {words().more(number(Math.min(MORE, left())))}
        </Button>
      </Show>
    </>
  )
}
