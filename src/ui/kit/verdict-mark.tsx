import { Match, Show, Switch, type JSX } from 'solid-js'
import type { Grade, VerdictName } from '../../theme.ts'
import './verdict-mark.css'

export interface VerdictMarkProps {
  readonly verdict: VerdictName
  /** Number in the ring of `outside`. */
  readonly missing?: number | undefined
  /** Colours the mark by grade, as the planner's map does; without it by verdict. */
  readonly grade?: Grade | undefined
  /** Side in px, 20 without it. */
  readonly size?: number | undefined
}

/** ● within reach, ○ too far with the number missing, ◌ cannot tell. Always beside words that say the same. */
export function VerdictMark(props: VerdictMarkProps): JSX.Element {
  const size = () => props.size ?? 20
  return (
    <svg
      class="kit-verdict-mark"
      data-verdict={props.verdict}
      data-grade={props.grade}
      width={size()}
      height={size()}
      viewBox="0 0 20 20"
      aria-hidden="true"
    >
      <Switch>
        <Match when={props.verdict === 'inside'}>
          <circle cx="10" cy="10" r="7.5" fill="currentColor" />
        </Match>
        <Match when={props.verdict === 'outside'}>
          <circle class="kit-verdict-ring" cx="10" cy="10" r="8" />
          <Show when={props.missing}>
            <text x="10" y="13.7" text-anchor="middle">
              {props.missing}
            </text>
          </Show>
        </Match>
        <Match when={props.verdict === 'unknown'}>
          <circle class="kit-verdict-ring" cx="10" cy="10" r="7.5" stroke-dasharray="4.2 3.65" />
        </Match>
      </Switch>
    </svg>
  )
}
