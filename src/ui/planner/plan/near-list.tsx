import { createUniqueId, For, Show, type JSX } from 'solid-js'

export interface NearListProps<T> {
  readonly label: string
  /** Told in the list's stead. */
  readonly note: string | null
  /** Nearest first. */
  readonly rows: readonly T[]
  readonly called: (row: T) => string
  readonly away: (row: T) => string
  /** What its button says, seen and in full. */
  readonly take: string
  readonly takeOf: (row: T) => string
  readonly onTake: (row: T) => void
}

/** What lies near a place, each with a button. */
export function NearList<T>(props: NearListProps<T>): JSX.Element {
  const id = createUniqueId()
  return (
    <>
      <p class="plan-label" id={id}>
        {props.label}
      </p>
      <div role="status">
        <Show when={props.note}>{(note) => <p class="planner-note">{note()}</p>}</Show>
      </div>
      <ul class="plan-nearest" aria-labelledby={id}>
        <For each={props.rows}>
          {(row) => (
            <li>
              <span>
                {props.called(row)}
                <small>{props.away(row)}</small>
              </span>
              <button
                type="button"
                class="kit-button"
                data-kind="quiet"
                aria-label={props.takeOf(row)}
                onClick={() => props.onTake(row)}
              >
                {props.take}
              </button>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
