import { createEffect, createMemo, createSignal, on, onCleanup, onMount, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import type { Padding } from '../../theme.ts'
import { freeArea } from './free-area.ts'
import { SheetHandle } from './sheet-handle.tsx'
import type { Sheet } from './sheet.ts'
import './frame.css'

export interface FrameProps {
  readonly header: JSX.Element
  readonly panel: JSX.Element
  readonly map: JSX.Element
  readonly legend: JSX.Element
  readonly notices: JSX.Element
  /** Of `createSheet`; whoever sends the visitor to the map lowers it. */
  readonly sheet: Sheet
  /** Told at first and whenever header or panel leave another part of the map free; not during a movement. */
  readonly onPadding: (padding: Padding) => void
}

/** Below this width the panel is a sheet over the map; as in frame.css. */
const SHEET_BELOW = '(width < 600px)'
/** A little longer than the sheet moves. */
const SETTLED_MS = 180

/**
 * The page: the map fills the window; over it a column of header and panel, on a phone a header and a sheet. Only the
 * panel scrolls. In the order of reading: header, notices, panel, map, legend.
 */
export function Frame(props: FrameProps): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const [dragged, setDragged] = createSignal<number | null>(null)
  let frame!: HTMLDivElement
  let column!: HTMLDivElement
  let top!: HTMLElement
  let body!: HTMLDivElement
  let panel!: HTMLElement

  onMount(() => {
    const measure = () => {
      const padding = measured(frame, top, body)
      const lengths = SIDES.map((side) => [`--map-${side}`, padding[side]] as const)
      for (const [name, px] of [...lengths, ['--shell-top', top.getBoundingClientRect().bottom] as const])
        setLength(frame, name, px)
      return padding
    }
    let settled = 0
    const observer = new ResizeObserver(() => {
      const padding = measure()
      clearTimeout(settled)
      // eslint-disable-next-line solid/reactivity -- the callback of the moment is what is wanted
      settled = window.setTimeout(() => props.onPadding(padding), SETTLED_MS)
    })
    for (const element of [frame, top, body]) observer.observe(element)
    props.onPadding(measure())
    onCleanup(() => {
      observer.disconnect()
      clearTimeout(settled)
    })
  })

  // another page in the panel begins at its top, and has the keyboard where that was on what is gone
  const shown = createMemo(() => `${session.door()} ${session.place() === null} ${session.cityId()}`)
  createEffect(
    on(
      shown,
      () => {
        for (const scroller of [column, body, panel]) scroller.scrollTo(0, 0)
        if (document.activeElement === document.body) panel.focus({ preventScroll: true })
      },
      { defer: true },
    ),
  )

  // what the keyboard comes to must not lie behind the sheet, nor below its edge
  const showFocus = (event: FocusEvent & { readonly target: Element }, where: 'panel' | 'map') => {
    if (!matchMedia(SHEET_BELOW).matches || !event.target.matches(':focus-visible')) return
    const [level, isEasy] = [props.sheet.level(), session.isEasy()]
    if (where === 'panel' && level === 'peek') props.sheet.setLevel(isEasy ? 'full' : 'half')
    if (where === 'map' && level === 'full') props.sheet.setLevel(isEasy ? 'peek' : 'half')
  }

  return (
    <div
      class="shell-frame"
      ref={(element) => (frame = element)}
      data-door={session.door()}
      data-level={props.sheet.level()}
    >
      <button type="button" class="shell-skip" onClick={() => panel.focus()}>
        {t().shell.skipToPanel}
      </button>
      <div class="shell-column" ref={(element) => (column = element)}>
        <header class="shell-top" ref={(element) => (top = element)}>
          {props.header}
        </header>
        <div
          class="shell-body"
          ref={(element) => (body = element)}
          data-dragged={dragged() !== null}
          style={{ '--dragged': `${dragged() ?? 0}px` }}
        >
          <SheetHandle sheet={props.sheet} body={() => body} onDrag={setDragged} />
          <div class="shell-notice-slot">{props.notices}</div>
          <main
            class="shell-panel"
            ref={(element) => (panel = element)}
            tabIndex={-1}
            aria-label={t().shell.panel}
            onFocusIn={(event) => showFocus(event, 'panel')}
          >
            {props.panel}
          </main>
        </div>
      </div>
      <div class="shell-map" onFocusIn={(event) => showFocus(event, 'map')}>
        {props.map}
      </div>
      <aside
        class="shell-legend"
        aria-label={t().shell.legend}
        onFocusIn={(event) => showFocus(event, 'map')}
      >
        {props.legend}
      </aside>
    </div>
  )
}

/** Everything in the frame is styled anew by it: only when it changes. */
function setLength({ style }: HTMLElement, name: string, px: number): void {
  const value = `${px}px`
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value)
}

const SIDES = ['left', 'top', 'right', 'bottom'] as const

function measured(frame: HTMLElement, top: HTMLElement, body: HTMLElement): Padding {
  return freeArea(
    { height: frame.clientHeight },
    {
      layout: matchMedia(SHEET_BELOW).matches ? 'sheet' : 'column',
      top: top.getBoundingClientRect(),
      panel: body.getBoundingClientRect(),
    },
  )
}
