import { createMemo, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { peopleText } from '../../state/people.ts'
import { useSession } from '../../state/session.ts'
import { GRADES, VERDICT_NAMES } from '../../theme.ts'
import { VerdictMark } from '../kit/verdict-mark.tsx'
import { usePlanner } from './create-planner.ts'

/** More than any street has; an area without streets may have more, and the list below shows them all. */
const MOST_ROWS = 200

/** Every community of the area, those that meet the standard among them; each leads to its sheet. */
export function AreaCommunities(): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const planning = usePlanningWords()
  const planner = usePlanner()
  const words = () => planning().areas.table
  const all = createMemo(() =>
    (session.city()?.communities ?? []).flatMap((community, c) =>
      community.unit === planner.unit() && planner.isInArea(c) ? [c] : [],
    ),
  )
  return (
    <>
      <Show when={all().length > MOST_ROWS}>
        <p class="planner-inset planner-note">{words().first(number(MOST_ROWS), number(all().length))}</p>
      </Show>
      <table class="planner-table planner-area-table" aria-labelledby="planner-areas-heading">
        <thead>
          <tr>
            <th scope="col">{words().name}</th>
            <th scope="col">{words().grade}</th>
            <th scope="col" class="planner-number">
              {t().planner.list.residents}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={all().slice(0, MOST_ROWS)}>{(community) => <CommunityRow at={community} />}</For>
        </tbody>
      </table>
    </>
  )
}

function CommunityRow(props: { readonly at: number }): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const community = () => session.city()?.communities[props.at]
  const grade = () => GRADES[session.judgement()?.band[props.at] ?? -1] ?? 'undetermined'
  const residents = () => {
    const { residents: people, residentsSource } = community() ?? { residents: null, residentsSource: 'none' }
    return people === null
      ? i18n.t().planner.list.unknownResidents
      : peopleText(people, residentsSource, i18n)
  }
  return (
    <tr>
      <th scope="row">
        <button type="button" class="planner-area-open" onClick={() => planner.open(props.at)}>
          {planner.communityName(props.at)}
        </button>
      </th>
      <td>
        <span class="planner-area-grade">
          <VerdictMark
            verdict={VERDICT_NAMES[session.judgement()?.verdict[props.at] ?? -1] ?? 'unknown'}
            missing={session.judgement()?.missing[props.at]}
            grade={grade()}
          />
          {i18n.t().shell.grades[grade()]}
        </span>
      </td>
      <td class="planner-number">{residents()}</td>
    </tr>
  )
}
