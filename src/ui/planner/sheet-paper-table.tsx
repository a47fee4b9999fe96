import { For, Show, type JSX } from 'solid-js'
import type { FacilityDetails } from '../../coverage/tables.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { useSession } from '../../state/session.ts'
import { usePlanner } from './create-planner.ts'
import type { SheetRow } from './sheet-rows.ts'
import { numberedSources } from './standard-sources.ts'
import { walkText, type WalkLength } from './walk-length.ts'

interface SheetPaperTableProps {
  readonly rows: readonly SheetRow[]
  readonly facilities: readonly FacilityDetails[]
}

/** Rules on paper: the nearest, the walk to it, residents within reach, what is required and by which source. */
export function SheetPaperTable(props: SheetPaperTableProps): JSX.Element {
  const { percent } = useI18n()
  const planning = usePlanningWords()
  const planner = usePlanner()
  const words = () => planning().areas.sheet
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words().columns.service}</th>
          <th scope="col">{words().columns.nearest}</th>
          <th scope="col" class="kit-paper-number">
            {words().columns.walk}
          </th>
          <th scope="col" class="kit-paper-number">
            {words().columns.residents}
          </th>
          <th scope="col">{words().columns.basis}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr data-verdict={row.verdict}>
              <th scope="row" class="planner-paper-service">
                {planner.ruleName(row.rule)}
              </th>
              <td>
                <Nearest row={row} facilities={props.facilities} />
              </td>
              <td class="kit-paper-number">
                <Walk row={row} />
              </td>
              <td class="kit-paper-number">{row.share === null ? '' : percent(row.share)}</td>
              <td>
                <Required row={row} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

function Walk(props: { readonly row: SheetRow }): JSX.Element {
  const { t, number } = useI18n()
  const said = (length: WalkLength) => walkText(length, t().planner.walk, number)
  return (
    <>
      <Show when={props.row.length}>{(length) => said(length())}</Show>
      <Show when={props.row.other}>{(other) => ` · ${said(other())}`}</Show>
    </>
  )
}

/** Its name, and the object of the map that the finding rests on. */
function Nearest(props: {
  readonly row: SheetRow
  readonly facilities: readonly FacilityDetails[]
}): JSX.Element {
  const { t, name } = useI18n()
  const planner = usePlanner()
  const details = () => props.facilities.find(({ globalId }) => globalId === props.row.facility)
  const named = (found: FacilityDetails) => {
    const { service } = props.row
    const own = name(found.names)
    if (own !== '' || service === null) return own
    return t().planner.sheet.unnamed(planner.serviceName(service))
  }
  return (
    <Show when={details()} fallback={t().planner.list.nothing}>
      {(found) => (
        <>
          {named(found())} <span class="planner-paper-note">{found().id}</span>
        </>
      )}
    </Show>
  )
}

/** 「15 分钟以内」 with the number of its source, which stands below. */
function Required(props: { readonly row: SheetRow }): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const planning = usePlanningWords()
  const words = () => planning().areas.sheet
  const text = () => {
    const { rule } = props.row
    const standard = session.judgement()?.standard
    const source = standard === undefined ? undefined : numberedSources(standard).get(rule.source)
    return [
      words().within(t().planner.walk[rule.ruler](number(rule.threshold))),
      rule.required ? '' : t().planner.sheet.optional,
      source === undefined ? '' : t().planner.standard.sourceNumber(number(source.number)),
      rule.verified ? '' : words().unverified,
    ]
      .filter(Boolean)
      .join(' · ')
  }
  return <span class="planner-paper-note">{text()}</span>
}
