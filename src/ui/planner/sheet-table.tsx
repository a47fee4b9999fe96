import { createMemo, For, Show, type JSX } from 'solid-js'
import type { CommunityAnswer } from '../../engine/protocol.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { VerdictMark } from '../kit/verdict-mark.tsx'
import { usePlanner } from './create-planner.ts'
import { sheetRows, type SheetRow } from './sheet-rows.ts'
import { walkText, type WalkLength } from './walk-length.ts'

/** Every rule of the standard for one community: verdict, walk, residents within reach, nearest facility and reason. */
export function SheetTable(props: { readonly answer: CommunityAnswer }): JSX.Element {
  const { t, percent } = useI18n()
  const session = useSession()
  const words = () => t().planner.sheet
  const standard = () => session.judgement()?.standard
  const rows = createMemo(() => sheetRows(props.answer.report, standard()?.rules ?? []))
  return (
    <div class="planner-sheet-table">
      <div class="planner-inset">
        <h3 id="planner-sheet-table">{words().table}</h3>
        <p class="planner-note">{words().timeNote(percent(standard()?.residentsShare ?? 0))}</p>
      </div>
      <table class="planner-table" aria-labelledby="planner-sheet-table">
        <thead>
          <tr>
            <th scope="col">{words().rule}</th>
            <th scope="col" class="planner-number">
              {words().time}
            </th>
            <th scope="col" class="planner-number">
              {words().share}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>{(row) => <RuleRow row={row} answer={props.answer} />}</For>
        </tbody>
      </table>
    </div>
  )
}

interface RuleRowProps {
  readonly row: SheetRow
  readonly answer: CommunityAnswer
}

function RuleRow(props: RuleRowProps): JSX.Element {
  const { t, number, percent } = useI18n()
  const planner = usePlanner()
  const words = () => t().planner.sheet
  const length = (walk: WalkLength) => walkText(walk, t().planner.walk, number)
  return (
    <tr data-verdict={props.row.verdict}>
      <th scope="row">
        <div class="planner-sheet-rule">
          <VerdictMark verdict={props.row.verdict} />
          <div>
            <span>
              {planner.ruleName(props.row.rule)}{' '}
              <span class="visually-hidden">{words().verdict[props.row.verdict]}</span>
              <Show when={!props.row.rule.required}>
                <small class="planner-optional">{words().optional}</small>
              </Show>
            </span>
            <Reason row={props.row} />
            <Nearest {...props} />
            <Members row={props.row} />
          </div>
        </div>
      </th>
      <td class="planner-number">
        <Show when={props.row.length} fallback={t().planner.list.nothing}>
          {(walk) => <b>{length(walk())}</b>}
        </Show>
        <Show when={props.row.other}>{(other) => <small>{length(other())}</small>}</Show>
      </td>
      <td class="planner-number">
        {props.row.share === null ? t().planner.list.nothing : percent(props.row.share)}
      </td>
    </tr>
  )
}

function Reason(props: { readonly row: SheetRow }): JSX.Element {
  const { t, number } = useI18n()
  const words = () => t().planner.sheet.reason
  const text = () => {
    const { reason, rule } = props.row
    if (reason === null) return null
    return reason === 'too-far'
      ? words()['too-far'](t().planner.walk[rule.ruler](number(rule.threshold)))
      : words()[reason]
  }
  return <Show when={text()}>{(found) => <small class="planner-reason">{found()}</small>}</Show>
}

function Nearest(props: RuleRowProps): JSX.Element {
  const { t, name } = useI18n()
  const planner = usePlanner()
  const nearest = () => {
    const { facility, service } = props.row
    const details = props.answer.facilities.find(({ globalId }) => globalId === facility)
    if (details === undefined) return null
    const named = name(details.names)
    if (named !== '') return named
    return service === null ? null : t().planner.sheet.unnamed(planner.serviceName(service))
  }
  return <Show when={nearest()}>{(found) => <small>{t().planner.sheet.nearestIs(found())}</small>}</Show>
}

/** Of a group of services, each with its own walk. */
function Members(props: { readonly row: SheetRow }): JSX.Element {
  const { t, number } = useI18n()
  const planner = usePlanner()
  const text = (length: WalkLength) => walkText(length, t().planner.walk, number)
  return (
    <Show when={props.row.members.length > 0}>
      <small>
        <For each={props.row.members}>
          {({ service, length }, i) => (
            <>
              {i() > 0 ? ' · ' : ''}
              <span class="planner-member">
                {t().planner.sheet.member(planner.serviceName(service), text(length))}
              </span>
            </>
          )}
        </For>
      </small>
    </Show>
  )
}
