import { createMemo, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { useSession } from '../../state/session.ts'
import { VERDICT_NAMES } from '../../theme.ts'
import { Button } from '../kit/button.tsx'
import { usePlanner } from './create-planner.ts'
import './declared.css'
import { declaredCounts, type DeclaredCounts } from './own-declared.ts'

/** Enough to begin with; the list of gaps has them all. */
const MOST_NAMED = 20

/** What somebody's own list declares of each community, beside what is measured; nothing where no list declares. */
export function OwnDeclared(): JSX.Element {
  const session = useSession()
  const counts = createMemo(() => {
    const [city, judgement] = [session.city(), session.judgement()]
    return city === undefined || judgement === undefined
      ? null
      : declaredCounts(city.communities, judgement.verdict)
  })
  return <Show when={counts()}>{(found) => <Comparison counts={found()} />}</Show>
}

function Comparison(props: { readonly counts: DeclaredCounts }): JSX.Element {
  const { t, number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().areas.ownDeclared
  return (
    <section class="planner-declared" aria-labelledby="planner-own-declared">
      <div class="planner-inset">
        <h3 id="planner-own-declared">{words().heading}</h3>
        <p class="planner-note">{words().lead}</p>
      </div>
      <table class="planner-table" aria-labelledby="planner-own-declared">
        <thead>
          <tr>
            <th scope="col">{words().declared}</th>
            <For each={VERDICT_NAMES}>
              {(verdict) => (
                <th scope="col" class="planner-number">
                  {t().planner.sheet.verdict[verdict]}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={['yes', 'no'] as const}>
            {(declared) => (
              <tr>
                <th scope="row">{words()[declared]}</th>
                <For each={VERDICT_NAMES}>
                  {(verdict) => <td class="planner-number">{number(props.counts[declared][verdict])}</td>}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Named heading={words().onlyDeclared} communities={props.counts.onlyDeclared} />
      <Named heading={words().onlyMeasured} communities={props.counts.onlyMeasured} />
    </section>
  )
}

interface NamedProps {
  readonly heading: string
  readonly communities: readonly number[]
}

/** Communities of which list and measure differ; each opens its sheet. */
function Named(props: NamedProps): JSX.Element {
  const { number } = useI18n()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const rest = () => props.communities.length - MOST_NAMED
  return (
    <Show when={props.communities.length > 0}>
      <div class="planner-inset">
        <h4>{props.heading}</h4>
        <ul class="planner-own-declared">
          <For each={props.communities.slice(0, MOST_NAMED)}>
            {(community) => (
              <li>
                <Button kind="plain" onClick={() => planner.open(community)}>
                  {planner.communityName(community)}
                </Button>
              </li>
            )}
          </For>
        </ul>
        <Show when={rest() > 0}>
          <p class="planner-note">{planning().areas.ownDeclared.more(number(rest()))}</p>
        </Show>
      </div>
    </Show>
  )
}
