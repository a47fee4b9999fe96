import { createMemo, createSignal, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { peopleText, shownPeople } from '../../state/people.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { usePlanner } from './create-planner.ts'
import { KindFilter } from './kind-filter.tsx'
import { kindsOf, rankedRules, type Kind, type RankedRule } from './ranking.ts'
import './missing-services.css'

const FIRST_FEW = 5

/** Services by who lacks them, most lacked first. Pressing one paints the map by it. */
export function MissingServices(): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = () => t().planner.ranking
  const planning = usePlanningWords()
  const [chosen, setKind] = createSignal<Kind | null>(null)
  const all = createMemo(() => {
    const [judgement, figures] = [session.judgement(), planner.figures()]
    return judgement === undefined || figures === undefined ? [] : rankedRules(judgement, figures)
  })
  const kinds = createMemo(() => kindsOf(all(), session.reference()?.services ?? []))
  // another standard may ask for no service of that kind
  const kind = () => kinds().find((one) => one.kind === chosen()) ?? null
  const ranked = () => kind()?.ranked ?? all()
  const shown = () => (planner.allRules() ? ranked() : ranked().slice(0, FIRST_FEW))
  const byPeople = () => planner.figures()?.rankedBy !== 'communities'
  const unit = () => {
    if (!byPeople()) return words().count
    return planner.residentsOrigin() === 'given' ? words().people : words().peopleAbout
  }
  return (
    <div>
      <Show when={kinds().length > 1}>
        <KindFilter kinds={kinds().map((one) => one.kind)} chosen={kind()?.kind ?? null} onChange={setKind} />
      </Show>
      <div class="planner-ranking-head">
        <h3>{words().heading}</h3>
        <span aria-hidden="true">{byPeople() ? words().byResidents : words().byCommunities}</span>
        <span aria-hidden="true">{unit()}</span>
      </div>
      <Show
        when={ranked().some(({ lacking }) => lacking > 0)}
        fallback={
          <p class="planner-inset planner-note planner-ranking-none">
            {kind() === null ? words().nothing : planning().areas.kinds.none}
          </p>
        }
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
  const i18n = useI18n()
  const { t, number } = i18n
  const session = useSession()
  const planner = usePlanner()
  const words = () => t().planner.ranking
  const isPressed = () => session.mapRule() === props.ranking.rule.id
  const shown = () => {
    const { lacking } = props.ranking
    if (!props.byPeople) return number(lacking)
    const people = shownPeople(lacking, planner.residentsOrigin())
    return people === null ? t().shell.people.underTen : number(people)
  }
  const inWords = () => {
    const { lacking, unsure } = props.ranking
    const counted = (n: number) =>
      props.byPeople ? peopleText(n, planner.residentsOrigin(), i18n) : number(n)
    const [lack, doubt] = props.byPeople
      ? [words().peopleLacking, words().peopleUnsure]
      : [words().communitiesLacking, words().communitiesUnsure]
    return lack(counted(lacking)) + (unsure === 0 ? '' : doubt(counted(unsure)))
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
          {shown()}
        </span>
        <span class="visually-hidden">{inWords()}</span>
      </button>
    </li>
  )
}
