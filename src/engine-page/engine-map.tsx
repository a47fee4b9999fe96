import { createMemo, Show, type JSX } from 'solid-js'
import type { StreetLines } from '../city/street-lines.ts'
import { useEngineWords } from '../i18n/engine-words.ts'
import { useI18n } from '../i18n/i18n.ts'
import { showBounds } from '../map/camera.ts'
import { CityFrame } from '../map/city-frame.tsx'
import { DragHandle } from '../map/drag-handle.tsx'
import { MapControls } from '../map/map-controls.tsx'
import { MapFooter } from '../map/map-footer.tsx'
import { createMapEffect } from '../map/map-context.ts'
import { NumberedRings } from '../map/numbered-rings.tsx'
import type { StreetStats } from '../map/street-layer.ts'
import { minutesRamp, missingRamp } from '../map/street-ramp.ts'
import { Streets } from '../map/streets.tsx'
import type { Padding } from '../theme.ts'
import type { LonLat } from '../units.ts'
import { usePage } from './page-context.ts'

export interface EngineMapProps {
  readonly padding: Padding
  /** Numbered on the map. */
  readonly points: readonly LonLat[]
  /** Looked at closely; every new object moves the map. */
  readonly lookAt: LonLat | null
  readonly onReady: (stats: () => StreetStats) => void
}

/** The map of the open city with its streets by value, and the facility that can be dragged. */
export function EngineMap(props: EngineMapProps): JSX.Element {
  const page = usePage()
  return (
    <CityFrame page={page} padding={props.padding} onProblem={page.report}>
      <Show when={page.streets.value()}>
        {(lines) => <ColouredStreets lines={lines()} onReady={props.onReady} />}
      </Show>
      <NumberedRings id="proposals" points={props.points} appearance={page.appearance()} />
      <LookAt point={props.lookAt} padding={props.padding} />
      <Facility padding={props.padding} />
      <MapControls city={page.city()} padding={props.padding} />
      <MapFooter city={page.city()} />
    </CityFrame>
  )
}

function ColouredStreets(props: {
  readonly lines: StreetLines
  readonly onReady: (stats: () => StreetStats) => void
}): JSX.Element {
  const page = usePage()
  const shown = () => page.live.shown()
  const kind = createMemo(() => shown()?.wanted.show.kind ?? 'minutes')
  const ramp = createMemo(() => (kind() === 'minutes' ? minutesRamp : missingRamp)(page.appearance()))
  return (
    <Streets
      lines={props.lines}
      values={shown()?.answer.nodes ?? null}
      ramp={ramp()}
      onReady={(stats) => props.onReady(stats)}
    />
  )
}

function Facility(props: { readonly padding: Padding }): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const { name } = useI18n()
  const service = () => page.reference()?.services.find(({ id }) => id === page.plan.service())
  return (
    <Show when={page.plan.isCounted() && page.plan.at()}>
      {(at) => (
        <DragHandle
          at={at()}
          within={page.city()?.bounds ?? [-180, -85, 180, 85]}
          padding={props.padding}
          label={words().handle(name(service()?.names.planner ?? {}))}
          onMove={page.plan.setAt}
        />
      )}
    </Show>
  )
}

/** Half of what is shown around a point, degrees. */
const AROUND = 0.008

function LookAt(props: { readonly point: LonLat | null; readonly padding: Padding }): null {
  createMapEffect<LonLat | null>((map, before) => {
    const point = props.point
    if (point === null || point === before) return point
    const [lon, lat] = point
    showBounds(map, [lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND], props.padding)
    return point
  })
  return null
}
