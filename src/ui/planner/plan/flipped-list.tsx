import { createMemo, createSignal, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../kit/button.tsx'
import { VerdictMark } from '../../kit/verdict-mark.tsx'
import { usePlanner } from '../create-planner.ts'
import { usePlanTab } from './create-plan-tab.ts'
import { flipsOf } from './flips.ts'

const FIRST_FEW = 8

/** Communities that meet the standard with the plan and not before, or the other way round. */
export function FlippedList(): JSX.Element {
  const tab = usePlanTab()
  const { plans, words } = tab
  const flipped = () => words().plan.flipped
  const flips = createMemo(() => {
    const [gains, other] = [plans.gains(), plans.comparedGains()]
    if (gains === undefined) return null
    if (plans.compareWith() === null) return flipsOf(gains)
    return other === undefined ? null : flipsOf(gains, other)
  })
  const isNone = () => flips()?.gained.length === 0 && flips()?.lost.length === 0
  return (
    <Show when={flips()}>
      {(found) => (
        <section class="plan-flipped planner-inset" aria-labelledby="plan-flipped">
          <h3 id="plan-flipped">{flipped().heading}</h3>
          <Show when={isNone()}>
            <p class="planner-note">{flipped().none}</p>
          </Show>
          <Group
            communities={found().gained}
            verdict="inside"
            heading={flipped().gained(tab.unitsText(found().gained))}
          />
          <Group
            communities={found().lost}
            verdict="outside"
            heading={flipped().lost(tab.unitsText(found().lost))}
          />
        </section>
      )}
    </Show>
  )
}

interface GroupProps {
  readonly communities: readonly number[]
  readonly verdict: 'inside' | 'outside'
  readonly heading: string
}

function Group(props: GroupProps): JSX.Element {
  const tab = usePlanTab()
  const session = useSession()
  const planner = usePlanner()
  const { number } = useI18n()
  const [isWhole, setWhole] = createSignal(false)
  const flipped = () => tab.words().plan.flipped
  const shown = () => (isWhole() ? props.communities : props.communities.slice(0, FIRST_FEW))
  const residents = (community: number) => {
    const known = session.city()?.communities[community]?.residents
    return known === null || known === undefined ? '' : flipped().people(tab.people(known))
  }
  return (
    <Show when={props.communities.length > 0}>
      <h4>{props.heading}</h4>
      <ul class="plan-flips">
        <For each={shown()}>
          {(community) => (
            <li>
              <button
                type="button"
                class="plan-flip"
                aria-label={flipped().open(planner.communityName(community))}
                onClick={() => planner.open(community)}
                onPointerEnter={() => session.hover(community)}
                onPointerLeave={() => session.hover(null)}
                onFocus={() => session.hover(community)}
                onBlur={() => session.hover(null)}
              >
                <VerdictMark verdict={props.verdict} />
                <span>{planner.communityName(community)}</span>
                <small>{residents(community)}</small>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.communities.length > FIRST_FEW}>
        <Button kind="plain" expanded={isWhole()} onClick={() => setWhole(!isWhole())}>
          {isWhole() ? flipped().fewer : flipped().all(number(props.communities.length))}
        </Button>
      </Show>
    </Show>
  )
}
