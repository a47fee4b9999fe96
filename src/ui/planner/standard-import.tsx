import { createUniqueId, For, Show, type JSX } from 'solid-js'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { useSession } from '../../state/session.ts'
import type { Imported } from '../../state/standards.ts'
import { Button } from '../kit/button.tsx'
import { FileButton } from '../kit/file-button.tsx'
import { focusSoon } from './focus-soon.ts'

type StandardFile = Imported['file']
type LeftOut = Extract<StandardFile, { kind: 'read' }>['left'][number]

/** The browser's own file dialogue behind a button of ours. */
export function ImportButton(): JSX.Element {
  const session = useSession()
  const planning = usePlanningWords()
  const id = createUniqueId()
  return (
    <>
      <FileButton
        label={planning().standards.importFile}
        accept=".json,application/json"
        describedBy={id}
        onFile={(file) => void session.standards()?.importFile(file)}
      />
      <p class="visually-hidden" id={id}>
        {planning().standards.importHint}
      </p>
    </>
  )
}

/** What became of a file that could not be taken as it is. */
export function ImportNote(): JSX.Element {
  const session = useSession()
  const imported = () => session.standards()?.imported() ?? null
  return (
    <div role="status" class="planner-inset standard-import">
      <Show when={imported()}>
        {(found) => (
          <Show when={readOf(found().file)} fallback={<Refused name={found().name} file={found().file} />}>
            {(read) => <Partly name={found().name} left={read().left} rules={read().rules} />}
          </Show>
        )}
      </Show>
    </div>
  )
}

function readOf(
  file: StandardFile,
): { readonly left: readonly LeftOut[]; readonly rules: number } | undefined {
  return file.kind === 'read' ? { left: file.left, rules: file.own.standard.rules.length } : undefined
}

/** Answers the note, which is gone with its buttons: the keyboard goes on where standards are chosen. */
function createDone(): (verb: 'confirmImport' | 'dismissImport') => void {
  const session = useSession()
  return (verb) => {
    session.standards()?.[verb]()
    focusSoon('.standard-picker select')
  }
}

function Refused(props: { readonly name: string; readonly file: StandardFile }): JSX.Element {
  const done = createDone()
  const planning = usePlanningWords()
  const words = () => planning().standards.imported
  const problem = () => (props.file.kind === 'refused' ? props.file.problem : undefined)
  return (
    <div class="standard-note">
      <h3>{words().refused(props.name)}</h3>
      <Show when={problem()}>
        {(of) => (
          <dl>
            <dt>{words().where}</dt>
            <dd>{of().path === '' ? words().whole : <code>{of().path}</code>}</dd>
            <dt>{words().found}</dt>
            <dd lang="en">{of().found}</dd>
            <dt>{words().expected}</dt>
            <dd lang="en">{of().expected}</dd>
          </dl>
        )}
      </Show>
      <Button kind="quiet" onClick={() => done('dismissImport')}>
        {words().close}
      </Button>
    </div>
  )
}

interface PartlyProps {
  readonly name: string
  readonly left: readonly LeftOut[]
  readonly rules: number
}

function Partly(props: PartlyProps): JSX.Element {
  const done = createDone()
  const planning = usePlanningWords()
  const words = () => planning().standards.imported
  const said = ({ what, id, of, like }: LeftOut): string => {
    const hint = like === null ? '' : words().like(like)
    switch (what) {
      case 'service':
        return (of === null ? words().floor(id) : words().service(id, of)) + hint
      case 'rule':
        return words().rule(id)
      case 'walker':
        return words().walker(id, of ?? '')
    }
  }
  return (
    <div class="standard-note">
      <h3>{words().partly(props.name)}</h3>
      <ul>
        <For each={props.left}>{(left) => <li>{said(left)}</li>}</For>
      </ul>
      <p>{words().rest(String(props.rules))}</p>
      <div class="standard-buttons">
        <Button kind="primary" onClick={() => done('confirmImport')}>
          {words().confirm}
        </Button>
        <Button kind="quiet" onClick={() => done('dismissImport')}>
          {words().dismiss}
        </Button>
      </div>
    </div>
  )
}
