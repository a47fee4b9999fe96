import { onMount, Show, type JSX } from 'solid-js'
import { useSession } from '../state/session.ts'
import type { Padding } from '../theme.ts'
import { FlipsLayer } from './flips-layer.tsx'
import type { TapClaim } from './map-pointer.ts'
import { PlanMarks } from './plan-marks.tsx'
import { PlanTools } from './plan-tools.tsx'
import { PlannerStreets } from './planner-streets.tsx'

export interface PlannerMapProps {
  readonly padding: Padding
  /** Whoever claims the taps on the map gets them, until null. */
  readonly onClaim: (claim: TapClaim | null) => void
}

/** What only the planner's map has: streets by value, and while 怎么补 is open the plan. Loads the plans. */
export function PlannerMap(props: PlannerMapProps): JSX.Element {
  const session = useSession()
  onMount(session.wantPlans)
  return (
    <Show when={session.plans()}>
      {(plans) => (
        <>
          <PlannerStreets plans={plans()} />
          <Show when={plans().isOpen()}>
            <FlipsLayer />
            <PlanTools plans={plans()} padding={props.padding} onClaim={props.onClaim} />
            <PlanMarks plans={plans()} padding={props.padding} />
          </Show>
        </>
      )}
    </Show>
  )
}
