import { Show, type JSX } from 'solid-js'

/** A text that leads to an address; only http(s) addresses become links, for they stand in files of others. */
export function SourceLink(props: {
  readonly text: string
  readonly url: string | null | undefined
}): JSX.Element {
  const address = () => (/^https?:\/\//.test(props.url ?? '') ? props.url : null)
  return (
    <Show when={address()} fallback={props.text}>
      {(href) => (
        <a href={href()} target="_blank" rel="noopener noreferrer">
          {props.text}
        </a>
      )}
    </Show>
  )
}
