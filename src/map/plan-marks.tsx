import { batch, createEffect, createMemo, For, on, Show, type JSX } from 'solid-js'
import type { NewStep, PlanStep } from '../format/plan.ts'
import { useI18n } from '../i18n/i18n.ts'
import type { PlanningWords } from '../i18n/planning-words.ts'
import type { Plans } from '../state/plans.ts'
import { useSession } from '../state/session.ts'
import { THEMES, type Padding, type Theme } from '../theme.ts'
import type { LonLat } from '../units.ts'
import { showPoint } from './camera.ts'
import { createDrag, createOnScreen } from './create-drag.ts'
import { useMap } from './map-context.ts'
import { GeoJsonSource, Layers, type DataLayer } from './map-source.tsx'
import { StepSign } from './step-sign.tsx'
import { stepLines, stepMarks, type StepMark } from './step-marks.ts'
import './plan-marks.css'

const LINES = 'plan-lines'

export interface PlanMarksProps {
  readonly plans: Plans
  readonly padding: Padding
}

/** Every step of the current plan: what is added or moved can be dragged, and each can be chosen. */
export function PlanMarks(props: PlanMarksProps): JSX.Element {
  const session = useSession()
  const { planning } = useI18n()
  const { map } = useMap()
  const marks = createMemo(() => stepMarks(props.plans.steps(), props.plans.facilities.known))
  const byId = createMemo(() => new Map(marks().map((mark) => [mark.id, mark])))
  // the list names the same ids while a step is dragged: a mark that is held must stay in the document
  const ids = createMemo(() => marks().map(({ id }) => id))
  createEffect(
    on(
      () => props.plans.chosenStep(),
      (id) => {
        const mark = id === null ? undefined : byId().get(id)
        if (mark !== undefined) showPoint(map, mark.at, props.padding)
      },
      { defer: true },
    ),
  )
  return (
    <>
      <GeoJsonSource id={LINES} data={stepLines(marks(), props.plans.chosenStep())}>
        <Layers specs={lineLayers(THEMES[session.appearance()])} />
      </GeoJsonSource>
      <Show when={planning()}>
        {(words) => (
          <div
            class="map-steps"
            role="region"
            aria-label={words().modes.marks.label}
            // a wheel over a mark zooms like one beside it
            onWheel={(event) => {
              event.preventDefault()
              map.getCanvas().dispatchEvent(new WheelEvent(event.type, event))
            }}
          >
            <For each={ids()}>
              {(id) => (
                <Show when={byId().get(id)}>
                  {(mark) => (
                    <Mark mark={mark()} plans={props.plans} padding={props.padding} words={words().modes} />
                  )}
                </Show>
              )}
            </For>
          </div>
        )}
      </Show>
    </>
  )
}

interface MarkProps extends PlanMarksProps {
  readonly mark: StepMark
  readonly words: PlanningWords['modes']
}

function Mark(props: MarkProps): JSX.Element {
  const isMovable = (): boolean => props.mark.kind === 'add-facility' || props.mark.kind === 'move-facility'
  return (
    <Show when={isMovable()} fallback={<StillMark {...props} />}>
      <MovableMark {...props} />
    </Show>
  )
}

function MovableMark(props: MarkProps): JSX.Element {
  const session = useSession()
  const { onScreen, onKeyDown, ...drag } = createDrag({
    at: () => props.mark.at,
    within: () => session.city()?.bounds ?? [-180, -85, 180, 85],
    padding: () => props.padding,
    onMove: (at) => props.plans.preview(props.mark.id, at),
    onDrop: (at) => {
      const step = props.plans.steps().find(({ id }) => id === props.mark.id)
      batch(() => {
        props.plans.preview(props.mark.id, null)
        if (at !== null && step !== undefined) replaceAt(props.plans, step, at)
      })
    },
    onPress: () => press(props),
  })
  return (
    <button
      type="button"
      class="map-step"
      data-movable="true"
      {...attributesOf(props)}
      style={{ transform: `translate(${onScreen().x}px, ${onScreen().y}px)` }}
      {...drag}
      onClick={(event) => {
        // of a screen reader: pointers and keys have been heard already
        if (event.detail === 0) press(props)
      }}
      onKeyDown={(event) => {
        onKeyDown(event)
        pressByKey(props, event)
      }}
    >
      <Inside {...props} />
    </button>
  )
}

