import { Match, Show, Switch, type JSX } from 'solid-js'
import { useSession } from '../state/session.ts'
import type { StepMark } from './step-marks.ts'

/** For a service that nobody told of. */
const PLAIN_ICON = 'maki-marker'

/** The picture on the mark of a step: the icon of the service, crossed out where it is closed, a gate, or a footpath. */
export function StepSign(props: { readonly mark: StepMark }): JSX.Element {
  const session = useSession()
  const icon = (): string => {
    const [first] = props.mark.services
    return session.reference()?.services.find(({ id }) => id === first)?.icon ?? PLAIN_ICON
  }
  return (
    <span class="map-step-sign" data-kind={props.mark.kind} aria-hidden="true">
      <Switch
        fallback={
          <svg viewBox="0 0 24 24">
            <use href={`./service-icons.svg#${icon()}`} x="4" y="4" width="16" height="16" />
            <Show when={props.mark.kind === 'close-facility'}>
              <path class="map-step-cross" d="M4 4 20 20M20 4 4 20" />
            </Show>
          </svg>
        }
      >
        <Match when={props.mark.kind === 'set-access'}>
          <svg viewBox="0 0 24 24">
            <path class="map-step-stroke" d={GATES[props.mark.access ?? 'open']} />
          </svg>
        </Match>
        <Match when={props.mark.kind === 'add-link'}>
          <svg viewBox="0 0 24 24">
            <path class="map-step-stroke" d="M6 19 9 14M11 11l2-3M15 6l3-3M4 20h.01M20 2h.01" />
          </svg>
        </Match>
      </Switch>
    </span>
  )
}

/** Two posts, and between them a way, a person's height of bars, or a closed wing. */
const GATES = {
  open: 'M5 5v15M19 5v15M9 13h6M12.5 10l3 3-3 3',
  residents: 'M5 5v15M19 5v15M12 10.5v.01M9.5 18v-2.5a2.5 2.5 0 0 1 5 0V18',
  closed: 'M5 5v15M19 5v15M5 9h14M5 16h14M10 9v7M14 9v7',
} as const
