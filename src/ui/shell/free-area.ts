import type { Padding } from '../../theme.ts'

/** Edges as of `getBoundingClientRect`, within the frame. */
interface Box {
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Air around what covers the map. */
const MARGIN = 16

/** What the header and the panel leave of the map: a sheet lies below the header, a column beside the map. */
export function freeArea(
  frame: { readonly height: number },
  { layout, top, panel }: { readonly layout: 'sheet' | 'column'; readonly top: Box; readonly panel: Box },
): Padding {
  if (layout === 'column') {
    const left = Math.max(top.right, panel.right) + MARGIN
    return { left, top: MARGIN, right: MARGIN, bottom: MARGIN }
  }
  return {
    left: MARGIN,
    top: top.bottom + MARGIN,
    right: MARGIN,
    bottom: Math.max(0, frame.height - panel.top) + MARGIN,
  }
}
