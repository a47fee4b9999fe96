import { createEffect, createMemo, onCleanup, Show, type JSX } from 'solid-js'
import type { Plans } from '../state/plans.ts'
import { useSession } from '../state/session.ts'
import { modeOf, rampOf, shownRule, showOf } from './map-modes.ts'
import { Streets } from './streets.tsx'

/** Every street by what the map shows; nothing where there are none, or they are switched off. */
export function PlannerStreets(props: { readonly plans: Plans }): JSX.Element {
  const session = useSession()
  const rule = createMemo(() => shownRule(session))
  const mode = createMemo(() => modeOf(session.mapMode(), rule()))
  const isShown = createMemo(() => session.areStreetsShown() && hasStreets(session.city()))
  createEffect(() => props.plans.setShow(isShown() ? showOf(rule()) : null))
  createEffect(() => {
    if (isShown()) props.plans.wantLines()
  })
  // eslint-disable-next-line solid/reactivity -- one object for as long as this stands
  onCleanup(() => props.plans.setShow(null))
  /** Colours change with the values that they are of, not before. */
  const painted = createMemo<Painted | null>((before) => {
    const answer = props.plans.answer()
    const [wanted, theirs] = [showOf(rule()), answer?.show]
    if (answer?.nodes && theirs && isSame(theirs, wanted)) {
      return { values: answer.nodes, ramp: rampOf(mode(), rule(), session.appearance()) }
    }
    return before
  }, null)
  return (
    <Show when={isShown() && props.plans.lines()}>
      {(lines) => (
        <Show when={painted()?.values.length === lines().nodeCount && painted()}>
          {(found) => (
            <Streets lines={lines()} values={found().values} ramp={found().ramp} onReady={() => {}} />
          )}
        </Show>
      )}
    </Show>
  )
}

interface Painted {
  readonly values: Uint16Array
  readonly ramp: ReturnType<typeof rampOf>
}

type Shown = ReturnType<typeof showOf>

const ruleOf = (show: Shown): string | null => (show.kind === 'rule' ? show.rule : null)
const isSame = (a: Shown, b: Shown): boolean => a.kind === b.kind && ruleOf(a) === ruleOf(b)

/** Somebody's own places without a city are judged in straight lines. */
export const hasStreets = (city: ReturnType<ReturnType<typeof useSession>['city']>): boolean =>
  city !== undefined && city.method !== 'straight-line-estimate'
