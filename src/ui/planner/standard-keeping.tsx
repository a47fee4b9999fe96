import { createSignal, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import type { Standard } from '../../services/standard.ts'
import { copyText } from '../../state/copy-text.ts'
import type { OwnStandards } from '../../state/standards.ts'
import { Button } from '../kit/button.tsx'
import { focusSoon } from './focus-soon.ts'

interface KeepingProps {
  readonly standards: OwnStandards
  readonly own: Standard
}

/** Where an own standard is kept, and how it is handed on: by the address or as a file. */
export function StandardKeeping(props: KeepingProps): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().standards.keep
  const [said, setSaid] = createSignal<'copied' | 'notCopied' | null>(null)
  const copy = async (): Promise<void> => {
    setSaid((await copyText(location.href)) ? 'copied' : 'notCopied')
  }
  return (
    <div class="planner-inset standard-keeping">
      <h4>{words().heading}</h4>
      <p>{props.standards.isKept() ? words().kept : words().notKept}</p>
      <p>{props.standards.isInLink() ? words().inLink : words().tooLong}</p>
      <p class="planner-note">{words().fileHint}</p>
      <div class="standard-buttons">
        <Show when={!props.standards.isKept()}>
          <Button kind="quiet" onClick={() => props.standards.keep()}>
            {words().keep}
          </Button>
        </Show>
        <Show when={props.standards.isInLink()}>
          <Button kind="quiet" onClick={() => void copy()}>
            {words().copyLink}
          </Button>
        </Show>
        <Button kind="quiet" onClick={() => props.standards.exportFile()}>
          {words().file}
        </Button>
        <Show when={props.standards.isKept()}>
          <Button
            kind="quiet"
            onClick={() => {
              props.standards.remove(props.own.id)
              focusSoon('.standard-picker select')
            }}
          >
            {words().remove}
          </Button>
        </Show>
      </div>
      <p role="status">
        <Show when={said()}>{(which) => words()[which()]}</Show>
      </p>
    </div>
  )
}

/** What was removed last and can be had back, and what this browser could not keep or read. */
export function StandardNews(props: { readonly standards: OwnStandards }): JSX.Element {
  const { name } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().standards
  return (
    <div role="status" class="planner-inset standard-news">
      <Show when={props.standards.removed()}>
        {(own) => (
          <div class="standard-note">
            <p>{words().keep.removed(name(own().standard.names))}</p>
            <Button
              kind="quiet"
              onClick={() => {
                props.standards.restore()
                focusSoon('.standard-picker select')
              }}
            >
              {words().keep.restore}
            </Button>
          </div>
        )}
      </Show>
      <Show when={trouble(props.standards)}>
        {(what) => <p class="standard-note">{words().trouble[what()]}</p>}
      </Show>
      <Show when={props.standards.aside() !== null}>
        <div class="standard-note">
          <p>{words().trouble.unreadable}</p>
          <div class="standard-buttons">
            <Button kind="quiet" onClick={() => props.standards.saveAside()}>
              {words().trouble.saveAside}
            </Button>
            <Button kind="quiet" onClick={() => props.standards.forgetAside()}>
              {words().trouble.forget}
            </Button>
          </div>
        </div>
      </Show>
    </div>
  )
}

/** What is unreadable is told beside what can be done with it. */
function trouble(standards: OwnStandards): 'blocked' | 'full' | null {
  const what = standards.trouble()
  return what === 'unreadable' ? null : what
}
