import type { MapMouseEvent } from 'maplibre-gl'
import { batch, createEffect, createMemo, createSignal, on, onCleanup, Show, type JSX } from 'solid-js'
import type { FacilityDetails } from '../coverage/tables.ts'
import type { NewStep } from '../format/plan.ts'
import { useI18n } from '../i18n/i18n.ts'
import type { Plans, PlanTool } from '../state/plans.ts'
import { useSession } from '../state/session.ts'
import type { Padding } from '../theme.ts'
import { distanceM, type LonLat } from '../units.ts'
import { shownRule } from './map-modes.ts'
import { useMap } from './map-context.ts'
import type { TapClaim } from './map-pointer.ts'
import { createTargets, DraftLine, TargetLayers } from './plan-targets.tsx'
import { metresPerPixel, nearestPlace, streetTarget } from './tap-target.ts'
import './plan-tools.css'

export interface PlanToolsProps {
  readonly plans: Plans
  readonly padding: Padding
  readonly onClaim: (claim: TapClaim | null) => void
}

/** The first of two taps. */
type Begun =
  | { readonly kind: 'facility'; readonly facility: FacilityDetails; readonly at: LonLat }
  | { readonly kind: 'link'; readonly at: LonLat }

type Missed = 'facility' | 'street' | null

/** While a tool of the plan is chosen the next tap on the map does what it is for; Escape puts it away. */
export function PlanTools(props: PlanToolsProps): JSX.Element {
  const session = useSession()
  const { map } = useMap()
  const [begun, setBegun] = createSignal<Begun | null>(null)
  const [pointer, setPointer] = createSignal<LonLat | null>(null)
  const [missed, setMissed] = createSignal<Missed>(null)
  const tool = () => props.plans.tool()
  const services = createMemo(() => {
    const rules = session.judgement()?.standard.rules ?? []
    return shownRule(session)?.services ?? rules.flatMap((rule) => rule.services)
  })
  const targets = createTargets({
    // eslint-disable-next-line solid/reactivity -- one object for as long as this stands
    plans: props.plans,
    services,
    hasRule: () => shownRule(session) !== undefined,
  })
  const finish = (step: NewStep): void => {
    const id = props.plans.add(step)
    props.plans.setTool(null)
    // after the rest: a plan that is made for its first step begins with none chosen
    // eslint-disable-next-line solid/reactivity -- still part of what the tap does
    queueMicrotask(() => props.plans.chooseStep(id))
  }
  const tap = (event: MapMouseEvent, reachPx: number): void => {
    const by = tool()
    if (by === null) return
    const at: LonLat = [event.lngLat.lng, event.lngLat.lat]
    const reachM = reachPx * metresPerPixel(map.getZoom(), at[1])
    const done = act(by, { at, reachM, begun: begun(), targets })
    batch(() => {
      setMissed('missed' in done ? done.missed : null)
      if ('begun' in done) setBegun(done.begun)
      if ('step' in done) finish(done.step)
    })
  }
  const follow = ({ lngLat }: MapMouseEvent): void => {
    if (begun() !== null) setPointer([lngLat.lng, lngLat.lat])
  }
  const escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && tool() !== null) props.plans.setTool(null)
  }
  // eslint-disable-next-line solid/reactivity -- an event handler of the map
  map.on('mousemove', follow)
  document.addEventListener('keydown', escape)
  createEffect(
    on(tool, (by) => {
      setBegun(null)
      setPointer(null)
      setMissed(null)
      props.onClaim(by === null ? null : tap)
    }),
  )
  onCleanup(() => {
    map.off('mousemove', follow)
    document.removeEventListener('keydown', escape)
    // eslint-disable-next-line solid/reactivity -- whoever gave it stands longer than this
    props.onClaim(null)
  })
  return (
    <>
      <TargetLayers targets={targets} />
      <DraftLine from={begun()?.at ?? null} to={pointer()} />
      <Show when={tool()}>
        {(by) => (
          <Hint plans={props.plans} tool={by()} begun={begun()} missed={missed()} pointer={pointer()} />
        )}
      </Show>
    </>
  )
}

interface Tap {
  readonly at: LonLat
  readonly reachM: number
  readonly begun: Begun | null
  readonly targets: ReturnType<typeof createTargets>
}

type Done =
  | { readonly step: NewStep }
  | { readonly begun: Begun }
  | { readonly missed: Exclude<Missed, null> }

/** What a tap does with a tool. */
function act(tool: PlanTool, { at, reachM, begun, targets }: Tap): Done {
  switch (tool.kind) {
    case 'add-facility':
      return { step: { kind: tool.kind, at, services: tool.services } }
    case 'add-link':
      return begun?.kind === 'link'
        ? { step: { kind: tool.kind, from: begun.at, to: at } }
        : { begun: { kind: 'link', at } }
    case 'set-access': {
      const found = streetTarget(targets.gates(), targets.lines(), { at, reachM })
      return found === null
        ? { missed: 'street' }
        : { step: { kind: tool.kind, ...found, access: tool.access } }
    }
    case 'move-facility':
      if (begun?.kind === 'facility') {
        return { step: { kind: tool.kind, facility: begun.facility.id, at } }
      }
  }
  const pointOf = ({ lon, lat }: FacilityDetails): LonLat => [lon, lat]
  const facility = nearestPlace(targets.facilities(), { pointOf, at, reachM })
  if (facility === undefined) return { missed: 'facility' }
  return tool.kind === 'close-facility'
    ? { step: { kind: tool.kind, facility: facility.id } }
    : { begun: { kind: 'facility', facility, at: pointOf(facility) } }
}

interface HintProps {
  readonly plans: Plans
  readonly tool: PlanTool
  readonly begun: Begun | null
  readonly missed: Missed
  readonly pointer: LonLat | null
}

/** Says what the next tap does, and puts the tool away. */
function Hint(props: HintProps): JSX.Element {
  const session = useSession()
  const { planning, name, number } = useI18n()
  const serviceNames = (ids: readonly string[], and: string): string =>
    ids
      .map(
        (id) => name(session.reference()?.services.find((one) => one.id === id)?.names.planner ?? {}) || id,
      )
      .join(and)
  const text = (): string => {
    const words = planning()?.modes
    if (words === undefined) return ''
    const { tools, marks } = words
    if (props.missed !== null) return tools.missed[props.missed]
    const [tool, begun] = [props.tool, props.begun]
    if (tool.kind === 'add-facility') return tools[tool.kind](serviceNames(tool.services, marks.and))
    if (tool.kind === 'set-access') return tools[tool.kind][tool.access]
    if (begun?.kind === 'facility')
      return tools.moveTo(name(begun.facility.names) || serviceNames(begun.facility.services, marks.and))
    if (begun?.kind === 'link') {
      const m = props.pointer === null ? 0 : Math.round(distanceM(begun.at, props.pointer))
      return m === 0 ? tools.linkTo : tools.linkLength(number(m))
    }
    return tools[tool.kind]
  }
  return (
    <Show when={planning()?.modes.tools}>
      {(words) => (
        <div class="map-hint">
          <p role="status" data-missed={props.missed !== null}>
            {text()}
          </p>
          <Show when={props.tool.kind === 'set-access'}>
            <ul class="map-hint-gates">
              <li data-gate="closed">{words().gates.closed}</li>
              <li data-gate="residents">{words().gates.residents}</li>
              <li data-gate="open">{words().gates.open}</li>
            </ul>
          </Show>
          <span class="map-hint-escape">{words().escape}</span>
          <button type="button" onClick={() => props.plans.setTool(null)}>
            {words().cancel}
          </button>
        </div>
      )}
    </Show>
  )
}
