import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import { Show, type JSX } from 'solid-js'
import type { Standard } from '../../services/standard.ts'
import { useWords } from './words.ts'

/** What a standard is, where it comes from, and how far that has been verified. */
export function StandardNote(props: { readonly standard: Standard }): JSX.Element {
  const words = useWords()
  const texts = () => words().text.controls
  const source = () => props.standard.sources[props.standard.source]
  const unverified = () => props.standard.rules.filter(({ verified }) => !verified).length
  return (
    <div class="resident-standard">
      <p class="resident-verified" data-verified={props.standard.verified}>
        <Show when={props.standard.verified} fallback={<CircleHelp size={18} aria-hidden="true" />}>
          <CircleCheck size={18} aria-hidden="true" />
        </Show>
        <b>{props.standard.verified ? texts().verified : texts().unverified}</b>
        <Show when={unverified() > 0}>
          <span>{texts().someUnverified(words().number(unverified()))}</span>
        </Show>
      </p>
      <Show when={props.standard.note}>{(note) => <p>{words().name(note())}</p>}</Show>
      <Show when={source()}>
        {(found) => (
          <p class="resident-source">
            {texts().source}
            <Show when={found().url} fallback={found().text}>
              {(url) => (
                <a href={url()} rel="noopener">
                  {found().text}
                </a>
              )}
            </Show>
            {found().date === undefined ? '' : words().text.list.bracket(found().date ?? '')}
          </p>
        )}
      </Show>
    </div>
  )
}
