import List from 'lucide-solid/icons/list'
import MapIcon from 'lucide-solid/icons/map'
import { createSignal, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { nextLevel, restingLevel, SHEET_LEVELS, type Sheet, type SheetLevel } from './sheet.ts'

export interface SheetHandleProps {
  readonly sheet: Sheet
  /** The element whose height is moved. */
  readonly body: () => HTMLElement
  /** Height in px while a finger holds it, null when it is let go. */
  readonly onDrag: (height: number | null) => void
}

interface Drag {
  readonly fromY: number
  readonly fromHeight: number
  readonly lastY: number
  readonly lastAt: number
  /** px per ms, upwards positive. */
  readonly speed: number
  readonly moved: boolean
}

/** Less than this is a tap, in px. */
const TAP = 6

/** The handle of the sheet: drag it, tap it, or use the arrow keys. In 长辈模式 a button that says what it does. */
export function SheetHandle(props: SheetHandleProps): JSX.Element {
  const session = useSession()
  return (
    <Show when={session.isEasy()} fallback={<Handle {...props} />}>
      <MapSwitch {...props} />
    </Show>
  )
}

/** The map, or the words. */
function MapSwitch(props: SheetHandleProps): JSX.Element {
  const { t } = useI18n()
  const isMap = () => props.sheet.level() === 'peek'
  return (
    <button
      type="button"
      class="shell-switch"
      onClick={() => props.sheet.setLevel(isMap() ? 'full' : 'peek')}
    >
      <Show when={isMap()} fallback={<MapIcon size={24} aria-hidden="true" />}>
        <List size={24} aria-hidden="true" />
      </Show>
      {isMap() ? t().easy.showWords : t().easy.showMap}
    </button>
  )
}

function Handle(props: SheetHandleProps): JSX.Element {
  const { t } = useI18n()
  const [drag, setDrag] = createSignal<Drag | null>(null)
  /** A drag ends with a click that nobody meant. */
  let swallowClick = false

  const start = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    swallowClick = false
    setDrag({
      fromY: event.clientY,
      fromHeight: props.body().offsetHeight,
      lastY: event.clientY,
      lastAt: event.timeStamp,
      speed: 0,
      moved: false,
    })
  }
  const move = (event: PointerEvent) => {
    const before = drag()
    if (before === null) return
    const after = dragged(before, event)
    setDrag(after)
    if (after.moved) props.onDrag(after.fromHeight + after.fromY - after.lastY)
  }
  const end = (event: PointerEvent) => {
    const last = drag()
    setDrag(null)
    props.onDrag(null)
    if (last === null || !last.moved) return
    swallowClick = event.type === 'pointerup'
    const height = last.fromHeight + last.fromY - last.lastY
    props.sheet.setLevel(restingLevel(height, last.speed, levelHeights(props.body())))
  }
  const click = () => {
    if (swallowClick) swallowClick = false
    else props.sheet.setLevel(props.sheet.level() === 'full' ? 'peek' : nextLevel(props.sheet.level(), 1))
  }
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    props.sheet.setLevel(nextLevel(props.sheet.level(), event.key === 'ArrowUp' ? 1 : -1))
  }
  return (
    <button
      type="button"
      class="shell-handle"
      aria-expanded={props.sheet.level() !== 'peek'}
      aria-label={props.sheet.level() === 'full' ? t().shell.sheet.smaller : t().shell.sheet.larger}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onClick={click}
      onKeyDown={key}
    />
  )
}

function dragged(before: Drag, event: PointerEvent): Drag {
  const elapsed = Math.max(1, event.timeStamp - before.lastAt)
  return {
    ...before,
    lastY: event.clientY,
    lastAt: event.timeStamp,
    speed: (before.lastY - event.clientY) / elapsed,
    moved: before.moved || Math.abs(event.clientY - before.fromY) > TAP,
  }
}

/** The heights that frame.css gives the levels, read where they are defined. */
function levelHeights(body: HTMLElement): Record<SheetLevel, number> {
  const probe = document.createElement('div')
  probe.style.cssText = 'position: absolute; visibility: hidden; width: 0'
  body.append(probe)
  const heights = SHEET_LEVELS.map((level) => {
    probe.style.height = `var(--sheet-${level})`
    return [level, probe.offsetHeight] as const
  })
  probe.remove()
  return Object.fromEntries(heights) as Record<SheetLevel, number>
}