function StillMark(props: MarkProps): JSX.Element {
  const onScreen = createOnScreen(() => props.mark.at)
  return (
    <button
      type="button"
      class="map-step"
      {...attributesOf(props)}
      style={{ transform: `translate(${onScreen().x}px, ${onScreen().y}px)` }}
      onClick={() => press(props)}
      onKeyDown={(event) => {
        if (event.key === 'Delete') props.plans.drop(props.mark.id)
      }}
    >
      <Inside {...props} />
    </button>
  )
}

function Inside(props: MarkProps): JSX.Element {
  const { number } = useI18n()
  return (
    <>
      <StepSign mark={props.mark} />
      <span class="map-step-number" aria-hidden="true">
        {number(props.mark.number)}
      </span>
    </>
  )
}

/** With the tool that closes, what the plan itself adds is simply not added; else it is chosen. */
function press({ plans, mark }: MarkProps): void {
  if (plans.tool()?.kind === 'close-facility' && mark.kind === 'add-facility') {
    batch(() => {
      plans.setTool(null)
      plans.drop(mark.id)
    })
  } else plans.chooseStep(plans.chosenStep() === mark.id ? null : mark.id)
}

function pressByKey(props: MarkProps, event: KeyboardEvent): void {
  if (event.key === 'Delete') props.plans.drop(props.mark.id)
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.preventDefault()
  press(props)
}

function replaceAt(plans: Plans, step: PlanStep, at: LonLat): void {
  if (step.kind !== 'add-facility' && step.kind !== 'move-facility') return
  const { id, ...rest } = step
  const moved: NewStep = { ...rest, at }
  plans.replace(id, moved)
}

function attributesOf(props: MarkProps): JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  const label = createLabel(props)
  const isChosen = (): boolean => props.plans.chosenStep() === props.mark.id
  return {
    get 'aria-label'() {
      return label()
    },
    get 'aria-pressed'() {
      return isChosen()
    },
  }
}

/** What the step does in words, and how it is moved. */
function createLabel(props: MarkProps): () => string {
  const session = useSession()
  const { name, number } = useI18n()
  const words = () => props.words.marks
  const serviceNames = (): string =>
    props.mark.services
      .map((id) => {
        const service = session.reference()?.services.find((one) => one.id === id)
        return service === undefined ? id : name(service.names.planner)
      })
      .join(words().and)
  const hasProblem = (): boolean => Boolean(props.plans.problems()[props.mark.number - 1])
  const what = (): string => {
    const { kind, access, names } = props.mark
    const place = name(names) || serviceNames() || words().unnamed
    if (kind === 'add-facility') return words()['add-facility'](serviceNames())
    if (kind === 'move-facility' || kind === 'close-facility') return words()[kind](place)
    return kind === 'set-access' ? words()['set-access'][access ?? 'open'] : words()['add-link']
  }
  const label = (): string => {
    const kind = props.mark.kind
    const isMovable = kind === 'add-facility' || kind === 'move-facility'
    return [
      words().of(number(props.mark.number), what()),
      ...(hasProblem() ? [words().problem] : []),
      ...(isMovable ? [words().keys] : []),
    ].join(props.words.histogram.and)
  }
  return label
}

const lineLayers = (theme: Theme): readonly DataLayer[] => [
  {
    id: 'plan-line-casing',
    type: 'line',
    source: LINES,
    layout: { 'line-cap': 'round' },
    paint: {
      'line-color': theme.panel,
      'line-width': ['case', ['get', 'chosen'], 9, 6],
      'line-opacity': 0.9,
    },
  },
  {
    id: 'plan-line-moved',
    type: 'line',
    source: LINES,
    filter: ['!', ['get', 'isLink']],
    paint: { 'line-color': theme.ink2, 'line-width': ['case', ['get', 'chosen'], 3, 2] },
  },
  {
    id: 'plan-line-link',
    type: 'line',
    source: LINES,
    filter: ['get', 'isLink'],
    paint: {
      'line-color': theme.ink,
      'line-width': ['case', ['get', 'chosen'], 5, 3.5],
      'line-dasharray': [1.6, 1.1],
    },
  },
]
