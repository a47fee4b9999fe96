import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import { For, Show, type JSX } from 'solid-js'
import type { Standard } from '../../services/standard.ts'
import { SourceLink } from '../kit/source-link.tsx'
import { verifiedWords } from './verified-words.ts'
import { useWords } from './words.ts'

/** What a standard is, where it comes from, and how far that has been verified. */
export function StandardNote(props: { readonly standard: Standard }): JSX.Element {
  const words = useWords()
  const source = () => props.standard.sources[props.standard.source]
  const verified = () => verifiedWords(words(), props.standard)
  return (
    <div class="resident-standard">
      <p class="resident-verified" data-verified={verified().whole}>
        <Show when={props.standard.verified} fallback={<CircleHelp size={18} aria-hidden="true" />}>
          <CircleCheck size={18} aria-hidden="true" />
        </Show>
        <b>{verified().said}</b> <For each={verified().open}>{(open) => <span>{open}</span>}</For>
      </p>
      <Show when={props.standard.note}>{(note) => <p>{words().name(note())}</p>}</Show>
      <Show when={source()}>
        {(found) => (
          <p>
            {words().text.controls.source}
            <SourceLink text={found().text} url={found().url} />
            {found().date === undefined ? '' : words().text.list.bracket(found().date ?? '')}
          </p>
        )}
      </Show>
    </div>
  )
}
