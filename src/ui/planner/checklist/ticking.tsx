import { For, Show, type JSX } from 'solid-js'
import type { Checklist } from '../../../services/checklist.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { isWeChat } from '../../../state/in-wechat.ts'
import { Button } from '../../kit/button.tsx'
import { createPaper, Paper } from '../paper.tsx'
import { CommunityField } from '../plan/community-field.tsx'
import { ChecklistPaper } from './checklist-paper.tsx'
import { SCOPES, type ChecklistView } from './create-checklist-view.ts'
import { TickRow } from './tick-row.tsx'

interface TickingProps {
  readonly view: ChecklistView
  readonly list: Checklist
}

/** The worded items of a list, ticked for one community or for the whole city. */
export function Ticking(props: TickingProps): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().checklist.ticking
  return (
    <section class="provide-part" aria-labelledby="checklist-ticking">
      <div class="planner-inset provide-part">
        <h4 id="checklist-ticking">{words().heading}</h4>
        <div class="planner-chips" role="group" aria-label={words().scope}>
          <For each={SCOPES}>
            {(scope) => (
              <button
                type="button"
                class="planner-chip"
                aria-pressed={props.view.scope() === scope}
                onClick={() => props.view.setScope(scope)}
              >
                {words().scopes[scope]}
              </button>
            )}
          </For>
        </div>
        <Show
          when={props.view.scope() === 'community'}
          fallback={<p class="planner-note">{words().cityNote}</p>}
        >
          <CommunityField
            label={words().community}
            value={props.view.community()}
            error={null}
            onChange={props.view.setCommunity}
          />
        </Show>
      </div>
      <Show
        when={props.view.place() !== undefined}
        fallback={<p class="planner-inset planner-note">{words().choose}</p>}
      >
        <Items view={props.view} list={props.list} />
      </Show>
    </section>
  )
}

function Items(props: TickingProps): JSX.Element {
  const { number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().checklist
  const paper = createPaper()
  /** How many of a group wait for their wording. */
  const left = (group: Checklist['groups'][number]) =>
    group.slots.filter((slot) => props.view.itemOf(props.list.id, slot).name === null).length
  return (
    <>
      <Summary view={props.view} />
      <For each={props.list.groups}>
        {(group) => (
          <div class="planner-inset checklist-ticks">
            <h5>
              {props.view.groupName(group)}
              <Show when={left(group) > 0}>
                {' '}
                <small>{words().unnamed(number(left(group)))}</small>
              </Show>
            </h5>
            <Show when={left(group) < group.slots.length}>
              <ul>
                <For each={group.slots}>
                  {(slot) => <TickRow view={props.view} list={props.list} slot={slot} />}
                </For>
              </ul>
            </Show>
          </div>
        )}
      </For>
      <div class="planner-inset provide-row">
        <Show when={!isWeChat()}>
          <Button kind="quiet" onClick={() => paper.print()}>
            {words().paper.print}
          </Button>
        </Show>
        <p class="planner-note">{words().ticking.privacy}</p>
      </div>
      <Show when={paper.isWanted()}>
        <Paper>
          <ChecklistPaper view={props.view} list={props.list} />
        </Paper>
      </Show>
    </>
  )
}

function Summary(props: { readonly view: ChecklistView }): JSX.Element {
  const planning = usePlanningWords()
  const { number } = useI18n()
  const words = () => planning().checklist
  const counts = () => props.view.counts(props.view.named(), props.view.place() ?? null)
  return (
    <p class="planner-inset checklist-summary" role="status">
      <b>
        {words().summary(props.view.placeName(), number(counts().present), number(props.view.named().length))}
      </b>
      <span>{words().summaryRest(number(counts().absent), number(counts().unchecked))}</span>
      <Show when={counts().ofCity > 0}>
        <span>{words().summaryCity(number(counts().ofCity))}</span>
      </Show>
    </p>
  )
}
