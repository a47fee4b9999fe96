import { createEffect, createMemo, createSignal, onCleanup, type Accessor, type JSX } from 'solid-js'
import type { Gate } from '../city/gates.ts'
import type { StreetLines } from '../city/street-lines.ts'
import type { FacilityDetails } from '../coverage/tables.ts'
import type { Plans } from '../state/plans.ts'
import { areaMembers } from '../state/area-members.ts'
import { useSession } from '../state/session.ts'
import { THEMES, type Theme } from '../theme.ts'
import type { LonLat } from '../units.ts'
import { inAreaOf } from './area-facilities.ts'
import { GeoJsonSource, Layer, Layers, NO_DATA, type DataLayer, type MapData } from './map-source.tsx'
import { targetFeatures } from './target-features.ts'

const [TARGETS, DRAFT] = ['plan-targets', 'plan-draft']

/** What a tap with a tool may mean. */
export interface Targets {
  /** Of the service that the map shows, else, for a tool that needs them, of all; without those that the plan closes or moves. */
  readonly facilities: Accessor<readonly FacilityDetails[]>
  readonly gates: Accessor<readonly Gate[]>
  readonly lines: Accessor<StreetLines | undefined>
}

interface TargetsInput {
  readonly plans: Plans
  readonly services: Accessor<readonly string[]>
  /** Whether the map shows one service: then its facilities are shown with any tool and without. */
  readonly hasRule: Accessor<boolean>
}

/** Fetches what can be tapped when it is first needed. What does not come is not there: the form of the plan does without. */
export function createTargets({ plans, services, hasRule }: TargetsInput): Targets {
  const [all, setAll] = createSignal<readonly FacilityDetails[]>([])
  const [gates, setGates] = createSignal<readonly Gate[]>([])
  let isGone = false
  onCleanup(() => (isGone = true))
  const needsFacilities = createMemo(() => {
    const kind = plans.tool()?.kind
    return hasRule() || kind === 'move-facility' || kind === 'close-facility'
  })
  const needsGates = createMemo(() => plans.tool()?.kind === 'set-access')
  const wanted = createMemo(() => (needsFacilities() ? services().join('\n') : ''))
  createEffect(() => {
    const asked = wanted()
    if (asked === '') {
      setAll([])
      return
    }
    // eslint-disable-next-line solid/reactivity -- by then whether that is still wanted is what matters
    void plans.facilities.all(asked.split('\n')).then((result) => {
      if (!isGone && result.ok && asked === wanted()) setAll(result.value)
    })
  })
  createEffect(() => {
    if (!needsGates()) return
    plans.wantLines()
    void plans.facilities.gates().then((result) => {
      if (!isGone && result.ok) setGates(result.value)
    })
  })
  const touched = createMemo(
    () => new Set(plans.steps().flatMap((step) => ('facility' in step ? [step.facility] : []))),
  )
  const facilities = createMemo(() => all().filter(({ id }) => !touched().has(id)))
  return {
    facilities,
    gates: () => (needsGates() ? gates() : NO_GATES),
    lines: plans.lines,
  }
}

const NO_GATES: readonly Gate[] = []

/** Facilities and gates that can be tapped. */
export function TargetLayers(props: { readonly targets: Targets }): JSX.Element {
  const session = useSession()
  const icons = createMemo(
    () => new Map((session.reference()?.services ?? []).map(({ id, icon }) => [id, icon] as const)),
  )
  const isAbout = createMemo(() => inAreaOf(session.city()?.communities ?? [], areaMembers(session)))
  const data = createMemo(() =>
    targetFeatures({
      facilities: props.targets.facilities(),
      gates: props.targets.gates(),
      appearance: session.appearance(),
      icon: (service) => icons().get(service),
      isAbout: isAbout(),
    }),
  )
  return (
    <GeoJsonSource id={TARGETS} data={data()}>
      <Layers specs={targetLayers()} />
    </GeoJsonSource>
  )
}

/** What the chosen area has not can still be seen and tapped. */
const UNLESS_OUTSIDE = ['case', ['get', 'about'], 1, 0.35] as const

const targetLayers = (): readonly DataLayer[] => [
  {
    id: 'plan-target-spots',
    type: 'symbol',
    source: TARGETS,
    layout: {
      'icon-image': ['get', 'spot'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 10, 0.28, 12, 0.45, 13.5, 0.8, 15, 1],
      'icon-overlap': 'always',
      'icon-ignore-placement': true,
    },
    paint: { 'icon-opacity': UNLESS_OUTSIDE as never },
  },
  {
    id: 'plan-target-marks',
    type: 'symbol',
    source: TARGETS,
    minzoom: 13,
    filter: ['!=', ['get', 'spot'], ['get', 'image']],
    layout: {
      'icon-image': ['get', 'image'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 13, 0.55, 16, 0.85],
      'icon-padding': -5,
    },
    paint: { 'icon-opacity': UNLESS_OUTSIDE as never },
  },
]

/** From the first tap to the pointer. */
export function DraftLine(props: { readonly from: LonLat | null; readonly to: LonLat | null }): JSX.Element {
  const session = useSession()
  const theme = (): Theme => THEMES[session.appearance()]
  const data = createMemo((): MapData => {
    const [from, to] = [props.from, props.to]
    if (from === null) return NO_DATA
    const geometry = {
      type: 'LineString' as const,
      coordinates: [from, to ?? from].map(([lon, lat]) => [lon, lat]),
    }
    return { type: 'FeatureCollection', features: [{ type: 'Feature', id: 0, geometry, properties: {} }] }
  })
  const start = createMemo((): MapData => {
    const from = props.from
    if (from === null) return NO_DATA
    const geometry = { type: 'Point' as const, coordinates: [...from] }
    return { type: 'FeatureCollection', features: [{ type: 'Feature', id: 0, geometry, properties: {} }] }
  })
  return (
    <>
      <GeoJsonSource id={DRAFT} data={data()}>
        <Layer
          spec={{
            id: 'plan-draft-line',
            type: 'line',
            source: DRAFT,
            paint: { 'line-color': theme().ink, 'line-width': 3, 'line-dasharray': [1.6, 1.1] },
          }}
        />
      </GeoJsonSource>
      <GeoJsonSource id={`${DRAFT}-start`} data={start()}>
        <Layer
          spec={{
            id: 'plan-draft-start',
            type: 'circle',
            source: `${DRAFT}-start`,
            paint: {
              'circle-radius': 6,
              'circle-color': theme().panel,
              'circle-stroke-color': theme().ink,
              'circle-stroke-width': 3,
            },
          }}
        />
      </GeoJsonSource>
    </>
  )
}
