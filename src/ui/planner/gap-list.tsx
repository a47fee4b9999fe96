import { Match, Show, Switch, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { Button } from '../kit/button.tsx'
import { EmptyNote } from '../kit/empty-note.tsx'
import { usePlanner } from './create-planner.ts'
import { GapFilters } from './gap-filters.tsx'
import { GapTable } from './gap-table.tsx'
import './gap-list.css'

/** 服务缺项社区: every community of the unit that lacks something; those nobody can tell of under a filter of their own. */
export function GapList(): JSX.Element {
  const { t, number } = useI18n()
  const planner = usePlanner()
  const words = () => t().planner.list
  const isToCheck = () => planner.grade() === 'undetermined'
  const ofGrade = () =>
    planner.rows().filter(({ grade }) => (grade === 'undetermined') === isToCheck()).length
  return (
    <section class="planner-list" aria-labelledby="planner-list-heading">
      <div class="planner-inset planner-list-head">
        <h3 id="planner-list-heading">{isToCheck() ? words().headingToCheck : words().heading}</h3>
        <p class="planner-note" aria-live="polite">
          {words().shown(number(planner.shown().length), number(ofGrade()))}
        </p>
      </div>
      <Show when={planner.rows().length > 0} fallback={<NoGaps />}>
        <GapFilters />
        <Show when={isToCheck()}>
          <p class="planner-inset planner-note">{words().toCheckNote}</p>
        </Show>
        <Show when={planner.shown().length > 0} fallback={<NoMatch any={ofGrade() > 0} />}>
          <GapTable />
          <p class="planner-inset planner-note planner-print">{words().printNote}</p>
        </Show>
      </Show>
    </section>
  )
}

function NoGaps(): JSX.Element {
  const { t } = useI18n()
  return (
    <div class="planner-inset">
      <EmptyNote title={t().planner.list.none}>{t().planner.list.noneText}</EmptyNote>
    </div>
  )
}

/** @param props.any whether there would be some without the filters */
function NoMatch(props: { readonly any: boolean }): JSX.Element {
  const { t } = useI18n()
  const planner = usePlanner()
  const words = () => t().planner.list
  return (
    <div class="planner-inset">
      <Switch>
        <Match when={props.any}>
          <EmptyNote title={words().noMatch}>
            <p>{words().noMatchText}</p>
            <Button kind="quiet" onClick={() => planner.clearFilters()}>
              {words().clear}
            </Button>
          </EmptyNote>
        </Match>
        <Match when={planner.grade() === 'undetermined'}>
          <EmptyNote title={words().noneToCheck} />
        </Match>
        <Match when={true}>
          <EmptyNote title={words().none}>{words().noneText}</EmptyNote>
        </Match>
      </Switch>
    </div>
  )
}
