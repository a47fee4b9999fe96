import { createSignal, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { saveFile, type NeedCount } from '../../../state/needs.ts'
import { Button } from '../../kit/button.tsx'
import { EmptyNote } from '../../kit/empty-note.tsx'
import { usePlanner } from '../create-planner.ts'
import { createNeedsView, type NeedsView } from './create-needs-view.ts'
import { ChooseFile } from './fields.tsx'
import { NeedsForm } from './needs-form.tsx'
import { NeedsByPlace, NeedsByService, NeedsByStreet } from './needs-tables.tsx'
import { TakenNote } from './taken-note.tsx'

const sumOf = (rows: readonly NeedCount[]): number => rows.reduce((sum, { count }) => sum + count, 0)

/** 需求登记: typed or imported, ranked beside the gap. */
export function NeedsSection(): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().provide.needs
  const view = createNeedsView()
  return (
    <section aria-labelledby="provide-needs-heading">
      <div class="planner-inset">
        <h3 id="provide-needs-heading">{words().heading}</h3>
        <p class="planner-note">{words().lead}</p>
      </div>
      <ImportFile view={view} />
      <div role="status">
        <Show when={view.taken()}>{(taken) => <TakenNote taken={taken()} />}</Show>
        <Show when={view.trouble()}>
          {(trouble) => (
            <p class="provide-told" data-warn="">
              {planning().provide.troubles[trouble()]}
            </p>
          )}
        </Show>
      </div>
      <NeedsForm view={view} />
      <Show
        when={view.counts().length > 0}
        fallback={
          <div class="planner-inset">
            <EmptyNote title={words().empty.title}>{words().empty.text}</EmptyNote>
          </div>
        }
      >
        <NeedsByService view={view} />
        <NeedsByPlace view={view} />
        <Show when={view.streets().length > 0}>
          <NeedsByStreet view={view} />
        </Show>
        <Files view={view} />
        <Keeping view={view} />
      </Show>
    </section>
  )
}

function ImportFile(props: { readonly view: NeedsView }): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().provide.needs
  return (
    <div class="planner-inset provide-row">
      <ChooseFile
        label={words().import}
        hint={words().importHint}
        accept=".csv,.json"
        onFile={(file) => void props.view.take(file)}
      />
    </div>
  )
}

function Files(props: { readonly view: NeedsView }): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().provide.needs.files
  return (
    <Show when={props.view.register().files.length > 0}>
      <div class="planner-inset provide-part">
        <h4>{words().heading}</h4>
        <p class="planner-note">{words().note}</p>
        <ul class="provide-list">
          <For each={props.view.register().files}>
            {(file) => (
              <li class="provide-entry">
                <div>
                  <span>{file.name}</span>
                  <small>{words().about(file.day, number(sumOf(file.rows)))}</small>
                </div>
                <Button
                  kind="plain"
                  label={words().remove(file.name)}
                  onClick={() => props.view.removeFile(file.digest)}
                >
                  {words().removeShort}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}

function Keeping(props: { readonly view: NeedsView }): JSX.Element {
  const planning = usePlanningWords()
  const planner = usePlanner()
  const words = () => planning().provide.needs
  const [isAsking, ask] = createSignal(false)
  const nameOf = (id: string): string => {
    const community = props.view.indexOf().get(id)
    return community === undefined ? '' : planner.communityName(community)
  }
  const save = (form: 'csv' | 'json') => saveFile(props.view.file(form, nameOf))
  const remove = () => {
    ask(false)
    props.view.removeAll()
  }
  return (
    <div class="planner-inset provide-row" role="group" aria-label={words().export}>
      <Show
        when={isAsking()}
        fallback={
          <>
            <Button kind="quiet" onClick={() => save('csv')}>
              {words().csv}
            </Button>
            <Button kind="quiet" onClick={() => save('json')}>
              {words().json}
            </Button>
            <Button kind="plain" onClick={() => ask(true)}>
              {words().removeAll}
            </Button>
          </>
        }
      >
        <span role="alert">{words().sure}</span>
        <Button kind="quiet" onClick={remove}>
          {words().yes}
        </Button>
        <Button kind="plain" onClick={() => ask(false)}>
          {words().no}
        </Button>
      </Show>
    </div>
  )
}
