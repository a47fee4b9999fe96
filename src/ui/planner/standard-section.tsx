import { For, onMount, Show, type JSX } from 'solid-js'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { StandardEditor } from './standard-editor.tsx'
import { ImportButton, ImportNote } from './standard-import.tsx'
import { StandardNews } from './standard-keeping.tsx'
import { StandardIndex } from './standard-index.tsx'
import { StandardTable } from './standard-table.tsx'
import './standard-section.css'

/** 应该有什么: the standard in force. One that comes with the page is read, a copy of one's own is changed. */
export function StandardSection(): JSX.Element {
  const session = useSession()
  onMount(() => session.wantStandards())
  const own = () => session.standards()?.current() ?? null
  return (
    <section class="standard-section">
      <StandardPicker />
      <ImportNote />
      <Show when={session.standards()}>{(standards) => <StandardNews standards={standards()} />}</Show>
      <Show when={own()} fallback={<StandardTable standard={session.judgement()?.standard} />}>
        <StandardEditor />
      </Show>
      <StandardIndex />
    </section>
  )
}

function StandardPicker(): JSX.Element {
  const session = useSession()
  const { name } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().standards
  const standards = () => session.standards()
  const shipped = () => new Set((session.reference()?.standards ?? []).map(({ id }) => id))
  const copy = (): void => {
    const of = session.terms()?.standard
    if (of !== undefined) standards()?.duplicate(of, words().copyNamed(name(of.names)).slice(0, 60))
  }
  const options = (isShipped: boolean) =>
    session.standardChoices().filter(({ id }) => shipped().has(id) === isShipped)
  const group = (isShipped: boolean) => (
    <optgroup label={isShipped ? words().optgroups.shipped : words().optgroups.own}>
      <For each={options(isShipped)}>
        {(standard) => (
          <option value={standard.id} selected={standard.id === session.terms()?.standard.id}>
            {name(standard.names)}
          </option>
        )}
      </For>
    </optgroup>
  )
  return (
    <div class="planner-inset standard-picker">
      <label class="standard-field">
        <span>{words().choose}</span>
        <select onChange={(event) => session.setStandard(event.currentTarget.value)}>
          {group(true)}
          <Show when={options(false).length > 0}>{group(false)}</Show>
        </select>
      </label>
      <div class="standard-buttons">
        <Button
          kind={standards()?.current() == null ? 'primary' : 'quiet'}
          onClick={copy}
          disabled={standards() === undefined}
        >
          {words().copy}
        </Button>
        <ImportButton />
      </div>
      <Show when={standards()?.current() === null}>
        <p class="planner-note">{words().copyHint}</p>
      </Show>
    </div>
  )
}
