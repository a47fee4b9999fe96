import Redo2 from 'lucide-solid/icons/redo-2'
import Undo2 from 'lucide-solid/icons/undo-2'
import { createSignal, createUniqueId, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { copyText } from '../../../state/copy-text.ts'
import { Button } from '../../kit/button.tsx'
import { Disclosure } from '../../kit/disclosure.tsx'
import { FileButton } from '../../kit/file-button.tsx'
import { SelectChip } from '../../kit/select-chip.tsx'
import { usePlanTab } from './create-plan-tab.ts'

/** Which plan, undoing, and what can be done with the plan as a whole. */
export function PlanBar(): JSX.Element {
  const { plans, words } = usePlanTab()
  const { number } = useI18n()
  const bar = () => words().plan.bar
  const options = () => {
    const [listed, current] = [plans.list(), plans.current()]
    const all = current === null || listed.some(({ id }) => id === current.id) ? listed : [...listed, current]
    return [{ value: '', label: bar().today }, ...all.map(({ id, name }) => ({ value: id, label: name }))]
  }
  return (
    <div class="plan-bar planner-inset">
      <div class="plan-bar-row">
        <SelectChip
          label={bar().label}
          value={plans.current()?.id ?? ''}
          options={options()}
          onChange={(id) => plans.choose(id === '' ? null : id)}
        />
        <Button kind="quiet" onClick={() => plans.create(bar().named(number(plans.list().length + 1)))}>
          {bar().create}
        </Button>
        <span class="plan-bar-history">
          <Button kind="plain" label={bar().undo} disabled={!plans.canUndo()} onClick={() => plans.undo()}>
            <Undo2 size={20} aria-hidden="true" />
          </Button>
          <Button kind="plain" label={bar().redo} disabled={!plans.canRedo()} onClick={() => plans.redo()}>
            <Redo2 size={20} aria-hidden="true" />
          </Button>
        </span>
      </div>
      <Disclosure summary={bar().manage}>
        <Manage />
      </Disclosure>
    </div>
  )
}

/** What is asked before something is done. */
type Asking = 'rename' | 'remove' | null

function Manage(): JSX.Element {
  const { plans, words, say } = usePlanTab()
  const bar = () => words().plan.bar
  const [asking, ask] = createSignal<Asking>(null)
  return (
    <div class="plan-manage">
      <Show when={plans.current()}>
        {(plan) => (
          <>
            <div class="plan-manage-verbs">
              <Button
                kind="quiet"
                expanded={asking() === 'rename'}
                onClick={() => ask(asking() === 'rename' ? null : 'rename')}
              >
                {bar().rename}
              </Button>
              <Button kind="quiet" onClick={() => plans.duplicate(plan().id, bar().copyOf(plan().name))}>
                {bar().duplicate}
              </Button>
              <Button
                kind="quiet"
                expanded={asking() === 'remove'}
                onClick={() => ask(asking() === 'remove' ? null : 'remove')}
              >
                {bar().remove}
              </Button>
            </div>
            <Show when={asking() === 'rename'}>
              <Rename
                name={plan().name}
                onSave={(name) => plans.rename(plan().id, name)}
                onClose={() => ask(null)}
              />
            </Show>
            <Show when={asking() === 'remove'}>
              <div class="plan-sure" role="group" aria-label={bar().remove}>
                <p>{bar().removeSure(plan().name)}</p>
                <Button
                  kind="primary"
                  onClick={(event) => {
                    const { id, name } = plan()
                    // the button goes with its plan: the focus stays in the bar
                    const tabBar = (event.currentTarget as Element).closest('.plan-bar')
                    tabBar?.querySelector('select')?.focus()
                    plans.remove(id)
                    ask(null)
                    say(bar().removed(name))
                  }}
                >
                  {bar().removeYes}
                </Button>
                <Button kind="quiet" onClick={() => ask(null)}>
                  {bar().cancel}
                </Button>
              </div>
            </Show>
          </>
        )}
      </Show>
      <HandOn />
      <p class="planner-note">
        {bar().kept} {bar().keys}
      </p>
    </div>
  )
}

interface RenameProps {
  readonly name: string
  readonly onSave: (name: string) => void
  readonly onClose: () => void
}

function Rename(props: RenameProps): JSX.Element {
  const { words } = usePlanTab()
  const id = createUniqueId()
  const bar = () => words().plan.bar
  const [isEmpty, setEmpty] = createSignal(false)
  let field!: HTMLInputElement
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const name = field.value.trim()
    setEmpty(name === '')
    if (name === '') {
      field.focus()
      return
    }
    props.onSave(name)
    props.onClose()
  }
  return (
    <form class="plan-sure" onSubmit={save}>
      <div class="plan-field">
        <label for={id}>{bar().name}</label>
        <input
          id={id}
          type="text"
          maxlength={80}
          autocomplete="off"
          value={props.name}
          aria-invalid={isEmpty() ? 'true' : undefined}
          aria-describedby={isEmpty() ? `${id}-error` : undefined}
          ref={(element) => {
            field = element
            queueMicrotask(() => element.select())
          }}
        />
        <Show when={isEmpty()}>
          <p class="plan-error" id={`${id}-error`} role="alert">
            {bar().noName}
          </p>
        </Show>
      </div>
      <button type="submit" class="kit-button" data-kind="primary">
        {bar().save}
      </button>
      <Button kind="quiet" onClick={() => props.onClose()}>
        {bar().cancel}
      </Button>
    </form>
  )
}

/** The plan as a file and as a link. */
function HandOn(): JSX.Element {
  const { plans, words } = usePlanTab()
  const bar = () => words().plan.bar
  const [told, tell] = createSignal('')
  const copy = async (link: string) => {
    const isCopied = await copyText(link)
    tell(isCopied ? bar().copied : bar().notCopied)
  }
  return (
    <>
      <div class="plan-manage-verbs">
        <Show when={plans.current()}>
          {(plan) => (
            <>
              <Button
                kind="quiet"
                onClick={() => {
                  const link = plans.link()
                  if (link === 'too-long') tell(bar().tooLong)
                  else if (link !== null) void copy(link)
                }}
              >
                {bar().link}
              </Button>
              <Button kind="quiet" onClick={() => plans.exportFile(plan().id)}>
                {bar().export}
              </Button>
            </>
          )}
        </Show>
        <FileButton
          label={bar().import}
          accept=".json,application/json"
          onFile={(file) => void plans.importFile(file)}
        />
      </div>
      <p class="planner-note" role="status">
        {told()}
      </p>
    </>
  )
}
