import { Show, type JSX } from 'solid-js'
import type { Terms } from '../../engine/protocol.ts'
import type { Walker } from '../../services/walker.ts'
import { MINUTES_RANGE, useSession } from '../../state/session.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { RangeField } from '../kit/range-field.tsx'
import { SelectChip } from '../kit/select-chip.tsx'
import { EasyTerms } from './easy-terms.tsx'
import { splitName } from './figures.ts'
import { askedMinutes, isScalable, shownMinutes } from './limits.ts'
import { StandardNote } from './standard-note.tsx'
import { ToleranceControl } from './tolerance-control.tsx'
import { WhenControl } from './when-control.tsx'
import { useWords } from './words.ts'

/** Minutes and walker in sight, the standard under 更多. Every change is answered at once. */
export function Controls(props: { readonly children?: JSX.Element }): JSX.Element {
  const session = useSession()
  return (
    <Show when={session.terms()}>
      {(terms) => (
        <div class="resident-controls">
          <Show when={!session.isEasy()} fallback={<EasyTerms terms={terms()} />}>
            <MinutesControl terms={terms()} />
            <WalkerControl terms={terms()} />
          </Show>
          <Show when={!session.isEasy() || session.when() !== null}>
            <WhenControl />
          </Show>
          <MoreControls terms={terms()} />
          {props.children}
        </div>
      )}
    </Show>
  )
}

interface ControlProps {
  readonly terms: Terms
}

function MinutesControl(props: ControlProps): JSX.Element {
  const session = useSession()
  const words = useWords()
  const standard = () => props.terms.standard
  const shown = () => shownMinutes(standard(), session.minutes())
  return (
    <Show
      when={isScalable(standard())}
      fallback={<p class="resident-note">{words().text.controls.notScalable}</p>}
    >
      <RangeField
        label={words().text.controls.minutes}
        min={MINUTES_RANGE.least}
        max={MINUTES_RANGE.most}
        step={1}
        value={shown()}
        valueText={words().text.units.minutes(words().number(shown()))}
        onInput={(minutes) => session.setMinutes(askedMinutes(standard(), minutes))}
      />
    </Show>
  )
}

/** The walker's short name to choose by; what it means stands below. */
function WalkerControl(props: ControlProps): JSX.Element {
  const session = useSession()
  const words = useWords()
  const named = (walker: Walker) => splitName(words().name(walker.names))
  const options = () =>
    (session.reference()?.walkers ?? []).map((walker) => ({ value: walker.id, label: named(walker).short }))
  return (
    <>
      <SelectChip
        label={words().text.controls.walker}
        value={props.terms.walker.id}
        options={options()}
        onChange={(id) => session.setWalker(id)}
      />
      <Show when={named(props.terms.walker).detail}>
        {(detail) => (
          <p class="resident-note resident-pace">
            {words().text.controls.pace(named(props.terms.walker).short, detail())}
          </p>
        )}
      </Show>
    </>
  )
}

function MoreControls(props: ControlProps): JSX.Element {
  const session = useSession()
  const words = useWords()
  const options = () =>
    session.standardChoices().map(({ id, names }) => ({ value: id, label: words().name(names) }))
  const share = () => session.answer()?.walkableShare ?? null
  return (
    <Disclosure summary={words().text.controls.more}>
      <div class="resident-more">
        <SelectChip
          label={words().text.controls.standard}
          value={props.terms.standard.id}
          options={options()}
          onChange={(id) => session.setStandard(id)}
        />
        <StandardNote standard={props.terms.standard} />
        <ToleranceControl />
        <Show when={share() !== null}>
          <p class="resident-note">{words().text.controls.walkable(words().percent(share() ?? 0))}</p>
          <label class="resident-check">
            <input
              type="checkbox"
              checked={session.isStraightShown()}
              onChange={(event) => session.showStraight(event.currentTarget.checked)}
            />
            {words().text.controls.straight}
          </label>
        </Show>
      </div>
    </Disclosure>
  )
}
