import { createEffect, createMemo, createSignal, createUniqueId, For, Show, type JSX } from 'solid-js'
import { ChoiceField } from './choice-field.tsx'
import { CommunityField } from './community-field.tsx'
import { createFacilitiesNear } from './create-facilities-near.ts'
import type { PlaceChoice, PlaceKind, PlaceProblem } from './create-place-choice.ts'
import { usePlanTab } from './create-plan-tab.ts'

export interface PlaceFieldProps {
  readonly place: PlaceChoice
  readonly kinds: readonly PlaceKind[]
  /** Of the choice of a kind, where there is more than one. */
  readonly label?: string
}

/** A place by names or numbers alone. */
export function PlaceField(props: PlaceFieldProps): JSX.Element {
  const tab = usePlanTab()
  const add = () => tab.words().plan.add
  const isAsked = (kind: PlaceKind) => props.place.kind() === kind
  const communityProblem = () => (props.place.problem() === 'community' ? add().errors.community : null)
  return (
    <>
      <Show when={props.kinds.length > 1}>
        <ChoiceField
          label={props.label ?? add().place}
          value={props.place.kind()}
          options={props.kinds.map((value) => ({ value, label: add().places[value] }))}
          onChange={(value) => props.place.setKind(props.kinds.find((one) => one === value) ?? 'community')}
        />
      </Show>
      <Show
        when={!isAsked('coordinates')}
        fallback={
          <CoordinatesField
            value={props.place.typed()}
            problem={props.place.problem()}
            onInput={props.place.setTyped}
          />
        }
      >
        <CommunityField
          label={isAsked('community') ? add().community : add().nearCommunity}
          value={props.place.community()}
          error={communityProblem()}
          onChange={props.place.setCommunity}
        />
        <Show when={isAsked('facility')}>
          <FacilityField place={props.place} />
        </Show>
      </Show>
    </>
  )
}

/** One of the facilities near the community. */
function FacilityField(props: { readonly place: PlaceChoice }): JSX.Element {
  const tab = usePlanTab()
  const near = createFacilitiesNear(() => props.place.middle())
  const id = createUniqueId()
  const add = () => tab.words().plan.add
  const [chosen, setChosen] = createSignal<string | null>(null)
  const shown = createMemo(() => near.rows().find((one) => one.id === chosen()) ?? near.rows()[0])
  const isMissing = () => props.place.problem() === 'facility'
  createEffect(() => {
    const facility = shown()
    props.place.setFacility(facility === undefined ? null : [facility.lon, facility.lat])
  })
  return (
    <div class="plan-field">
      <label for={id}>{add().nearest(tab.serviceNames([tab.service()]))}</label>
      <select
        id={id}
        aria-invalid={isMissing() ? 'true' : undefined}
        aria-describedby={`${id}-note${isMissing() ? ` ${id}-error` : ''}`}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <Show when={shown() === undefined}>
          <option value="">—</option>
        </Show>
        <For each={near.rows()}>
          {(one) => (
            <option value={one.id} selected={one.id === shown()?.id}>
              {add().facilityAway(near.called(one), near.away(one))}
            </option>
          )}
        </For>
      </select>
      <p class="planner-note" id={`${id}-note`} aria-live="polite">
        {near.note()}
      </p>
      <ErrorText id={`${id}-error`} text={isMissing() ? add().errors.facility : null} />
    </div>
  )
}

interface CoordinatesFieldProps {
  readonly value: string
  readonly problem: PlaceProblem | null
  readonly onInput: (text: string) => void
}

function CoordinatesField(props: CoordinatesFieldProps): JSX.Element {
  const tab = usePlanTab()
  const id = createUniqueId()
  const add = () => tab.words().plan.add
  return (
    <div class="plan-field">
      <label for={id}>{add().coordinates}</label>
      <input
        id={id}
        type="text"
        inputmode="text"
        autocomplete="off"
        maxlength={80}
        value={props.value}
        aria-invalid={props.problem === null ? undefined : 'true'}
        aria-describedby={`${id}-hint${props.problem === null ? '' : ` ${id}-error`}`}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <p class="planner-note" id={`${id}-hint`}>
        {add().coordinatesHint}
      </p>
      <ErrorText id={`${id}-error`} text={props.problem && add().errors[props.problem]} />
    </div>
  )
}

function ErrorText(props: { readonly id: string; readonly text: string | null }): JSX.Element {
  return (
    <Show when={props.text}>
      {(text) => (
        <p class="plan-error" id={props.id} role="alert">
          {text()}
        </p>
      )}
    </Show>
  )
}
