import {
  createVirtualizer,
  defaultRangeExtractor,
  type Range,
  type Virtualizer,
} from '@tanstack/solid-virtual'
import { createComputed, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js'

interface VirtualRowsInput {
  /** Undefined before it is drawn. */
  readonly table: () => HTMLTableElement | undefined
  readonly count: () => number
}

/** Before any row is measured, in px. */
const ROW_HEIGHT = 44
const ROWS_BEYOND_SIGHT = 8
const PAGE_ROWS = 10

/**
 * Rows of a long table in whatever scrolls around it: those in sight, and the one that the keyboard is at, which stays
 * drawn so that it keeps the focus.
 */
export function createVirtualRows({ table, count }: VirtualRowsInput) {
  const [active, setActive] = createSignal(0)
  const [scroller, setScroller] = createSignal<Element | null>(null)
  const [margin, setMargin] = createSignal(0)
  const current = createMemo(() => Math.max(0, Math.min(active(), count() - 1)))
  const size = createRowSize()
  const virtualizer = createVirtualizer<Element, HTMLTableRowElement>({
    ...size,
    get count() {
      return count()
    },
    getScrollElement: () => scroller(),
    overscan: ROWS_BEYOND_SIGHT,
    get scrollMargin() {
      return margin()
    },
    observeElementOffset: observeScroll,
    get rangeExtractor() {
      const kept = current()
      return (range: Range) => withRow(defaultRangeExtractor(range), kept, count())
    },
  })
  onMount(() => {
    const drawnTable = table()
    if (drawnTable === undefined) return
    const around = scrollerOf(drawnTable)
    setScroller(around)
    onCleanup(followPosition(drawnTable, around, setMargin))
  })
  // by index, so that a row that stays in sight stays the same element, with its focus
  const drawn = createMemo(() => virtualizer.getVirtualItems().map((item) => item.index))
  keepFocus(drawn, () => table()?.tBodies[0]?.querySelector(`tr[data-index="${current()}"] button`))
  const gaps = createMemo(() => gapsBefore(virtualizer.getVirtualItems(), margin()))
  const gapAfter = () => {
    const last = virtualizer.getVirtualItems().at(-1)?.end ?? margin()
    return Math.max(0, margin() + virtualizer.getTotalSize() - last)
  }
  let wanted: { readonly index: number; readonly focus: boolean } | null = null
  const settle = (row: HTMLTableRowElement | null) => {
    if (row === null || row.dataset['index'] !== String(wanted?.index)) return
    row.scrollIntoView({ block: 'nearest' })
    if (wanted?.focus === true) row.querySelector('button')?.focus({ preventScroll: true })
    wanted = null
  }
  const show = (index: number, { focus }: { readonly focus: boolean }) => {
    // the active row is always drawn: at once, or as soon as the size of what scrolls is known
    wanted = { index, focus }
    setActive(index)
    settle(table()?.querySelector<HTMLTableRowElement>(`tr[data-index="${index}"]`) ?? null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('tbody') === null) return
    const to = rowFor(event.key, current(), count())
    if (to === null) return
    event.preventDefault()
    show(to, { focus: true })
  }
  return {
    /** Indices of the rows that are drawn. */
    drawn,
    /** Height of the rows between a drawn one and the one drawn before it. */
    gapBefore: (index: number) => gaps().get(index) ?? 0,
    gapAfter,
    active: current,
    setActive,
    show,
    onKeyDown,
    /** To be called with every row that comes to stand in the table. */
    measure: (row: HTMLTableRowElement) => {
      virtualizer.measureElement(row)
      settle(row)
    },
  }
}

/**
 * Rows as high as the browser reports them, all at once after it laid them out: reading each by itself would make it lay
 * out the table anew for every row. Those not seen yet count as high as the first that was.
 */
export function createRowSize() {
  let typical: number | null = null
  const estimateSize = () => typical ?? ROW_HEIGHT
  return {
    estimateSize,
    measureElement: (
      row: Element,
      entry: ResizeObserverEntry | undefined,
      rows: Pick<Virtualizer<Element, HTMLTableRowElement>, 'indexFromElement' | 'itemSizeCache'>,
    ): number => {
      const height = entry?.borderBoxSize[0]?.blockSize
      if (height === undefined)
        return rows.itemSizeCache.get(rows.indexFromElement(row as HTMLTableRowElement)) ?? estimateSize()
      const whole = Math.round(height)
      typical ??= whole
      return whole
    },
  }
}

/** Rows that stay may be moved for those that come, which takes the focus from them: it is given back. */
function keepFocus(drawn: () => readonly number[], button: () => Element | null | undefined): void {
  let hadFocus = false
  // computed before the rows change, the effect after
  createComputed(
    on(drawn, () => {
      hadFocus = document.activeElement !== document.body && document.activeElement === button()
    }),
  )
  createEffect(
    on(drawn, () => {
      const row = button()
      if (!hadFocus || document.activeElement !== document.body) return
      if (row instanceof HTMLElement) row.focus({ preventScroll: true })
    }),
  )
}

/** By index, the space in px between where the item before ends (at first `from`) and where an item starts. */
export function gapsBefore(
  items: readonly { readonly index: number; readonly start: number; readonly end: number }[],
  from: number,
): ReadonlyMap<number, number> {
  let end = from
  return new Map(
    items.map((item) => {
      const gap = Math.max(0, item.start - end)
      end = item.end
      return [item.index, gap]
    }),
  )
}

/** Indices that are drawn and one more, in order. */
export function withRow(drawn: readonly number[], row: number, count: number): number[] {
  if (row >= count || drawn.includes(row)) return [...drawn]
  return [...drawn, row].toSorted((a, b) => a - b)
}

/** The row a key leads to; null for other keys. */
export function rowFor(key: string, from: number, count: number): number | null {
  const to: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + PAGE_ROWS,
    PageUp: from - PAGE_ROWS,
    Home: 0,
    End: count - 1,
  }
  const row = to[key]
  return row === undefined ? null : Math.max(0, Math.min(row, count - 1))
}

function scrollerOf(element: Element): Element {
  const root = document.scrollingElement ?? document.documentElement
  for (let up = element.parentElement; up !== null && up !== root; up = up.parentElement) {
    if (up !== document.body && /auto|scroll/.test(getComputedStyle(up).overflowY)) return up
  }
  return root
}

/** The page itself tells the document of its scrolling, not its root element. */
function observeScroll(
  instance: { readonly scrollElement: Element | null },
  tell: (offset: number, isScrolling: boolean) => void,
) {
  const scroller = instance.scrollElement
  if (scroller === null) return undefined
  const target = scroller === document.scrollingElement ? document : scroller
  const onScroll = () => tell(scroller.scrollTop, false)
  onScroll()
  target.addEventListener('scroll', onScroll, { passive: true })
  return () => target.removeEventListener('scroll', onScroll)
}

/** Tells how far below the start of what scrolls the rows begin, whenever something above them changes its height. */
function followPosition(table: HTMLTableElement, scroller: Element, tell: (px: number) => void): () => void {
  const body = table.tBodies[0] ?? table
  const measure = () => {
    const isRoot = scroller === document.scrollingElement
    const top = isRoot ? 0 : scroller.getBoundingClientRect().top
    tell(Math.round(body.getBoundingClientRect().top - top + scroller.scrollTop))
  }
  measure()
  const observer = new ResizeObserver(measure)
  for (let up: Element | null = table; up !== null && up !== scroller; up = up.parentElement)
    observer.observe(up)
  return () => observer.disconnect()
}
