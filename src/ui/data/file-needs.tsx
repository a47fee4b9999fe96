import type { JSX } from 'solid-js'
import { useDataWords } from '../../i18n/data-words.ts'
import { Disclosure } from '../kit/disclosure.tsx'

/** What a file needs, with two examples of two lines. */
export function FileNeeds(): JSX.Element {
  const data = useDataWords()
  const words = () => data().own
  return (
    <Disclosure summary={words().needs}>
      <p>{words().needsBoth}</p>
      <p class="data-need">{words().needsCommunities}</p>
      <Example text={words().exampleCommunities} />
      <p class="data-need">{words().needsFacilities}</p>
      <Example text={words().exampleFacilities} />
    </Disclosure>
  )
}

/** Long lines break rather than scroll: a box that scrolls would need the keyboard. */
function Example(props: { readonly text: string }): JSX.Element {
  return (
    <pre class="data-example">
      <code>{props.text}</code>
    </pre>
  )
}
