import { createMemo, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { usePlanner } from './create-planner.ts'
import { shownPeople } from '../../state/people.ts'
import { rankedRules, type RankedRule } from './ranking.ts'
import './missing-services.css'

const FIRST_FEW = 5

/** Services by who lacks them, most lacked first. Pressing one paints the map by it. */
export function MissingServices(): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = () => t().planner.ranking
  const ranked = createMemo(() => {
    const [judgement, figures] = [session.judgement(), planner.figures()]
    return judgement === undefined || figures === undefined ? [] : rankedRules(judgement, figures)
  })
  const shown = () => (planner.allRules() ? ranked() : ranked().slice(0, FIRST_FEW))
  const byPeople = () => planner.figures()?.rankedBy !== 'communities'
  return (
    <div class="planner-ranking">
      <div class="planner-ranking-head planner-columns-head">
        <h3>{words().heading}</h3>
        <span aria-hidden="true">{byPeople() ? words().byResidents : words().byCommunities}</span>
        <span aria-hidden="true">{byPeople() ? words().people : words().count}</span>
      </div>
      <Show
        when={ranked().some(({ lacking }) => lacking > 0)}
        fallback={<p class="planner-inset planner-note planner-ranking-none">{words().nothing}</p>}
      >
        <ol class="planner-ranking-rows">
          <For each={shown()}>{(ranking) => <RankedRow ranking={ranking} byPeople={byPeople()} />}</For>
        </ol>
        <div class="planner-inset planner-ranking-foot">
          <p class="planner-note">
            {words().hint}
            <Show when={ranked().some(({ unsure }) => unsure > 0)}> {words().greyIs}</Show>
          </p>
          <Show when={ranked().length > FIRST_FEW}>
            <Button kind="plain" onClick={() => planner.setAllRules(!planner.allRules())}>
              {planner.allRules() ? words().fewer : words().all(number(ranked().length))}
            </Button>
          </Show>
        </div>
      </Show>
    </div>
  )
}

function RankedRow(props: { readonly ranking: RankedRule; readonly byPeople: boolean }): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = () => t().planner.ranking
  const isPressed = () => session.mapRule() === props.ranking.rule.id
  const shown = (n: number) => number(props.byPeople ? (shownPeople(n, planner.residentsOrigin()) ?? 0) : n)
  const inWords = () => {
    const { lacking, unsure } = props.ranking
    const lack = props.byPeople ? words().peopleLacking : words().communitiesLacking
    return unsure === 0 ? lack(shown(lacking)) : `${lack(shown(lacking))} ${words().unsure(shown(unsure))}`
  }
  return (
    <li>
      <button
        type="button"
        class="planner-ranking-row"
        aria-pressed={isPressed()}
        onClick={() => session.setMapRule(isPressed() ? null : props.ranking.rule.id)}
      >
        <span class="planner-ranking-name">
          {planner.ruleName(props.ranking.rule)}
          <Show when={!props.ranking.rule.required}>
            {' '}
            <small>{words().optional}</small>
          </Show>
        </span>
        <span class="planner-ranking-bar" aria-hidden="true">
          <span style={{ width: `${props.ranking.lackingShare * 100}%` }} />
          <span data-unsure style={{ width: `${props.ranking.unsureShare * 100}%` }} />
        </span>
        <span class="planner-ranking-number" aria-hidden="true">
          {shown(props.ranking.lacking)}
        </span>
        <span class="visually-hidden">{inWords()}</span>
      </button>
    </li>
  )
}
